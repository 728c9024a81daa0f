import re
from datetime import UTC, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from lucide import IconDoesNotExist

from mentoring.web.templatetags.parts import waited


class LogForm(forms.Form):
    held_on = forms.CharField(label="When", help_text="The day you met.")
    met = forms.ChoiceField(
        label="Did you meet?", choices=[("met", "We met"), ("not", "No")], widget=forms.RadioSelect
    )
    note = forms.CharField(label="Note", required=False)
    agreed = forms.BooleanField(label="I agree", required=False)


def drawn(source: str, **context: object) -> str:
    return Template(source).render(Context(context))


def test_an_icon_is_silent_and_takes_the_colour_of_the_text() -> None:
    html = drawn('{% icon "users" %}')

    assert 'class="icon"' in html
    assert 'aria-hidden="true"' in html
    assert 'stroke="currentColor"' in html


def test_only_an_icon_that_points_along_the_line_turns_round() -> None:
    assert 'class="icon directional"' in drawn('{% icon "arrow-right" %}')
    assert 'class="icon directional"' not in drawn('{% icon "clock" %}')


def test_a_misspelt_icon_is_refused() -> None:
    with pytest.raises(IconDoesNotExist):
        drawn('{% icon "no-such-icon" %}')


def test_a_field_ties_hint_line_of_readers_and_error_to_its_control() -> None:
    form = LogForm({"held_on": ""})

    html = drawn('{% field form.held_on sees="Only you." %}', form=form)

    described = re.search(r'<input[^>]*aria-describedby="([^"]+)"', html)
    assert described
    assert described[1].split() == ["id_held_on_error", "id_held_on_hint", "id_held_on_sees"]
    assert [html.count(f'id="{name}"') for name in described[1].split()] == [1, 1, 1]
    assert 'aria-invalid="true"' in html


def test_a_field_without_hint_or_error_is_tied_to_nothing() -> None:
    html = drawn("{% field form.note %}", form=LogForm())

    assert "aria-describedby" not in html
    assert "(optional)" in html


def test_a_hint_given_on_the_page_replaces_that_of_the_form() -> None:
    html = drawn('{% field form.held_on hint="Roughly." %}', form=LogForm())

    assert ("Roughly." in html, "The day you met." in html) == (True, False)


def test_radio_buttons_become_cards_in_a_fieldset_with_their_question() -> None:
    html = drawn('{% field form.met layout="row" %}', form=LogForm(initial={"met": "not"}))

    assert re.search(r"<legend>Did you meet\?\s*</legend>", html)
    assert html.count('<label class="choice"') == 2
    assert re.findall(r'value="(\w+)"[^>]*checked', html) == ["not"]


def test_a_choice_can_have_a_second_line() -> None:
    html = drawn("{% field form.met hints=hints %}", form=LogForm(), hints={"met": "As planned"})

    assert html.count("<small>As planned</small>") == 1


def test_what_was_typed_stays_and_is_escaped() -> None:
    html = drawn("{% field form.note %}", form=LogForm({"note": '"><script>'}))

    assert 'value="&quot;&gt;&lt;script&gt;"' in html


def test_the_summary_of_errors_names_each_field_and_leads_to_it() -> None:
    form = LogForm({"held_on": ""})
    form.add_error(None, "You logged this already.")

    html = drawn("{% form_errors form %}", form=form)

    assert "There are 3 things to put right" in html
    assert re.findall(r'<a href="#([^"]+)">([^<]+)</a>', html) == [
        ("id_held_on", "When: This field is required."),
        ("id_met_0", "Did you meet? This field is required."),
    ]
    assert "<li>You logged this already.</li>" in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert drawn("{% form_errors form %}", form=LogForm()).strip() == ""


def test_all_fields_come_in_the_order_of_the_form() -> None:
    html = drawn("{% fields form %}", form=LogForm())

    assert re.findall(r'name="(\w+)"', html) == ["held_on", "met", "met", "note", "agreed"]


def test_a_column_sorts_up_then_down_and_keeps_the_filters() -> None:
    request = RequestFactory().get("/pairs/?state=quiet&page=3&sort=mentor")

    html = drawn('{% sort_header "Mentor" "mentor" %}', request=request)

    assert 'aria-sort="ascending"' in html
    assert 'href="?state=quiet&amp;sort=-mentor"' in html


def test_a_column_that_is_not_sorted_says_nothing_of_order() -> None:
    request = RequestFactory().get("/pairs/?sort=-executive")

    html = drawn('{% sort_header "Mentor" "mentor" %}', request=request)

    assert "aria-sort" not in html


def test_pages_keep_the_filters_and_name_where_one_stands() -> None:
    request = RequestFactory().get("/pairs/?state=quiet&page=2")

    html = drawn("{% pagination page %}", page=Paginator(range(60), 25).page(2), request=request)

    assert "26 to 50 of 60" in html
    assert re.findall(r'href="([^"]+)"', html) == [
        "?state=quiet&amp;page=1",
        "?state=quiet&amp;page=1",
        "?state=quiet&amp;page=3",
        "?state=quiet&amp;page=3",
    ]
    assert '<span aria-current="page">2</span>' in html


