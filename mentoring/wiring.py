"""What the ground floor runs without importing it: dotted paths upwards, all in one place.

Settings carry these names on, so that tests can change one and code can read it there.
"""

# What runs behind a row. The ground floor calls these by name, so that it need not import upwards.
JOB_KINDS: dict[str, str] = {
    "people.import": "mentoring.people.imports.apply",
    "people.read": "mentoring.people.imports.read",
    "matching.run": "matching.runs.solving.run",
    "participants.shortlists": "matching.runs.shortlists.run",
}
JOB_QUEUES = {
    "people.import": "imports",
    "people.read": "imports",
    "matching.run": "matching",
    "participants.shortlists": "matching",
}
# What a job is called, the page that shows what came of it, and who is told when it fails.
JOB_NAMES: dict[str, str] = {
    "people.import": "Import",
    "people.read": "Reading the file",
    "matching.run": "Matching",
    "participants.shortlists": "Drawing up shortlists",
}
JOB_RESULTS: dict[str, str] = {
    "people.import": "people:import",
    "people.read": "people:import",
    "matching.run": "runs:review",
    "participants.shortlists": "participants:ranking",
}
# Who follows a job beside whoever started it: `(user, subject_id) -> bool`.
JOB_READERS: dict[str, str] = {
    "people.import": "mentoring.people.queries.may_follow_import",
    "people.read": "mentoring.people.queries.may_follow_import",
    "matching.run": "matching.runs.access.may_follow",
}
JOB_ENDINGS: dict[str, str] = {
    "people.import": "mentoring.people.imports.ended",
    "people.read": "mentoring.people.imports.ended",
    "matching.run": "matching.runs.solving.ended",
}
MESSAGE_KINDS: dict[str, str] = {
    "people.role_granted": "mentoring.people.mail.role_granted",
    "people.address_left": "mentoring.people.mail.address_left",
    "people.address_named": "mentoring.people.mail.address_named",
    "participation.invited": "programs.participants.mail.invited",
    "participation.profile_waits": "programs.participants.profile_mail.profile_waits",
    "ranking.opened": "programs.participants.mail.ranking_opened",
    "ranking.closes_soon": "programs.participants.mail.ranking_closes_soon",
    "pairing.proposed": "programs.pairings.mail.proposed",
    "pairing.match_is_open": "programs.pairings.mail.match_is_open",
    "pairing.accepted": "programs.pairings.mail.accepted",
    "pairing.declined": "programs.pairings.mail.declined",
    "pairing.taken_back": "programs.pairings.mail.taken_back",
    "pairing.started": "programs.pairings.mail.started",
    "pairing.paused": "programs.pairings.mail.paused",
    "pairing.resumed": "programs.pairings.mail.resumed",
    "pairing.ended": "programs.pairings.mail.ended",
    "pairing.completed": "programs.pairings.mail.completed",
    "pairing.ends_soon": "programs.pairings.mail.ends_soon",
    "pairing.extended": "programs.pairings.mail.extended",
    "agreement.changed": "programs.pairings.mail.agreement_changed",
    "agreement.in_force": "programs.pairings.mail.agreement_in_force",
    "agreement.is_open": "programs.pairings.mail.agreement_is_open",
    "session.invited": "programs.sessions.mail.invited",
    "session.moved": "programs.sessions.mail.moved",
    "session.changed": "programs.sessions.mail.changed",
    "session.cancelled": "programs.sessions.mail.cancelled",
    "session.tomorrow": "programs.sessions.mail.tomorrow",
    "session.log_is_due": "programs.sessions.mail.log_is_due",
    "session.new_link": "programs.sessions.mail.new_link",
    "session.first_is_not_booked": "programs.sessions.mail.first_session_is_not_booked",
    "session.training_is_open": "programs.sessions.mail.training_is_open",
    "session.silence": "programs.sessions.mail.silence",
    "session.moved_twice": "programs.sessions.mail.moved_twice",
    "pairing.rests": "programs.health.mail.pair_rests",
    "conflict.found": "programs.health.mail.conflict_found",
    "conflict.gone": "programs.health.mail.conflict_gone",
    "pairing.recusal_asked": "programs.pairings.mail.recusal_asked",
    "circle.made": "programs.circles.mail.made",
    "help.asked": "programs.health.mail.asked",
    "help.overdue": "programs.health.mail.overdue",
}
# Only who has not answered gets these.
MESSAGES_TO_THE_SILENT = {
    "pairing.match_is_open",
    "agreement.is_open",
    "ranking.closes_soon",
}
REMINDER_SOURCES: list[str] = [
    "programs.participants.reminders.ranking_closes_soon",
    "programs.pairings.reminders.match_is_open",
    "programs.pairings.reminders.agreement_is_open",
    "programs.sessions.reminders.session_is_tomorrow",
    "programs.sessions.reminders.log_is_due",
    "programs.sessions.reminders.first_session_is_not_booked",
    "programs.sessions.reminders.training_is_open",
    "programs.sessions.reminders.pair_is_silent",
    "programs.sessions.reminders.moved_twice_in_a_row",
]
# Which rows are about a person, and the way from the row to the person: for "who looked at mine".
AUDIT_SUBJECTS = {
    "mentoring.person": "pk",
    "mentoring.user": "person",
    "programs.participation": "person",
    "programs.checkin": "part__person",
}
# Whom acts on rows of a kind concern: program, regions, people. A kind without a line is an error.
AUDIT_SCOPES = {
    "mentoring.person": "mentoring.people.audited.person",
    "mentoring.user": "mentoring.people.audited.account",
    "mentoring.grant": "mentoring.people.audited.grant",
    "mentoring.import": "mentoring.people.audited.imported",
    "mentoring.grade": "mentoring.audit.scopes.nobody",
    "mentoring.job": "mentoring.audit.scopes.nobody",
    "mentoring.message": "mentoring.audit.scopes.nobody",
    "programs.program": "programs.setup.audited.program",
    "programs.edition": "programs.setup.audited.edition",
    "programs.cohort": "programs.cohorts.audited.cohort",
    "programs.participation": "programs.participants.audited.part",
    "programs.profile": "programs.participants.audited.profile",
    "programs.modulestate": "programs.training.audited.state",
    "programs.pairing": "programs.pairings.audited.pairing",
    "programs.circle": "programs.circles.audited.circle",
    "programs.session": "programs.sessions.audited.session",
    "programs.note": "programs.sessions.audited.note",
    "programs.helprequest": "programs.health.audited.request",
    "programs.checkin": "programs.health.audited.check_in",
    "matching.ban": "matching.rules.audited.rule",
    "matching.lock": "matching.rules.audited.rule",
    "matching.matchingrun": "matching.runs.audited.run",
    "matching.proposal": "matching.runs.audited.proposal",
}
# Nobody's name is kept for these: no table says who ended a pair or said no.
AUDIT_WITHOUT_ACTOR = {
    "pairing.answered",
    "pairing.declined",
    "pairing.expired",
    "pairing.withdrawn",
    "pairing.paused",
    "pairing.resumed",
    "pairing.ended",
    "pairing.completed",
    "pairing.extended",
    "extension.answered",
    "notes.keeping_answered",
    "notes.kept",
    "ranks.saved",
    "participation.declined",
}
# What /readyz reports beside the database; only the database alone makes it say 503.
READINESS = {
    "broker": "mentoring.jobs.queries.broker_answers",
    "beat_age_seconds": "mentoring.jobs.queries.beat_age",
    "relay_age_seconds": "mentoring.jobs.queries.relay_age",
    "outbox_oldest_due_seconds": "mentoring.outbox.queries.oldest_due",
}
# What a file of participants needs from the programs, and what follows from who left or moved:
# `(person_ids, now=)` in the transaction of the import; a tie that is entered says `cause="tie"`.
PARTICIPANT_ROWS = "programs.participants.actions.rows.enrol_rows"
PARTICIPANT_TOPICS = "programs.participants.queries.topic_index"
# `(cohort, hours) -> pairs` that so many hours a month leave room for.
PARTICIPANT_ROOM = "programs.participants.load.room_for"
LEAVER_HOOKS: list[str] = ["programs.health.actions.company.people_left"]
REORG_HOOKS: list[str] = ["programs.health.actions.company.lines_moved"]
# Who may do what is decided in one place above the ground floor.
ACCESS = "mentoring.people.access"
# What is done every so many seconds, once per slot however many beats there are.
PERIODIC: dict[str, tuple[str, float]] = {
    "remind": ("mentoring.outbox.reminders.remind", 60.0),
    "seal": ("mentoring.audit.sealing.seal", 5.0),
    "pairs": ("programs.health.tasks.look", 600.0),
    "tidy_imports": ("mentoring.people.imports.tidying.tidy", 86400.0),
    "see_off": ("mentoring.people.imports.tidying.see_off", 3600.0),
}
