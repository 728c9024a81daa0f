"""Common grades keep their order in every language."""

from itertools import pairwise

import pytest

from mentoring.people.hris.grades import clean_grade, rank_of

LADDERS = {
    "en": (
        "CEO|EVP|SVP|VP|Senior Director|Director|Senior Manager|Manager|Lead|Senior|Associate|"
        "Analyst|Intern"
    ),
    "de": (
        "Vorstand|Bereichsleiterin|Direktor|Abteilungsleiter|Teamleiterin|Referent|"
        "Sachbearbeiter|Praktikantin"
    ),
    "fr": (
        "Directeur général|Vice-président|Directrice|Responsable senior|Responsable|Cadre|Stagiaire"
    ),
    "es": ("Director general|Vicepresidenta|Directora|Gerente senior|Gerente|Especialista|Becario"),
    "pt": ("Diretor-presidente|Vice-presidente|Diretora|Gerente sênior|Gerente|Pleno|Estagiário"),
    "sv": "VD|Vice VD|Direktör|Avdelningschef|Gruppchef|Medarbetare|Lärling",
    "ja": "社長|常務|本部長|部長|課長|係長|主任|一般社員|新入社員|インターン",
    "ko": "대표이사|전무|상무|부장|차장|과장|대리|주임|사원|인턴",
    "zh": "总裁|副总裁|高级总监|总监|高级经理|经理|主管|专员|助理|实习生",
    "numbers": "C-Suite|SVP|VP|Director|G5|G4|G3|G2|G1",
}


@pytest.mark.parametrize("language", LADDERS)
def test_each_label_stands_above_the_next(language: str) -> None:
    ranks = [rank_of(label, {}) for label in LADDERS[language].split("|")]

    assert None not in ranks
    assert all(above > below for above, below in pairwise(filter(None, ranks)))


def test_spelling_does_not_matter() -> None:
    assert rank_of(" senior-MANAGER ", {}) == rank_of("Senior Manager", {})


def test_an_unknown_label_is_kept_and_asked_about() -> None:
    assert clean_grade("Wizard", {}) == (("Wizard", None), "grade_unknown", "")


def test_an_answer_wins_over_the_common_order() -> None:
    assert clean_grade("Director", {"director": 350}) == (("Director", 350), "", "")