def test_one_page_needs_no_links() -> None:
    request = RequestFactory().get("/pairs/")

    html = drawn("{% pagination page %}", page=Paginator(range(3), 25).page(1), request=request)

    assert "<a " not in html


def test_a_table_can_be_scrolled_from_the_keyboard_and_has_a_name() -> None:
    html = drawn('{% table "Pairs" %}<tbody></tbody>{% endtable %}')

    uid = re.search(r'role="region" aria-labelledby="([^"]+)" tabindex="0"', html)
    assert uid
    assert f'<caption id="{uid[1]}">Pairs</caption>' in html


def test_a_tick_box_is_named_after_its_row() -> None:
    html = drawn('{% select_cell 7 "Aiko" checked=True %}')

    assert "Select Aiko" in html
    assert 'name="selected" value="7" autocomplete="off" checked' in html


def test_the_bulk_bar_offers_the_ticked_rows_and_all_of_them() -> None:
    html = drawn("{% bulk_bar choices total=14 %}", choices=[("remind", "Remind")])

    assert re.findall(r'<option value="(\w+)">([^<]+)</option>', html) == [
        ("ticked", "Ticked rows"),
        ("all", "All 14 rows"),
        ("remind", "Remind"),
    ]


def test_a_heading_without_actions_has_no_room_for_them() -> None:
    bare = drawn('{% heading "Pairs" %}{% endheading %}')
    full = drawn('{% heading "Pairs" %}{% button "New" href="/new" %}{% endheading %}')

    assert ("actions" in bare, "actions" in full) == (False, True)
    assert "<h1>Pairs</h1>" in bare


def test_confirming_is_a_post_that_carries_the_token() -> None:
    source = (
        '{% confirm "End" action="/end/" button="End it" %}<p>Both hear of it.</p>{% endconfirm %}'
    )

    html = drawn(source, csrf_token="t0ken")

    assert '<form class="confirm-body" method="post" action="/end/">' in html
    assert 'value="t0ken"' in html
    assert "<p>Both hear of it.</p>" in html


def test_a_name_stands_in_its_own_direction_and_is_escaped() -> None:
    html = drawn("{% person name url='/p/1' %}", name="<i>Aiko</i>")

    assert html == '<a href="/p/1"><bdi class="name">&lt;i&gt;Aiko&lt;/i&gt;</bdi></a>'


def test_one_moment_is_told_on_both_clocks_with_the_day_where_it_differs() -> None:
    at = datetime(2026, 11, 17, 22, 30, tzinfo=UTC)

    html = drawn('{% both_times at "Europe/London" "Asia/Tokyo" %}', at=at)

    words = re.sub(r"<[^>]+>|\s+", " ", html)
    assert " ".join(words.split()) == "Tue 17 Nov, 22:30 London 07:30 Tokyo (Wed 18 Nov)"


def test_two_people_on_one_clock_read_one_time() -> None:
    at = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)

    html = drawn('{% both_times at "Europe/London" "Europe/Lisbon" %}', at=at)

    assert " ".join(re.sub(r"<[^>]+>", " ", html).split()) == "Tue 17 Nov, 09:00"


@pytest.mark.parametrize(("value", "quarter"), [(0, 0), (49, 0), (50, 25), (199, 75), (200, 100)])
def test_progress_is_announced_at_quarters_only(value: int, quarter: int) -> None:
    html = drawn('{% progress "Matching" value=value total=200 %}', value=value)

    assert f"Matching: {quarter} per cent done" in html


def test_a_job_that_is_done_is_no_longer_asked_for() -> None:
    source = '{% progress "Matching" value=value total=200 poll="/jobs/1/" %}'

    assert "hx-get" in drawn(source, value=199)
    assert "hx-get" not in drawn(source, value=200)


def test_a_job_of_nothing_is_done() -> None:
    assert "100 per cent done" in drawn('{% progress "Import" value=0 total=0 %}')


def test_a_missing_value_is_one_dash_wherever_it_stands() -> None:
    dash = drawn("{% dash %}")

    tile = drawn('{% tile None "changed something" %}')
    rows = drawn("{% summary_list rows %}", rows=[{"label": "Coach", "value": None}])

    assert (dash in tile, dash in rows) == (True, True)


def test_a_menu_item_that_changes_something_is_posted() -> None:
    items = [{"label": "Pause", "post": "/pause/"}, {"label": "Export", "url": "/export/"}]

    html = drawn('{% menu "More" items %}', items=items, csrf_token="t0ken")

    assert '<form method="post" action="/pause/">' in html
    assert re.findall(r'<a href="([^"]+)"', html) == ["/export/"]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (None, "–"),
        (0, "0 s"),
        (119, "119 s"),
        (120, "2 min"),
        (7200, "2 h"),
        (144241, "40 h"),
        (172800, "2 days"),
    ],
)
def test_a_wait_is_said_in_the_largest_unit_that_fits_twice(seconds: int | None, said: str) -> None:
    assert waited(seconds) == said
