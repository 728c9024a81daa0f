"""What each of the three database roles may do; the owner is whoever ran the migrations."""

# Written once and read: not even the application changes or empties them.
APPEND_ONLY = ("mentoring_auditentry", "mentoring_auditseal")
READ_ONLY = ("django_migrations",)

# What dashboards count. No note, no check, no commitment, no answer, no word anybody wrote, and of
# a person nothing but the region.
BOARD: dict[str, tuple[str, ...]] = {
    "mentoring_person": ("id", "region"),
    "programs_program": ("id", "name", "state", "months", "first_session_days", "floor"),
    "programs_cohort": ("id", "program_id", "name", "state", "starts_on", "ends_on"),
    "programs_participation": ("id", "cohort_id", "person_id", "role", "state"),
    "programs_pairing": (
        "id",
        "cohort_id",
        "mentor_id",
        "executive_id",
        "state",
        "proposed_at",
        "accepted_on",
        "active_on",
        "ends_on",
        "closed_on",
        "sessions_planned",
        "session_minutes",
    ),
    "programs_session": (
        "id",
        "pairing_id",
        "state",
        "starts_at",
        "ends_at",
        "held_on",
        "minutes",
        "moves",
        "logged_at",
    ),
}
