import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentoring.embedded import place as places
from mentoring.embedded.place import EmbeddedError, place, private


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A short temporary folder of this test's own."""
    with tempfile.TemporaryDirectory(prefix="cp-", dir="/tmp") as folder:
        Path(folder).chmod(0o711)
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


@pytest.fixture
def ordinary(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a person who is not root gets, whoever runs the tests."""
    monkeypatch.setattr(places, "is_root", lambda: False)
    monkeypatch.delenv("COUNTERPART_HOME", raising=False)


def test_two_clones_never_meet(tmp_path: Path) -> None:
    first, second = place(tmp_path / "one"), place(tmp_path / "two")

    assert first.runtime != second.runtime
    assert first.home != second.home


def test_a_clone_finds_its_place_again(tmp_path: Path) -> None:
    assert place(tmp_path) == place(tmp_path)


def test_data_lie_in_var(tmp_path: Path, ordinary: None) -> None:
    assert place(tmp_path).home == tmp_path / "var"


def test_data_lie_where_the_environment_says(
    tmp_path: Path, ordinary: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTERPART_HOME", str(tmp_path / "else where"))

    assert place(tmp_path).home == tmp_path / "else where"


def test_data_lie_in_the_temporary_folder_where_var_cannot_serve(
    tmp_path: Path, ordinary: None
) -> None:
    (tmp_path / "var").write_text("a file in the way")

    found = place(tmp_path)

    assert found.home == found.runtime


def test_root_keeps_data_out_of_the_clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "is_root", lambda: True)

    found = place(tmp_path)

    assert found.home == found.runtime
    assert not (tmp_path / "var").exists()


def test_the_socket_has_room(tmp_path: Path) -> None:
    deep = tmp_path / ("a very long name " * 20)

    assert len(str(place(deep).runtime / "postgres-tests-socket/.s.PGSQL.5432")) < 100


@pytest.mark.parametrize("name", ["long" * 20, "with space", "with'quote"])
def test_a_temporary_folder_that_cannot_serve_is_passed_over(
    name: str, temporary: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (temporary / name).mkdir(mode=0o711)
    monkeypatch.setattr(tempfile, "tempdir", str(temporary / name))

    found = place(tmp_path).runtime
    found.rmdir()

    assert found.parent == Path("/tmp")


def test_a_private_folder_is_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir(mode=0o755)

    assert private(folder).stat().st_mode & 0o777 == 0o700


def test_a_link_where_the_private_folder_should_be_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path)

    with pytest.raises(EmbeddedError, match="belongs to somebody else"):
        private(tmp_path / "link")
