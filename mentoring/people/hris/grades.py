"""The order of grades, from the labels that companies commonly use; the rest is asked once."""

import re
from collections.abc import Mapping

from mentoring.people.hris.labels import key, visible

LENGTH = 80
_NUMBERED = re.compile(r"(?:g|l|ic|e|p|grade|level|stufe|niveau|nivel|nível|nivå|等級|級)(\d{1,2})")
_LAST_NUMBER = 15

# Rank (higher is more senior) and its labels. Numbered grades G1-G15 stand among the
# professionals, the higher number the more senior.
LADDER: dict[int, str] = {
    1200: """C-Suite|C-Level|CEO|CFO|COO|CTO|CIO|CHRO|CMO|CPO|CRO|Chief Executive Officer|
        Chief Financial Officer|Chief Operating Officer|Chief Technology Officer|
        Chief People Officer|Chief Human Resources Officer|Chief Marketing Officer|President|
        Executive Committee|Vorstand|Geschäftsführung|Geschäftsführer|Geschäftsführerin|PDG|
        Directeur général|Directrice générale|Comité exécutif|Director general|
        Directora general|Presidente|Consejero delegado|Diretor-presidente|Diretor geral|VD|
        Verkställande direktör|Koncernledning|代表取締役|取締役|社長|会長|대표이사|사장|회장|
        总裁|首席执行官|董事长|董事|總裁|首席執行官""",
    1150: """EVP|Executive Vice President|副社長|専務|専務取締役|부사장|执行副总裁|
        Bereichsvorstand""",
    1100: """SVP|Senior Vice President|Senior VP|常務|常務取締役|전무|고위 부사장|高级副总裁|
        執行役員|Directeur exécutif|Vicepresidente senior|Vice-presidente sênior|
        Senior vice vd""",
    1000: """VP|Vice President|Bereichsleiter|Bereichsleiterin|Bereichsleitung|Vice-président|
        Vicepresidente|Vicepresidenta|Vice-presidente|Vice vd|本部長|상무|副总裁|副總裁""",
    950: """AVP|Assistant Vice President|Associate Vice President|事業部長|이사""",
    900: """Senior Director|Sr. Director|Directeur senior|Director sénior|Diretor sênior|
        高级总监""",
    800: """Director|Direktor|Direktorin|Hauptabteilungsleiter|Directeur|Directrice|Directora|
        Diretor|Diretora|Direktör|部長|본부장|실장|总监|總監""",
    750: """Associate Director|Directeur adjoint|次長|부장|副总监""",
    700: """Senior Manager|Sr. Manager|Sr Manager|Abteilungsleiter|Abteilungsleiterin|
        Abteilungsleitung|Responsable senior|Gerente sénior|Gerente senior|Gerente sênior|
        Gerentesênior|Senior chef|Avdelningschef|高级经理|高級經理|차장|副部長""",
    600: """Manager|Managerin|Teamleiter|Teamleiterin|Teamleitung|Gruppenleiter|Responsable|
        Gerente|Jefe|Coordenador|Chef|課長|과장|팀장|经理|經理""",
    500: """Lead|Team Lead|Team Leader|Tech Lead|Principal|Staff|Supervisor|Chef d'équipe|
        Jefe de equipo|Líder|Líder de equipe|Teamledare|Gruppchef|係長|파트장|主管|组长""",
    400: """Senior|Senior Professional|Senior Specialist|Senior Associate|Senior Consultant|
        Senior Expert|Expert|Referent|Cadre confirmé|Sénior|Sênior|Especialista sénior|主任|
        대리|高级专员|资深""",
    300: """Professional|Associate|Specialist|Consultant|Individual Contributor|Mid-level|
        Intermediate|Fachkraft|Sachbearbeiter|Sachbearbeiterin|Spezialist|Cadre|Confirmé|
        Spécialiste|Profesional|Especialista|Pleno|Profissional|Specialist|Medarbetare|一般社員|
        一般|担当|주임|专员|專員""",
    200: """Analyst|Junior|Entry|Entry Level|Assistant|Junior Professional|Junior Associate|
        Graduate|Analyste|Analista|Júnior|Assistente|Asistente|Assistent|新入社員|사원|初级|
        助理|分析师""",
    100: """Intern|Trainee|Apprentice|Working Student|Praktikant|Praktikantin|Werkstudent|
        Werkstudentin|Azubi|Auszubildende|Auszubildender|Volontär|Stagiaire|Apprenti|Alternant|
        Becario|Becaria|Practicante|Pasante|Aprendiz|Estagiário|Estagiária|Lärling|インターン|
        研修生|実習生|인턴|실습생|实习生|實習生""",
}
_RANKS = {key(label): rank for rank, labels in LADDER.items() for label in labels.split("|")}


def rank_of(label: str, known: Mapping[str, int]) -> int | None:
    """The rank from what was answered before, then from common labels, else None: to be asked."""
    spelled = key(label)
    answered = next((rank for each, rank in known.items() if key(each) == spelled), None)
    if answered is not None:
        return answered
    numbered = _NUMBERED.fullmatch(spelled)
    if numbered and 1 <= int(numbered[1]) <= _LAST_NUMBER:
        return 200 + 10 * int(numbered[1])
    return _RANKS.get(spelled)


def clean_grade(raw: str, known: Mapping[str, int]) -> tuple[tuple[str, int | None], str, str]:
    """((label, rank), code, repair): an unknown label is kept, its rank is open."""
    label = visible(raw)
    if label in ("", "-"):
        return ("", None), "", ""
    if len(label) > LENGTH:
        return ("", None), "text_too_long", ""
    rank = rank_of(label, known)
    return (label, rank), "" if rank is not None else "grade_unknown", ""
