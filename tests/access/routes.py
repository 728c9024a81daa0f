"""Every address of the product, who is answered there, and who finds nothing.

A line for each URL name; a name without a line fails the tests, and so does a line without a name.

    page("sessions:log", PAIR, at=pk("due"), acts=PAIR)
         |               |     |             |
         |               |     |             readers whose POST is answered (none: POST is 405)
         |               |     arguments, from the world: pk("thing") is its key
         |               readers whose GET is answered; everybody else signed in gets 404
         URL name

"Answered" is any status but 401, 403, 404, 405 and 5xx: a form with errors is an answer. Who is
not signed in is led to the sign-in (302), unless the line says `open=True`.

    act("health:close", RUNS_PAIR, at=pk("mentor_help"))    only POST; GET is 405
    refused=PAIR     these know the object but may not do this: their POST is 403, not 404
    shut=PAIR        the same for their GET
    data=two         makes what is posted (default: nothing, which a form answers with its errors)
    open=True        answers without a sign-in
    by_key=True      the address itself is the key (signed links, feeds): no sign-in is asked

The readers and groups stand in readers.py, the things in world.py (add yours there).
"""

from programs.sessions.tokens import LOG, PLAN
from tests.access.lines import (
    Route,
    act,
    edition,
    in_cohort,
    invited,
    line_of_pair,
    mentors_part,
    number,
    page,
    quick,
    switch,
    to_an_ending,
    token,
    tokio,
    two,
    word,
)
from tests.access.readers import (
    ADMINISTRATOR,
    ALL,
    AUDITOR,
    KEEPS_TIES,
    MENTOR,
    NOBODY,
    OWNER,
    OWNERS,
    PAIR,
    ROLES,
    RUNNERS,
    RUNS,
    RUNS_PAIR,
    SIGNED_IN,
)
from tests.access.world import person_of, pk

# They read a program and may not change it: 403 where they act, for they know that it is there.
READS_PROGRAM = RUNS - OWNER | AUDITOR

# The employee works in EMEA.
READS_EMPLOYEE = OWNERS | {"coordinator_partner", "coordinator_elsewhere"}

