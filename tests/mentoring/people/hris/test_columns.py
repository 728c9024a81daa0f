"""Headings of nine languages, and what a person says about them."""

import pytest

from mentoring.people.hris.columns import fingerprint, guess_columns, require
from mentoring.people.hris.faults import FileFault

FIELDS = ["employee_id", "name", "email", "manager_id", "function", "grade", "site", "region",
          "time_zone", "languages", "hired_on", "left_on"]  # fmt: skip
HEADINGS = {
    "en": (
        "Employee ID|Full Name|E-mail Address|Supervisor ID|Department|Job Level|Office|Region|"
        "Time zone|Languages|Start Date|Termination Date"
    ),
    "de": (
        "Personalnummer|Name|E-Mail-Adresse|Vorgesetzter|Abteilung|Ebene|Standort|Region|"
        "Zeitzone|Sprachen|Eintrittsdatum|Austrittsdatum"
    ),
    "fr": (
        "Matricule|Nom complet|Courriel|Responsable hiérarchique|Département|Niveau|"
        "Lieu de travail|Région|Fuseau horaire|Langues|Date d'embauche|Date de départ"
    ),
    "es": (
        "Número de empleado|Nombre completo|Correo electrónico|ID del jefe|Departamento|Nivel|"
        "Sede|Región|Zona horaria|Idiomas|Fecha de ingreso|Fecha de baja"
    ),
    "pt": (
        "Matrícula|Nome completo|E-mail corporativo|ID do gestor|Área|Nível|Localização|Região|"
        "Fuso horário|Idiomas|Data de admissão|Data de desligamento"
    ),
    "sv": (
        "Anställningsnummer|Namn|E-post|Närmaste chef|Avdelning|Nivå|Arbetsplats|Region|"
        "Tidszon|Språk|Anställningsdatum|Slutdatum"
    ),
    "ja": (
        "社員番号|氏名|メールアドレス|上司社員番号|部門|役職|勤務地|地域|タイムゾーン|言語|"
        "入社日|退職日"
    ),
    "ko": "사번|이름|이메일|상사 사번|부서|직급|근무지|지역|시간대|언어|입사일|퇴사일",
    "zh": "工号|姓名|邮箱|上级工号|部门|职级|工作地点|大区|时区|语言|入职日期|离职日期",
}


@pytest.mark.parametrize("language", HEADINGS)
def test_headings_of_each_language_are_known(language: str) -> None:
    columns = guess_columns(HEADINGS[language].split("|"))

    assert columns.fields == {field: place for place, field in enumerate(FIELDS)}


def test_names_in_parts_are_known() -> None:
    columns = guess_columns(["ID", "First Name", "Last Name", "Preferred Name", "Email"])

    assert columns.fields == {
        "employee_id": 0,
        "given_name": 1,
        "family_name": 2,
        "preferred_name": 3,
        "email": 4,
    }


def test_a_swedish_personnel_number_is_no_german_one() -> None:
    assert guess_columns(["Personalnummer", "Förnamn", "Efternamn", "E-post"]).fields == {
        "employee_id": 0,
        "given_name": 1,
        "family_name": 2,
        "email": 3,
    }


def test_headings_keep_their_fingerprint_however_they_are_spelled() -> None:
    tidy, untidy = ["Worker ID", "E-Mail"], [" worker  id", "e\u200bMail "]

    assert fingerprint(tidy) == fingerprint(untidy)
    assert fingerprint(tidy) != fingerprint(tidy[::-1])
    assert len(fingerprint(tidy)) == 64


@pytest.mark.parametrize("said", ["Kontakt", "kontakt ", "#2", 1])
def test_what_a_person_says_wins(said: str | int) -> None:
    columns = guess_columns(["Email", "Kontakt"], said={"email": said})

    assert columns.fields == {"email": 1}


def test_a_field_can_be_left_out() -> None:
    assert guess_columns(["Email", "Region"], said={"region": ""}).fields == {"email": 0}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"email": "Nowhere"}, "column_unknown"),
        ({"email": "#9"}, "column_unknown"),
        ({"email": 9}, "column_unknown"),
        ({"salary": "Email"}, "field_unknown"),
        ({"email": "Twice"}, "column_ambiguous"),
    ],
)
def test_what_cannot_be_meant_is_told(said: dict[str, str | int], code: str) -> None:
    with pytest.raises(FileFault) as caught:
        guess_columns(["Email", "Twice", "Twice"], said=said)

    assert caught.value.code == code


def test_every_required_column_that_lacks_is_told_at_once() -> None:
    columns = guess_columns(["Region"])

    with pytest.raises(FileFault) as caught:
        require(columns, ("employee_id",), ("name", "family_name"), ("email",))

    assert caught.value.message == "No column was found for: employee_id, name, email."


def test_columns_that_mean_nothing_are_listed() -> None:
    assert guess_columns(["Email", "Shoe size"]).unused == ("Shoe size",)


def test_headings_of_a_participants_file_are_known() -> None:
    headings = ["Personalnummer", "Rolle", "Angebotene Themen", "Gewünschte Themen", "Stunden",
                "Sprachen", "Ziele", "Kapazität"]  # fmt: skip

    columns = guess_columns(headings, kind="participants")

    fields = [
        "employee_id",
        "role",
        "offers",
        "wants",
        "hours",
        "languages",
        "aspirations",
        "capacity",
    ]
    assert columns.fields == {field: place for place, field in enumerate(fields)}
