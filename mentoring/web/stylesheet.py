"""Serves the cascade layers of static/css as the one file css/app.css, so that a page asks once."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage, Storage

NAME = "css/app.css"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class StylesheetFinder(BaseFinder):
    """Puts the layers together whenever one of them is newer than what lies in var/."""

    def __init__(self, app_names: Any = None) -> None:  # noqa: ARG002 - as Django calls it
        root = Path(__file__).resolve().parent.parent.parent
        self.source = root / "static" / "css"
        self.storage = FileSystemStorage(location=root / "var" / "stylesheet")

    def find(self, path: str, *args: Any, **kwargs: Any) -> Any:
        find_all = kwargs.get("find_all") or kwargs.get("all") or (args and args[0])
        found = [self._build()] if path == NAME else []
        return found if find_all or not found else found[0]

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, Storage]]:  # noqa: ARG002
        self._build()
        yield NAME, self.storage

    def _build(self) -> str:
        target = Path(self.storage.path(NAME))
        parts = layers(self.source)
        if not target.exists() or target.stat().st_mtime < max(p.stat().st_mtime for p in parts):
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_suffix(".new")
            fresh.write_text(combined(parts), encoding="utf-8")
            fresh.replace(target)
        return str(target)


def layers(folder: Path) -> list[Path]:
    """The files in the order of the cascade; tokens.css comes first and names that order."""
    parts = sorted((folder / "parts").glob("*.css"))
    return [folder / "tokens.css", folder / "base.css", *parts, folder / "pages.css"]


def combined(parts: list[Path]) -> str:
    """One sheet without comments and indentation; nothing else about it changes."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in parts)
    lines = (line.strip() for line in COMMENT.sub("", text).splitlines())
    return "\n".join(line for line in lines if line) + "\n"
