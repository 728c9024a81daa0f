"""The two roles by the words that files use for them; in reverse mentoring the mentor is junior."""

from mentoring.people.hris.labels import key, visible

_WORDS = {
    "mentor": """mentor|mentors|junior|junior mentor|reverse mentor|mentorin|mentor/in|
        mentor:in|mentora|mentore|mentrice|mentrix|tuteur|tutrice|adept-mentor|メンター|若手|
        멘토|주니어|주니어 멘토|导师|導師|青年导师|反向导师""",
    "executive": """executive|executives|senior|mentee|leader|learner|manager|Führungskraft|
        Mentee|Führungsperson|Leitende|dirigeant|dirigeante|cadre dirigeant|mentoré|mentorée|
        directivo|directiva|ejecutivo|ejecutiva|mentorado|mentorada|executivo|executiva|líder|
        chef|ledare|adept|役員|エグゼクティブ|経営層|経営幹部|メンティー|임원|경영진|멘티|高管|
        管理者|主管|学员|學員""",
}
_ROLES = {key(word): role for role, words in _WORDS.items() for word in words.split("|")}


def clean_role(raw: str) -> tuple[str, str, str]:
    """Give "mentor" or "executive", for a word in any of the product's languages."""
    if not visible(raw):
        return "", "role_missing", ""
    role = _ROLES.get(key(raw), "")
    return (role, "", "") if role else ("", "role_unknown", "")
