"""Files of imports go to a folder of their own here, too."""

from tests.mentoring.people.imports.conftest import _own_folder

__all__ = ["_own_folder"]
