"""What a file leaves open is asked, once."""

import pytest
from django.test import Client
from django.urls import reverse

from mentoring.people.models import HeadingMap, Import
from tests.mentoring.people.imports.conftest import Upload, do, lines, page

AIKO = "7,Aiko Mori,aiko@example.com,,Sales,VP,APAC,Asia/Tokyo,"
BEN = "8,Ben Ode,ben@example.com,7,Sales,Manager,APAC,Asia/Tokyo,"


def test_columns_are_chosen_once_for_the_same_headings(owner: Client, uploaded: Upload) -> None:
    odd = lines("7,Aiko Mori,aiko@example.com", head="Kennung,Name,E-mail address")
    response = owner.get(reverse("people:import", args=[uploaded(owner, odd).pk]))
    one = Import.objects.get()
    assert response.headers["Location"] == reverse("people:columns", args=[one.pk])

    do(owner, "columns", one, employee_id="0", name="1", email="2")

    assert (one.state, one.counts["new"]) == ("previewed", 1)
    assert HeadingMap.objects.count() == 1
    again = uploaded(owner, odd)
    assert (again.state, again.counts["new"]) == ("previewed", 1)


def test_a_column_chosen_twice_is_asked_about(owner: Client, uploaded: Upload) -> None:
    one = uploaded(owner, lines(AIKO))

    response = owner.post(
        reverse("people:columns", args=[one.pk]), {"employee_id": "0", "name": "1", "email": "1"}
    )

    assert response.status_code == 422
    assert "This column is chosen for “Name” too." in response.content.decode()


def test_letters_that_can_be_read_two_ways_are_asked_about(owner: Client, uploaded: Upload) -> None:
    text = lines("7,ÄÖ,a@example.com", head="Employee number,Name,E-mail address").decode()
    one = uploaded(owner, text.encode("mac-roman"))
    if one.fault != "encoding_ambiguous":
        pytest.fail(f"the file is not ambiguous: {one.encoding}")

    shown = owner.get(reverse("people:read", args=[one.pk])).content.decode()
    assert "Which of these looks right?" in shown
    do(owner, "read", one, encoding="mac-roman")

    assert one.rows.get().values["name"] == "ÄÖ"


def test_dates_that_can_be_two_are_asked_about(owner: Client, uploaded: Upload) -> None:
    one = uploaded(owner, lines(AIKO + "03/04/2027"))
    assert "Does the day or the month come first?" in page(owner, one)

    do(owner, "read", one, date_order="mdy")

    assert one.rows.get().values["left_on"] == "2027-03-04"


def test_an_unreadable_file_says_why(owner: Client, uploaded: Upload) -> None:
    one = uploaded(owner, b"%PDF-1.7 nothing to see")

    assert "This is not a CSV or XLSX file." in page(owner, one)


def test_no_file_is_an_error_of_the_form(owner: Client) -> None:
    response = owner.post("/imports/", {})

    assert response.status_code == 422
