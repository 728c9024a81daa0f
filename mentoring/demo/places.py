"""The made-up company's offices, functions and rungs."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Office:
    """`share` of the company in percent; `names` is the list most names come from."""

    site: str
    region: str
    country: str
    zone: str
    languages: tuple[str, ...]
    names: str
    share: int


OFFICES = (
    Office("Tokyo", "APAC", "JP", "Asia/Tokyo", ("ja", "en"), "ja", 20),
    Office("Seoul", "APAC", "KR", "Asia/Seoul", ("ko", "en"), "ko", 11),
    Office("Stockholm", "EMEA", "SE", "Europe/Stockholm", ("sv", "en"), "sv", 20),
    Office("London", "EMEA", "GB", "Europe/London", ("en",), "en-GB", 18),
    Office("São Paulo", "AMER", "BR", "America/Sao_Paulo", ("pt", "en"), "pt-BR", 14),
    Office("New York", "AMER", "US", "America/New_York", ("en",), "en-US", 17),
)

# Share of the company in percent, and whether its head sits in the C-suite.
FUNCTIONS = {
    "Strategy": (5, True),
    "Engineering": (22, True),
    "Product": (9, True),
    "Sales": (16, True),
    "Marketing": (9, True),
    "Finance": (8, True),
    "People": (7, True),
    "Operations": (12, True),
    "Customer Care": (8, True),
    "Legal": (4, False),
}
# Where the chief executive comes from, and who heads a function that has no chief of its own.
CHIEF = "Strategy"
HEADED_BY = {"Legal": "Finance"}
# Work so near to each other that a mentor from there brings no distant view.
ADJACENT = [
    ["Engineering", "Product"],
    ["Marketing", "Sales"],
    ["Finance", "Legal"],
    ["Customer Care", "Operations"],
    ["People", "Strategy"],
]

TOP = "C-Suite"
# Label, rank as HR's files are read, and how many of 1,200.
LADDER = (
    (TOP, 1200, 9),
    ("SVP", 1100, 21),
    ("VP", 1000, 60),
    ("Director", 800, 190),
    ("Senior Manager", 700, 120),
    ("Manager", 600, 180),
    ("Lead", 500, 160),
    ("Senior", 400, 240),
    ("Professional", 300, 220),
)
EXECUTIVE_GRADES = ("SVP", "VP", "Director")
MENTOR_GRADES = ("Senior", "Professional")
# Years in the company by grade: from, to.
YEARS = {
    TOP: (6, 22),
    "SVP": (5, 20),
    "VP": (4, 18),
    "Director": (3, 16),
    "Senior Manager": (2, 14),
    "Manager": (1, 12),
    "Lead": (1, 10),
    "Senior": (0, 8),
    "Professional": (0, 4),
}
