import pytest

from mentoring.web import drawing


def test_a_bar_is_as_long_as_its_share_of_the_longest() -> None:
    marks = drawing.bars(
        [{"label": "Invited", "value": 200}, {"label": "Met", "value": 50}],
        top=None,
        percent=False,
        rtl=False,
    )

    assert [mark.places for mark in marks] == [
        {"x": "0%", "width": "100%"},
        {"x": "0%", "width": "25%"},
    ]


def test_a_bar_starts_at_the_right_where_people_read_from_the_right() -> None:
    [mark] = drawing.bars([{"label": "Met", "value": 50}], top=200, percent=False, rtl=True)

    assert mark.places == {"x": "75%", "width": "25%"}


def test_bars_of_nothing_have_no_length() -> None:
    [mark] = drawing.bars([{"label": "Met", "value": 0}], top=None, percent=False, rtl=False)

    assert mark.places == {"x": "0%", "width": "0%"}


def test_a_suppressed_row_is_a_dash_without_place_and_without_n() -> None:
    [mark] = drawing.dots(
        [{"label": "Japan", "value": None, "low": 0.1, "high": 0.9, "n": 4, "text": "50%"}],
        drawing.Scale(0, 1),
        percent=True,
    )

    assert (mark.text, mark.places, mark.aside) == ("\N{EN DASH}", {}, "")


def test_a_dot_and_its_interval_stand_on_one_scale() -> None:
    [mark] = drawing.dots(
        [{"label": "EMEA", "value": 0.5, "low": 0.25, "high": 0.75, "n": 96}],
        drawing.Scale(0, 1),
        percent=True,
    )

    assert mark.places == {"value": "50%", "low": "25%", "high": "75%"}
    assert (mark.text, mark.aside) == ("50%", "96")


def test_values_beyond_the_scale_stop_at_its_end() -> None:
    scale = drawing.Scale(1, 5)

    assert [scale.place(value) for value in (0, 1, 3, 9)] == ["0%", "0%", "50%", "100%"]


def test_the_ends_of_the_scale_hang_inwards() -> None:
    assert drawing.ticks(drawing.Scale(0, 1), percent=True) == [
        ("0%", "0%", "start"),
        ("25%", "25%", "middle"),
        ("50%", "50%", "middle"),
        ("75%", "75%", "middle"),
        ("100%", "100%", "end"),
    ]


def test_a_line_lifts_its_pen_where_nothing_is_known() -> None:
    path = drawing.path([0, None, 5, 10], drawing.Scale(0, 3), drawing.Scale(0, 10))

    assert path == "M0 100M66.67 50L100 0"


def test_a_line_begins_its_scale_at_zero_and_ends_it_on_a_round_number() -> None:
    drawn = drawing.line(
        [{"label": "Week 1", "value": 60}, {"label": "Week 2", "value": 83}], top=None, rtl=False
    )

    assert drawn["grid"] == [("100%", "0"), ("50%", "50"), ("0%", "100")]
    assert drawn["ends"] == {"value": {"x": "100%", "y": "17%", "text": "83"}, "plan": {}}


def test_only_the_first_the_middle_and_the_last_week_are_named() -> None:
    rows = [{"label": f"Week {week}", "value": week} for week in range(1, 10)]

    labels = drawing.line(rows, top=None, rtl=False)["labels"]

    assert labels == [
        ("0%", "Week 1", "start"),
        ("50%", "Week 5", "middle"),
        ("100%", "Week 9", "end"),
    ]


def test_a_line_without_rows_is_an_empty_picture() -> None:
    drawn = drawing.line([], top=None, rtl=False)

    assert (drawn["paths"], drawn["labels"]) == ({"value": "", "plan": ""}, [])


@pytest.mark.parametrize(
    ("value", "expected"), [(0, 1), (1, 1), (7, 10), (11, 20), (23, 25), (83, 100), (420, 500)]
)
def test_a_scale_ends_on_the_next_round_number(value: float, expected: float) -> None:
    assert drawing.round_up(value) == expected


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("EMEA", ["EMEA"]),
        ("Met three times or more, and booked", ["Met three times or more,", "and booked"]),
        ("アジア太平洋地域のすべての拠点", ["アジア太平洋地域のすべての", "拠点"]),
        ("", [""]),
    ],
)
def test_a_long_label_folds_before_it_meets_the_value(label: str, lines: list[str]) -> None:
    assert drawing.folded(label) == lines


@pytest.mark.parametrize(
    ("value", "percent", "words"),
    [(4.1, False, "4.1"), (4.0, False, "4"), (0.725, True, "72%"), (0.58, True, "58%")],
)
def test_numbers_are_said_without_more_digits_than_they_carry(
    value: float, percent: bool, words: str
) -> None:
    assert drawing.shown(value, percent=percent) == words
