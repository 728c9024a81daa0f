import re

from django.template import Context, Template
from django.utils import translation

FUNNEL = [{"label": "Invited", "value": 200}, {"label": "Finished", "value": None}]
REGIONS = [
    {"label": "EMEA", "value": 0.72, "low": 0.63, "high": 0.8, "n": 96},
    {"label": "Japan", "value": None, "low": None, "high": None, "n": 4},
]
WEEKS = [
    {"label": "Week 1", "value": 6, "plan": 10},
    {"label": "Week 2", "plan": 22, "value": None},
]


def drawn(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def cells(html: str) -> list[list[str]]:
    """The body of the table beneath a chart, row by row, as words."""
    body = html.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    return [
        [
            re.sub(r"<[^>]+>|\s+", " ", cell).strip()
            for cell in re.findall(r"<t[hd].*?</t[hd]>", row)
        ]
        for row in rows
    ]


def test_a_chart_says_its_finding_to_eye_and_ear() -> None:
    html = drawn('{% bars "Two in three met" rows note="Spring" %}', rows=FUNNEL)

    uid = re.search(r'aria-labelledby="(f[0-9a-f]{8})t \1d"', html)
    assert uid
    assert f'<title id="{uid[1]}t">Two in three met</title>' in html
    assert f'<desc id="{uid[1]}d">Spring' in html
    assert f'<h2 id="{uid[1]}h">Two in three met</h2>' in html


def test_the_numbers_of_a_chart_stand_in_a_table() -> None:
    html = drawn('{% bars "Finding" rows unit="Pairs" %}', rows=FUNNEL)

    assert cells(html) == [["Invited", "200"], ["Finished", "\N{EN DASH}"]]
    assert '<th scope="row">Invited</th>' in html


def test_a_suppressed_group_tells_neither_its_size_nor_its_interval() -> None:
    html = drawn('{% dots "Finding" rows %}', rows=REGIONS)

    dash = "\N{EN DASH}"
    assert cells(html) == [["EMEA", "96", "72%", f"63% {dash} 80%"], ["Japan", dash, dash, dash]]
    assert html.count('class="dot"') == 2  # the one group shown, and the legend
    assert "Small groups are never shown." in html


def test_a_chart_in_which_all_is_known_needs_no_legend_of_dashes() -> None:
    html = drawn('{% dots "Finding" rows %}', rows=REGIONS[:1])

    assert "Small groups" not in html


def test_the_plan_is_a_line_of_its_own() -> None:
    html = drawn('{% line "Finding" rows %}', rows=WEEKS)

    assert cells(html) == [["Week 1", "6", "10"], ["Week 2", "\N{EN DASH}", "22"]]
    assert 'class="line plan" d="M0 60L100 12"' in html


def test_no_chart_carries_a_style_of_its_own() -> None:
    source = '{% bars "A" funnel %}{% dots "B" regions %}{% line "C" weeks %}'

    html = drawn(source, funnel=FUNNEL, regions=REGIONS, weeks=WEEKS)

    assert "style" not in html


def test_places_keep_their_point_where_numbers_are_written_with_a_comma() -> None:
    with translation.override("de"):
        html = drawn(
            '{% dots "A" rows low=0 top=5 percent=False %}', rows=[{"label": "X", "value": 3.4}]
        )

    assert re.findall(r'[a-z0-9]="[\d.]*,[\d]+(?:rem|%)?"', html) == []
    assert cells(html) == [["X", "3,4"]]


def test_a_chart_is_mirrored_where_people_read_from_the_right() -> None:
    with translation.override("ar"):
        html = drawn('{% bars "A" rows top=400 %}', rows=FUNNEL[:1])

    assert re.search(r'class="bar" x="50%" .* width="50%"', html)


def test_what_a_person_wrote_is_escaped_in_the_picture() -> None:
    html = drawn('{% bars "A" rows %}', rows=[{"label": "<b>Sales</b>", "value": 1}])

    assert "<b>" not in html
    assert "&lt;b&gt;Sales&lt;/b&gt;" in html


def test_bars_that_part_from_one_line_share_a_scale_and_hide_what_is_hidden() -> None:
    rows = [
        {"label": "Low code", "left": 2, "right": 8},
        {"label": "Sponsorship", "left": None, "right": 4},
    ]

    html = drawn('{% diverging "Finding" rows left="Offer" right="Want" %}', rows=rows)

    widths = re.findall(r'<rect class="bar" x="([^"]+)" y="[^"]+" width="([^"]+)"', html)[2:]
    assert widths == [("40%", "10%"), ("50%", "40%"), ("50%", "0%"), ("50%", "20%")]
    assert cells(html) == [["Low code", "2", "8"], ["Sponsorship", "\N{EN DASH}", "4"]]


def test_they_change_sides_where_people_read_from_the_right() -> None:
    rows = [{"label": "Low code", "left": 2, "right": 8}]

    with translation.override("ar"):
        html = drawn('{% diverging "Finding" rows left="Offer" right="Want" %}', rows=rows)

    places = re.findall(r'<rect class="bar" x="([^"]+)" y="[^"]+" width="([^"]+)"', html)[2:]
    assert places == [("50%", "10%"), ("10%", "40%")]
