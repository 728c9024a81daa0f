import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentoring.embedded.cluster import Cluster
from mentoring.embedded.place import Place
from mentoring.embedded.postgres import RELAXED


@pytest.fixture
def spot() -> Iterator[Place]:
    """A place of its own that PostgreSQL's user can enter, with a space in its name."""
    runtime = Path(tempfile.mkdtemp(prefix="cp-"))
    runtime.chmod(0o711)
    home = runtime / "a home"
    home.mkdir(mode=0o711)
    yield Place(home=home, runtime=runtime)
    shutil.rmtree(runtime)


@pytest.fixture
def cluster(spot: Place) -> Iterator[Cluster]:
    cluster = Cluster(spot, "postgres", RELAXED)
    yield cluster
    cluster.drop()
