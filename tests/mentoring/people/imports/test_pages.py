"""A file from its upload to the directory, as an owner goes through it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from mentoring.people.models import Grade, Import, Person
from tests import factories
from tests.mentoring.people.imports.conftest import DATA, Upload, do, lines, page

AIKO = "7,Aiko Mori,aiko@example.com,,Sales,VP,APAC,Asia/Tokyo,"
BEN = "8,Ben Ode,ben@example.com,7,Sales,Manager,APAC,Asia/Tokyo,"


def test_a_file_is_previewed_and_then_imported(owner: Client, uploaded: Upload) -> None:
    one = uploaded(owner, lines(AIKO, BEN))

    shown = page(owner, one)
    assert "Import 2 changes" in shown
    assert Person.objects.filter(employee_id="7").count() == 0

    do(owner, "apply", one)
    ben = Person.objects.select_related("manager", "grade").get(employee_id="8")
    assert (ben.name, ben.manager and ben.manager.name, ben.grade and ben.grade.rank) == (
        "Ben Ode",
        "Aiko Mori",
        600,
    )
    assert one.state == "applied"
    assert not one.file
    assert one.rows.count() == 0
    assert "The file is in" in page(owner, one)


def test_what_changes_is_shown_with_what_was(owner: Client, uploaded: Upload) -> None:
    do(owner, "apply", uploaded(owner, lines(AIKO, BEN)))

    one = uploaded(owner, lines(AIKO, BEN.replace("Sales", "Legal")))

    shown = page(owner, one)
    assert "<del><bdi>Sales</bdi></del> <ins><bdi>Legal</bdi></ins>" in shown
    assert (one.counts["changed"], one.counts["unchanged"], one.counts["new"]) == (1, 1, 0)


def test_a_value_is_repaired_in_all_rows_at_once(owner: Client, uploaded: Upload) -> None:
    wrong = [AIKO.replace("Asia/Tokyo", "Tokio"), BEN.replace("Asia/Tokyo", "Tokio")]
    one = uploaded(owner, lines(*wrong))
    assert "Use Asia/Tokyo in all 2 rows" in page(owner, one)

    do(owner, "repair", one, column="Time zone", value="Tokio", repair="Asia/Tokyo")

    assert one.counts["warned"] == 0
    do(owner, "apply", one)
    zones = Person.objects.filter(employee_id__in=["7", "8"]).values_list("time_zone", flat=True)
    assert set(zones) == {"Asia/Tokyo"}


def test_only_a_repair_that_was_offered_is_taken(owner: Client, uploaded: Upload) -> None:
    one = uploaded(owner, lines(AIKO))

    response = owner.post(
        reverse("people:repair", args=[one.pk]),
        {"column": "Name", "value": "Aiko Mori", "repair": "Anybody"},
    )

    assert response.status_code == 404


def test_rejected_rows_are_mended_on_a_page_and_nothing_typed_is_lost(
    owner: Client, uploaded: Upload
) -> None:
    bad = BEN.replace("ben@example.com", "no address").replace("Ben Ode", "")
    one = do(owner, "apply", uploaded(owner, lines(AIKO, bad)))
    assert one.remaining == [3]
    assert "Row 3" in owner.get(reverse("people:fix", args=[one.pk])).content.decode()

    half = do(owner, "fix", one, **{"3-1": "Ben Ode", "3-2": "still none"})
    shown = owner.get(reverse("people:fix", args=[one.pk])).content.decode()
    assert (half.state, half.counts["rejected"]) == ("previewed", 1)
    assert 'value="Ben Ode"' in shown
    assert 'value="still none"' in shown

    whole = do(owner, "fix", one, **{"3-1": "Ben Ode", "3-2": "ben@example.com"})
    assert (whole.counts["new"], whole.counts["rows"]) == (1, 1)
    done = do(owner, "apply", one)
    assert (done.state, done.remaining) == ("applied", [])
    assert Person.objects.get(employee_id="8").name == "Ben Ode"


def test_a_row_of_two_with_one_number_is_left_out(owner: Client, uploaded: Upload) -> None:
    twin = BEN.replace("ben@", "benjamin@").replace("Ben Ode", "Benjamin Ode")
    one = uploaded(owner, lines(AIKO, BEN, twin))
    assert one.counts["rejected"] == 2

    do(owner, "fix", one, **{"out-4": "yes"})

    assert (one.counts["rejected"], one.counts["new"]) == (0, 2)


def test_mending_later_does_not_undo_a_newer_file(owner: Client, uploaded: Upload) -> None:
    bad = BEN.replace("ben@example.com", "no address")
    old = do(owner, "apply", uploaded(owner, lines(AIKO, bad)))
    do(owner, "apply", uploaded(owner, lines(AIKO.replace("Sales", "Legal"))))

    do(owner, "fix", old, **{"3-2": "ben@example.com"})
    do(owner, "apply", old)

    assert Person.objects.get(employee_id="7").function == "Legal"
    assert Person.objects.get(employee_id="8").function == "Sales"


def test_the_report_can_be_mended_and_uploaded_again(owner: Client, uploaded: Upload) -> None:
    bad = BEN.replace("ben@example.com", "no address")
    one = do(owner, "apply", uploaded(owner, lines(AIKO, bad)))

    response = owner.post(reverse("people:report", args=[one.pk]), {"form": "csv"})
    content = b"".join(response)  # type: ignore[arg-type]

    assert "'no address' is not an e-mail address." in content.decode()
    again = uploaded(owner, content.replace(b"no address", b"ben@example.com", 1))
    assert (again.counts["new"], again.counts["rejected"]) == (1, 0)


def test_a_grade_is_placed_once(owner: Client, uploaded: Upload) -> None:
    one = uploaded(owner, lines(AIKO, BEN.replace("Manager", "Wizard")))
    assert "Where does “Wizard” stand?" in page(owner, one)

    do(owner, "place", one, label="Wizard", where="above:VP")

    assert Grade.objects.get(label="Wizard").rank == 1050
    assert one.counts["grades"] == {}
    do(owner, "apply", one)
    assert Person.objects.get(employee_id="8").grade == Grade.objects.get(label="Wizard")


def test_an_address_that_somebody_has_is_refused_unless_it_moves(
    owner: Client, uploaded: Upload
) -> None:
    do(owner, "apply", uploaded(owner, lines(AIKO, BEN)))
    swapped = [AIKO.replace("aiko@", "ben@"), BEN.replace("ben@", "aiko@")]

    taken = uploaded(owner, lines(AIKO.replace("aiko@", "ben@")))
    swap = uploaded(owner, lines(*swapped))

    assert (taken.counts["rejected"], taken.problems.get().code) == (1, "address_taken")
    assert (swap.counts["changed"], swap.counts["rejected"]) == (2, 0)
    do(owner, "apply", swap)
    assert Person.objects.get(employee_id="7").email == "ben@example.com"
    assert Person.objects.get(employee_id="8").email == "aiko@example.com"


def test_a_circle_through_people_the_file_does_not_name_is_left_open(
    owner: Client, uploaded: Upload
) -> None:
    cleo = "9,Cleo Ras,cleo@example.com,8,Sales,Manager,APAC,Asia/Tokyo,"
    do(owner, "apply", uploaded(owner, lines(AIKO, BEN, cleo)))

    one = do(owner, "apply", uploaded(owner, lines(AIKO.replace(",,Sales", ",9,Sales"))))

    assert Person.objects.get(employee_id="7").manager is None
    assert one.problems.get().code == "manager_cycle"


def test_two_previews_of_one_directory_cannot_both_be_applied(
    owner: Client, uploaded: Upload
) -> None:
    first = uploaded(owner, lines(AIKO))
    second = uploaded(owner, lines(AIKO.replace("Sales", "Legal")))
    Import.objects.filter(pk__in=[first.pk, second.pk]).update(previewed_at="2026-11-23T11:00Z")
    do(owner, "apply", first)

    do(owner, "apply", second)

    assert second.state == "previewed"
    assert Person.objects.get(employee_id="7").function == "Sales"
    assert "The directory has changed" in page(owner, second)
    do(owner, "read", second)
    assert second.counts["changed"] == 1


def test_applying_twice_changes_nothing_more(owner: Client, uploaded: Upload) -> None:
    one = do(owner, "apply", uploaded(owner, lines(AIKO, BEN)))
    Person.objects.filter(employee_id="7").update(function="Legal")

    do(owner, "apply", one)

    assert Person.objects.get(employee_id="7").function == "Legal"


def test_the_samples_of_hr_come_in_through_the_page(owner: Client, uploaded: Upload) -> None:
    flawed = uploaded(owner, (DATA / "hr-export-flawed.csv").read_bytes())
    assert (flawed.counts["rows"], flawed.counts["rejected"]) == (121, 6)
    assert flawed.counts["new"] == 115
    shown = page(owner, flawed)
    assert "Where does “Wizard” stand?" in shown
    assert "Use Asia/Tokyo in 1 row" in shown

    done = do(owner, "apply", flawed)

    assert (done.state, done.remaining) == ("applied", [6, 10, 20, 21, 26, 51])
    names = Person.objects.filter(name__startswith="=").values_list("name", flat=True)
    assert list(names) == ['=HYPERLINK("http://x","x")']
    german = uploaded(owner, (DATA / "hr-export-de-semicolon-cp1252.csv").read_bytes())
    assert (german.encoding, german.delimiter, german.counts["rows"]) == ("cp1252", ";", 310)


def test_discarding_deletes_the_file_and_what_was_found(owner: Client, uploaded: Upload) -> None:
    one = uploaded(owner, lines(AIKO))
    path = one.file.path

    do(owner, "discard", one)

    assert (one.state, one.rows.count()) == ("discarded", 0)
    with pytest.raises(FileNotFoundError):
        open(path)  # noqa: PTH123, SIM115


def test_the_list_of_imports_takes_the_same_queries_for_one_and_three(
    owner: Client, uploaded: Upload
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            owner.get("/imports/")
        return len(found)

    uploaded(owner, lines(AIKO))
    one = queries()
    uploaded(owner, lines(AIKO))
    uploaded(owner, lines(BEN))

    assert queries() == one


def test_an_upload_keeps_a_person_who_is_here_already(owner: Client, uploaded: Upload) -> None:
    ana = factories.person(employee_id="7", name="Aiko", email="aiko@example.com")

    do(owner, "apply", uploaded(owner, lines(AIKO)))

    ana.refresh_from_db()
    assert ana.name == "Aiko Mori"
