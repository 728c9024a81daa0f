"""A fit adds up from its terms, to the tenth of a point that is shown."""

from hypothesis import given
from hypothesis import strategies as st

from matching.engine.instance import DEFAULT_WEIGHTS
from matching.runs.fit import apportioned, parts, tenths

TERMS = {"knowledge": 2 / 3, "distance": 0.8, "overlap": 1 / 3, "language": 1 / 3}


def score(terms: dict[str, float], weights: dict[str, float]) -> int:
    of = sum(weights.values())
    return int(10_000 * sum(w * terms.get(t, 0.0) for t, w in weights.items()) / of + 0.5)


def test_the_terms_add_up_to_the_fit_and_the_weights_to_a_hundred() -> None:
    found = parts(score(TERMS, DEFAULT_WEIGHTS), TERMS, DEFAULT_WEIGHTS)

    assert found == [
        ("knowledge", 267, 400),
        ("exchange", 0, 100),
        ("communication", 0, 100),
        ("overlap", 33, 100),
        ("language", 17, 50),
        ("distance", 120, 150),
        ("aspiration", 0, 100),
    ]
    assert sum(tenth for _term, tenth, _most in found) == tenths(score(TERMS, DEFAULT_WEIGHTS))


@given(
    st.lists(st.tuples(st.integers(0, 40), st.floats(0, 1)), min_size=1, max_size=8).filter(
        lambda rows: any(weight for weight, _value in rows)
    )
)
def test_whatever_the_weights_nothing_is_lost_in_rounding(rows: list[tuple[int, float]]) -> None:
    weights = {f"t{n}": float(weight) for n, (weight, _value) in enumerate(rows)}
    terms = {f"t{n}": value for n, (_weight, value) in enumerate(rows)}

    found = parts(score(terms, weights), terms, weights)

    assert sum(tenth for _term, tenth, _most in found) == tenths(score(terms, weights))
    assert sum(most for _term, _tenth, most in found) == 1000


def test_what_is_left_over_goes_to_the_largest_remainders() -> None:
    assert apportioned({"a": 1.6, "b": 1.3, "c": 1.1}, 4) == {"a": 2, "b": 1, "c": 1}
    assert apportioned({"a": 1.6, "b": 1.3, "c": 1.1}, 5) == {"a": 2, "b": 2, "c": 1}
