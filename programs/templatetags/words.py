"""`{% word "mentor" %}`: what the edition of this page's reader says for it."""

from django import template

from programs.setup.wording import Worded, words

register = template.Library()


@register.simple_tag(takes_context=True)
def word(context: template.Context, token: str, edition: Worded | None = None) -> str:
    """The word of the edition given, or of the context's `edition`; neutral where there is none.

    `mentor`, `mentors`, `executive`, `executives`, `session`, `sessions`, `program`, `feedback`,
    `verb`, `recognition`; a capital first letter gives one: `{% word "Mentor" %}`. Inside a
    `blocktranslate` use `{% word "mentor" as mentor %}` before it.
    """
    return words(edition if edition is not None else context.get("edition"))[token]
