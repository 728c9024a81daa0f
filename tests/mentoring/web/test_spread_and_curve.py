"""The two charts of a run: groups with their middle half, and one aim against another."""

from tests.mentoring.web.test_charts import cells, drawn

DASH = "\N{EN DASH}"
GROUPS = [
    {
        "label": "EMEA",
        "n": 22,
        "value": 51.4,
        "lower": 48.0,
        "upper": 55.8,
        "low": 48.0,
        "high": 56.0,
        "matched": "22 / 24",
    },
    {"label": "Japan", "value": None},
]
POINTS = [
    {"x": 39, "y": 1956.3, "label": 37, "chosen": False},
    {"x": 45, "y": 1909.3, "label": 37, "chosen": True},
]


def test_a_group_shows_its_numbers_and_a_hidden_one_dashes_alone() -> None:
    html = drawn('{% spread "Finding" rows low=40 top=60 all=49.5 %}', rows=GROUPS)

    assert cells(html) == [
        ["EMEA", "22", "51.4", f"48 {DASH} 55.8", f"48 {DASH} 56", "22 / 24"],
        ["Japan", DASH, DASH, DASH, DASH, DASH],
    ]
    assert (html.count('class="dot"'), html.count('class="band"')) == (1, 1)
    assert "Small groups are never shown." in html


def test_marks_stand_on_the_scale_given() -> None:
    html = drawn('{% spread "Finding" rows low=40 top=60 all=49.5 %}', rows=GROUPS)

    assert '<rect class="band" x="40%"' in html
    assert 'width="39%"' in html
    assert 'class="everybody" x1="47.5%"' in html


def test_without_everybody_no_line_is_drawn() -> None:
    html = drawn('{% spread "Finding" rows low=40 top=60 %}', rows=GROUPS)

    assert 'class="everybody"' not in html


def test_a_curve_marks_the_chosen_point_and_tells_its_points_in_a_table() -> None:
    html = drawn('{% curve "Finding" rows across="Weakest" up="Total" %}', rows=POINTS)

    assert cells(html) == [["39", "1956.3", "37"], ["45", "1909.3", "37"]]
    assert html.count('class="before"') == 1
    assert html.count('class="end"') == 2  # the point, and the legend


def test_a_single_point_stands_in_the_middle() -> None:
    html = drawn('{% curve "Finding" rows across="Weakest" up="Total" %}', rows=POINTS[:1])

    assert 'cx="50%" cy="50%"' in html
