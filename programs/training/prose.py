"""From the text of a module or role-play to the HTML and the words its reader gets."""

import re

from django.utils.safestring import SafeString
from markdown_it import MarkdownIt

from programs.setup.wording import Wording

TOKEN = re.compile(r"\{([A-Za-z]+)\}")
# CommonMark with tables, without raw HTML, links and images: a file brings no markup of its own.
MARKDOWN = (
    MarkdownIt("commonmark", {"html": False}).enable("table").disable(["link", "image", "autolink"])
)


def said(text: str, wording: Wording) -> str:
    """Put the edition's words in place of `{mentor}`, `{Sessions}` and the like."""
    return TOKEN.sub(lambda found: wording[found[1]], text)


def prose(text: str, wording: Wording) -> SafeString:
    """Render Markdown with the edition's words; `###` stands right below a page's heading."""
    tokens = MARKDOWN.parse(said(text, wording))
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = "h2"
    html: str = MARKDOWN.renderer.render(tokens, MARKDOWN.options, {})
    return SafeString(html)  # raw HTML is off
