import pytest

from mentoring.people.models import Grade, User
from programs.setup.grades import Where, place_grade
from tests.conftest import SignIn


@pytest.fixture
def wizard(db: None) -> Grade:
    for label, rank in {"Manager": 600, "Director": 800, "VP": 801}.items():
        Grade.objects.create(label=label, rank=rank)
    return Grade.objects.create(label="Wizard")


def order() -> list[list[str]]:
    """Labels by rung, the lowest first."""
    rungs: dict[int, list[str]] = {}
    for grade in Grade.objects.order_by("rank", "label"):
        rungs.setdefault(grade.rank or 0, []).append(grade.label)
    return list(rungs.values())


@pytest.mark.parametrize(
    ("where", "beside", "expected"),
    [
        ("same", "Director", [["Manager"], ["Director", "Wizard"], ["VP"]]),
        ("above", "Director", [["Manager"], ["Director"], ["Wizard"], ["VP"]]),
        ("above", "VP", [["Manager"], ["Director"], ["VP"], ["Wizard"]]),
        ("below", "VP", [["Manager"], ["Director"], ["Wizard"], ["VP"]]),
        ("below", "Manager", [["Wizard"], ["Manager"], ["Director"], ["VP"]]),
    ],
)
def test_a_grade_stands_where_it_was_put(
    olga: User, wizard: Grade, where: Where, beside: str, expected: list[list[str]]
) -> None:
    place_grade(wizard, where=where, beside=Grade.objects.get(label=beside), by=olga)

    assert order() == expected


def test_the_first_grade_of_all_gets_a_place_of_its_own(olga: User, db: None) -> None:
    grade = place_grade(Grade.objects.create(label="Wizard"), where="same", beside=None, by=olga)

    assert grade.rank == 600


def test_the_page_asks_where_wizard_stands(as_: SignIn, olga: User, wizard: Grade) -> None:
    browser = as_(olga)
    director = Grade.objects.get(label="Director")

    asked = browser.get("/programs/grades/").content.decode()
    prefix = f"g{wizard.pk}"
    said = {
        f"{prefix}-grade": wizard.pk,
        f"{prefix}-where": "same",
        f"{prefix}-beside": director.pk,
    }
    browser.post("/programs/grades/", said | {"asked": prefix})

    wizard.refresh_from_db()
    assert "Where does Wizard stand?" in asked
    assert wizard.rank == 800