ROUTES: tuple[Route, ...] = (
    # Sign-in. allauth's own pages know one reader each: themselves.
    page("account_login", ALL, acts=ALL, open=True),
    page("account_request_login_code", ALL, acts=ALL, open=True),
    page("account_confirm_login_code", SIGNED_IN, acts=SIGNED_IN),
    page("account_logout", ALL, acts=ALL, open=True),
    page("account_inactive", ALL, open=True),
    page("mfa_index", SIGNED_IN),
    page("mfa_authenticate", SIGNED_IN, acts=SIGNED_IN),
    page("mfa_reauthenticate", NOBODY, acts=NOBODY, refused=SIGNED_IN, shut=SIGNED_IN),
    page("mfa_activate_totp", SIGNED_IN, acts=SIGNED_IN),
    page("mfa_deactivate_totp", NOBODY, acts=NOBODY),
    page("mfa_view_recovery_codes", NOBODY),
    page("mfa_generate_recovery_codes", SIGNED_IN, acts=SIGNED_IN),
    page("mfa_download_recovery_codes", NOBODY),
    page("mfa_list_webauthn", SIGNED_IN),
    page("mfa_add_webauthn", SIGNED_IN, acts=SIGNED_IN),
    page("mfa_reauthenticate_webauthn", NOBODY, acts=NOBODY, refused=SIGNED_IN, shut=SIGNED_IN),
    page("mfa_remove_webauthn", NOBODY, acts=NOBODY, at=number),
    page("mfa_edit_webauthn", NOBODY, acts=NOBODY, at=number),
    page("mfa_login_webauthn", SIGNED_IN, acts=ALL),
    page("usersessions_list", SIGNED_IN, acts=SIGNED_IN),
    # Accounts, roles, privacy
    page("people:roles", ROLES),
    page("people:grant", ROLES, acts=ROLES, at=person_of("employee")),
    act("people:close", ROLES, at=person_of("employee")),
    act("people:reopen", ROLES, at=person_of("closed")),
    act("people:move", ROLES, at=person_of("employee")),
    act("people:revoke", OWNER, at=pk("leadership_grant")),
    page("people:address", SIGNED_IN, acts=SIGNED_IN),
    page("people:privacy", SIGNED_IN),
    # The directory and the files that fill it. A coordinator finds the files she uploaded herself.
    page("people:ties", KEEPS_TIES),
    page("people:tied", KEEPS_TIES, acts=KEEPS_TIES, at=person_of("mentor")),
    act("people:untie", KEEPS_TIES, at=pk("tie")),
    page("people:directory", RUNNERS),
    page("people:person", READS_EMPLOYEE, at=person_of("employee")),
    act("people:export", OWNERS),
    page("people:imports", RUNNERS, acts=RUNNERS),
    page("people:template", RUNNERS, at=lambda _: ["people", "csv"]),
    page("people:import", OWNERS, at=pk("import_")),
    page("people:read", OWNERS, acts=OWNERS, at=pk("import_")),
    page("people:columns", OWNERS, acts=OWNERS, at=pk("import_")),
    page("people:place", NOBODY, acts=OWNERS, at=pk("import_"), data=lambda _: {"label": "Wizard"}),
    act("people:apply", OWNERS, at=pk("import_")),
    act("people:discard", OWNERS, at=pk("import_")),
    page("people:fix", OWNERS, acts=OWNERS, at=pk("import_")),
    act("people:repair", OWNERS, at=pk("import_"), data=tokio),
    act("people:report", OWNERS, at=pk("import_")),
    act("people:upload_participants", RUNS, at=in_cohort()),
    # The frame
    page("web:styleguide", SIGNED_IN),
    page("web:readyz", ALL, open=True),
    page("jobs:failed", ADMINISTRATOR | AUDITOR),
    page("jobs:job", OWNER | ADMINISTRATOR, at=pk("job")),
    act("jobs:cancel", OWNER | ADMINISTRATOR, at=pk("job")),
    page("outbox:queue", RUNNERS | ADMINISTRATOR | AUDITOR),
    act("outbox:retry", ADMINISTRATOR, at=pk("message"), refused=RUNNERS | AUDITOR),
    page("outbox:off", ALL, acts=ALL, at=token(switch), by_key=True),
    page("audit:log", RUNNERS | ADMINISTRATOR | AUDITOR),
    page("audit:mine", SIGNED_IN),
    # Desks
    page("desk:home", SIGNED_IN),
    page("desk:today", RUNNERS),
    page("desk:pairs", RUNNERS),
    act("desk:export", RUNNERS),
    page("desk:cohort", RUNS, at=pk("cohort")),
    page("desk:messages", RUNS, acts=RUNS, at=pk("cohort")),
    # Programs and cohorts
    page("setup:index", RUNNERS | AUDITOR),
    page("setup:new", OWNER, acts=OWNER),
    page("setup:grades", OWNER, acts=OWNER),
    page("setup:detail", RUNS | AUDITOR, at=pk("program")),
    page("setup:edit", OWNER, acts=OWNER, at=pk("program"), refused=READS_PROGRAM),
    act("setup:archive", OWNER, at=pk("program"), refused=READS_PROGRAM),
    act("setup:restore", OWNER, at=pk("program"), refused=READS_PROGRAM),
    act("setup:lift", OWNER, at=pk("program"), refused=READS_PROGRAM),
    page("setup:new_edition", OWNER, acts=OWNER, at=pk("program")),
    page("setup:edition", OWNER, acts=OWNER, at=edition),
    act("setup:remove_edition", OWNER, at=edition),
    page("cohorts:index", RUNNERS),
    page("cohorts:new", RUNNERS, acts=RUNNERS),
    page("cohorts:edit", RUNS, acts=RUNS, at=pk("cohort")),
    page("cohorts:rules", RUNS, acts=RUNS, at=pk("cohort")),
    act("cohorts:link", RUNS, at=pk("cohort")),
    # Participants
    page("participants:pool", RUNS, at=in_cohort()),
    act("participants:bulk", RUNS, at=in_cohort()),
    page("participants:enrol", RUNS, acts=RUNS, at=in_cohort()),
    page("participants:addresses", RUNS, acts=RUNS, at=in_cohort()),
    page(
        "participants:part", OWNER | {"coordinator"}, acts=OWNER | {"coordinator"}, at=mentors_part
    ),
    act("participants:withdraw", OWNER | {"coordinator"}, at=mentors_part),
    page("participants:invitation", ALL, acts=ALL, at=token(invited), by_key=True),
    page(
        "participants:join",
        ALL,
        acts=ALL,
        at=token(lambda world: world.cohort.join_key),
        by_key=True,
    ),
    page("participants:profile", SIGNED_IN),
    page("participants:avoid", SIGNED_IN, acts=SIGNED_IN),
    act("participants:stop_avoiding", MENTOR, at=pk("avoidance")),
    page("participants:section", SIGNED_IN, acts=SIGNED_IN, at=lambda _: ["about"]),
    act("participants:leave", MENTOR, at=lambda world: [world.pairing.mentor_id]),
    page("participants:expertise", SIGNED_IN),
    page("exercises:mine", SIGNED_IN),
    page("exercises:pair", PAIR, acts=PAIR, at=pk("pairing")),
    act("exercises:done", PAIR, at=pk("pairing")),
    act("exercises:remove", PAIR, at=line_of_pair),
    # The training is open to everybody; each keeps the own place in it.
    page("training:index", SIGNED_IN),
    page("training:boundaries", SIGNED_IN, acts=SIGNED_IN),
    page("training:plays", SIGNED_IN),
    page("training:play", SIGNED_IN, at=word("dominates")),
    act("training:played", SIGNED_IN, at=word("dominates"), data=to_an_ending),
    page("training:read", SIGNED_IN, acts=SIGNED_IN, at=word("j1", 1)),
    page("training:check", SIGNED_IN, acts=SIGNED_IN, at=word("j1")),
    page("training:commit", SIGNED_IN, acts=SIGNED_IN, at=word("j1")),
    page("training:cohort", RUNS, at=pk("cohort")),
    page("participants:ranking", RUNS, acts=RUNS, at=in_cohort()),
    act("participants:stop_ranking", RUNS, at=in_cohort()),
    page("participants:rank", MENTOR, acts=MENTOR, at=lambda world: [world.pairing.mentor_id]),
    # Pairs
    page("desk:pair", PAIR | RUNS_PAIR, at=pk("pairing")),
    page("pairings:answer", MENTOR, acts=MENTOR, at=pk("proposed")),
    act("pairings:withdraw", RUNS_PAIR, at=pk("proposed")),
    page("pairings:agreement", PAIR, acts=PAIR, at=pk("pairing")),
    page("pairings:plan", PAIR, acts=PAIR, at=pk("pairing")),
    act("pairings:dial", PAIR, at=pk("pairing")),
    page("pairings:recusal", PAIR, acts=PAIR, at=pk("pairing")),
    page("pairings:keep", PAIR, acts=PAIR, at=pk("over")),
    page("pairings:extension", PAIR, acts=PAIR, at=pk("pairing")),
    page("health:help", SIGNED_IN, acts=SIGNED_IN),
    page("health:ask", PAIR, acts=PAIR, at=pk("pairing")),
    page("health:uncomfortable", PAIR, acts=PAIR, at=pk("pairing")),
    page("health:requests", RUNNERS),
    act("health:close", OWNER | {"coordinator"}, at=pk("mentor_help")),
    page("health:change", PAIR, at=pk("pairing")),
    act("health:pause", PAIR | RUNS_PAIR, at=pk("pairing")),
    act("health:resume", PAIR | RUNS_PAIR, at=pk("pairing")),
    act("health:end", PAIR | RUNS_PAIR, at=pk("pairing")),
    page("health:conflicts", RUNNERS),
    act("health:ask_recusal", RUNS_PAIR, at=pk("conflict")),
    page("health:check_ins", RUNNERS),
    page("health:check_in", RUNS_PAIR, at=pk("check_in"), acts=RUNS_PAIR),
    act("health:reopen_check_in", RUNS_PAIR, at=pk("check_in")),
    # Sessions
    page("sessions:plan", PAIR, acts=PAIR, at=pk("pairing")),
    page("sessions:session", PAIR, acts=PAIR, at=pk("planned")),
    page("sessions:move", PAIR, acts=PAIR, at=pk("planned")),
    act("sessions:goal", PAIR, at=pk("planned")),
    act("sessions:cancel", PAIR, at=pk("planned")),
    page("sessions:framework", PAIR, acts=PAIR, at=pk("planned")),
    page("sessions:topics", PAIR, acts=PAIR, at=pk("planned")),
    page("sessions:run", PAIR, at=pk("planned")),
    page("sessions:invite", PAIR, at=pk("planned")),
    page("sessions:log", PAIR, acts=PAIR, at=pk("due")),
    page("sessions:saved", PAIR, at=pk("held")),
    act("sessions:undo_log", PAIR, at=pk("held")),
    page("sessions:quick_log", ALL, acts=ALL, at=quick(LOG), by_key=True),
    page("sessions:quick_saved", ALL, at=quick(LOG, "held"), by_key=True),
    act("sessions:quick_undo", ALL, at=quick(LOG, "held"), by_key=True),
    page("sessions:quick_plan", ALL, acts=ALL, at=quick(PLAN), by_key=True),
    act("sessions:new_link", ALL, open=True),
    page("sessions:notes", PAIR, acts=PAIR, at=pk("pairing")),
    page("sessions:note", MENTOR, acts=MENTOR, at=pk("mentor_private")),
    act("sessions:delete_note", MENTOR, at=pk("mentor_private")),
    page("sessions:calendar", SIGNED_IN),
    act("sessions:renew", SIGNED_IN),
    page("sessions:feed", ALL, at=token(lambda world: world.mentor_feed.secret), by_key=True),
    # Matching
    act("rules:lock", RUNS_PAIR, at=in_cohort(), data=two),
    act("rules:unlock", RUNS_PAIR, at=in_cohort(), data=two),
    act("rules:ban", RUNS_PAIR, at=in_cohort(), data=two),
    act("rules:lift", RUNS_PAIR, at=in_cohort(), data=two),
    page("rules:bans", RUNS, at=in_cohort()),
    page("runs:readiness", RUNS, at=in_cohort()),
    page("runs:match", RUNS, at=in_cohort()),
    act("runs:start", RUNS, at=in_cohort()),
    page("runs:review", RUNS, at=pk("run")),
    page("runs:progress", RUNS, at=pk("run")),
    act("runs:cancel", OWNER, at=pk("run"), refused=RUNS - OWNER),
    page("runs:compare", RUNS, at=pk("run")),
    page("runs:record", RUNS | AUDITOR, at=pk("run")),
    act("runs:download", OWNER, at=pk("run"), refused=RUNS - OWNER | AUDITOR),
    page("runs:card", SIGNED_IN),
    page("runs:unmatched", RUNS, at=pk("run")),
    page("runs:why_not", RUNS, at=pk("run")),
    page("runs:fairness", RUNS, at=pk("run")),
    page("runs:why", RUNS_PAIR, at=pk("proposal")),
    act("runs:preview", RUNS, at=in_cohort()),
    act("runs:accept", RUNS, at=pk("run")),
    act("runs:approve", OWNER, at=pk("run"), refused=RUNS - OWNER),
    page(
        "runs:publish",
        OWNER,
        acts=OWNER,
        at=pk("run"),
        refused=RUNS - OWNER,
        shut=RUNS - OWNER,
    ),
    page("runs:by_hand", RUNS, acts=RUNS, at=pk("run")),
    page("runs:swap", RUNS_PAIR, acts=RUNS_PAIR, at=pk("proposal")),
    act("runs:discard", RUNS_PAIR, at=pk("proposal")),
    # Boards
    page("dashboards:cohorts", RUNNERS | {"leadership"}),
    page("dashboards:method", RUNNERS | {"leadership"}),
    page("dashboards:board", RUNS | {"leadership"}, at=pk("cohort")),
)
