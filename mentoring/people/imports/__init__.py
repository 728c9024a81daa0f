"""A file on its way into the directory: read, staged as differences, applied in one transaction."""

from mentoring.people.imports.applying import apply, ended
from mentoring.people.imports.reading import read

__all__ = ["apply", "ended", "read"]
