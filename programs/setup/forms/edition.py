"""What owners fill in about the words and switches of a region."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from programs.setup.models import Edition, Program
from programs.setup.wording import vocabularies, vocabulary

LANGUAGES = {
    "en": "English",
    "es": "Español",
    "ja": "日本語",
    "ko": "한국어",
    "pt": "Português",
    "sv": "Svenska",
    "zh": "中文",
}


class EditionForm(forms.Form):
    version = forms.IntegerField(widget=forms.HiddenInput, initial=0)
    region = forms.CharField(
        label=gettext_lazy("Region"),
        max_length=80,
        required=False,
        help_text=gettext_lazy(
            "As HR writes it. Leave empty for all who have no edition of their own."
        ),
    )
    country = forms.RegexField(
        label=gettext_lazy("Country"),
        regex=r"^[A-Za-z]{2}$",
        required=False,
        help_text=gettext_lazy("Two letters, for example BR. A country goes before its region."),
        error_messages={"invalid": gettext_lazy("A country has two letters, for example BR.")},
    )
    vocabulary = forms.ChoiceField(label=gettext_lazy("Words"), widget=forms.RadioSelect)
    mentor_word = forms.ChoiceField(label=gettext_lazy("Word for the junior role"), required=False)
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the words"), choices=list(LANGUAGES.items())
    )
    native_review = forms.BooleanField(
        label=gettext_lazy("A native reader has reviewed the words in this language"),
        help_text=gettext_lazy("Until then participants read them in English."),
        required=False,
    )
    reflections = forms.BooleanField(
        label=gettext_lazy("Written reflections before a session"), required=False
    )
    facilitator = forms.BooleanField(
        label=gettext_lazy("A facilitator joins the first session"), required=False
    )
    neutral_place = forms.BooleanField(
        label=gettext_lazy("Meetings in neutral places only"), required=False
    )

    SWITCHES = ("native_review", "reflections", "facilitator", "neutral_place")

    def __init__(
        self, *args: Any, program: Program, edition: Edition | None, **kwargs: Any
    ) -> None:
        kwargs.setdefault(
            "initial", edition_values(edition) if edition else {"vocabulary": "neutral"}
        )
        super().__init__(*args, **kwargs)
        self.program, self.edition = program, edition
        sets = [(each.key, each.name) for each in vocabularies().values()]
        self.fields["vocabulary"].choices = sets  # type: ignore[attr-defined]
        said = sorted(
            {word for each in vocabularies().values() for word in each.tables["en"]["mentor"]}
        )
        self.fields["mentor_word"].choices = [  # type: ignore[attr-defined]
            ("", _("The first word of the set")),
            *[(word, word) for word in said],
        ]

    def clean_country(self) -> str:
        return str(self.cleaned_data["country"]).upper()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        self._check_words(values)
        others = self.program.editions.all()
        if self.edition is not None:
            others = others.exclude(pk=self.edition.pk)
        place = {"region": values.get("region", ""), "country": values.get("country", "")}
        if not self.errors and others.filter(**place).exists():
            self.add_error("region", _("This place has an edition already."))
        return values

    def _check_words(self, values: dict[str, Any]) -> None:
        chosen = vocabulary(values.get("vocabulary", ""))
        word, language = values.get("mentor_word"), values.get("language", "en")
        if word and word not in chosen.tables["en"]["mentor"]:
            self.add_error("mentor_word", _("The set you chose does not have this word."))
        if language not in chosen.tables:
            names = ", ".join(LANGUAGES[each] for each in chosen.tables if each in LANGUAGES)
            message = _("The set has words in %(names)s.") % {"names": names}
            self.add_error("language", message)

    def values(self) -> dict[str, Any]:
        """What is stored, once the form is valid."""
        said = self.cleaned_data
        words = vocabulary(said["vocabulary"]).tables["en"]["mentor"]
        picked = words.index(said["mentor_word"]) if said["mentor_word"] else 0
        switches = {name: said[name] for name in self.SWITCHES} | {"mentor_word": picked}
        own = {name: said[name] for name in ("region", "country", "vocabulary", "language")}
        return own | {"switches": switches}


def edition_values(edition: Edition) -> dict[str, Any]:
    """The edition in the form's initial values."""
    own = {
        name: getattr(edition, name)
        for name in ("version", "region", "country", "vocabulary", "language")
    }
    words = vocabulary(edition.vocabulary).tables["en"]["mentor"]
    picked = edition.switches.get("mentor_word", 0)
    word = words[picked] if 0 < picked < len(words) else ""
    return (
        own
        | {name: edition.switches.get(name) for name in EditionForm.SWITCHES}
        | {"mentor_word": word}
    )
