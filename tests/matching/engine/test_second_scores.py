import numpy as np
import pytest

from benchmarks.matching import cohort
from benchmarks.peer.elementwise import scores
from matching.engine.instance import parse
from matching.engine.score import FORBIDDEN, Scores


@pytest.mark.parametrize("seed", [1, 2])
def test_every_score_is_what_plain_numpy_over_all_pairs_finds(seed) -> None:
    instance = cohort(70, 150, seed)
    expected = scores(instance)

    found = np.concatenate([block for _, _, block in Scores(parse(instance)).blocks()])

    assert np.array_equal(found == FORBIDDEN, expected == FORBIDDEN)
    apart = np.abs(found - expected)
    assert (apart.max(), (apart > 0).mean() < 0.002) == (1, True)  # sums in another order


def test_blocks_of_rows_change_no_score() -> None:
    instance = cohort(30, 40)

    assert np.array_equal(scores(instance), scores(instance, rows=7))
