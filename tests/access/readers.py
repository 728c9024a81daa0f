"""Groups of readers, as the lines of the route table name them. See world.READERS for each one."""

NOBODY: frozenset[str] = frozenset()
# Neither has a session that counts: every page leads them to the sign-in.
OUTSIDE = frozenset({"anonymous", "left", "closed"})
OWNER = frozenset({"owner"})
OWNERS = frozenset({"owner", "owner_elsewhere"})
# The two whose regions the first pair touches, and the owner of all programs.
RUNS_PAIR = frozenset({"owner", "coordinator", "coordinator_partner"})
# Whoever runs the first program, in whatever region.
RUNS = RUNS_PAIR | {"coordinator_other"}
# Whoever runs any program.
RUNNERS = RUNS | {"owner_elsewhere", "coordinator_elsewhere"}
MENTOR = frozenset({"mentor"})
EXECUTIVE = frozenset({"executive"})
PAIR = MENTOR | EXECUTIVE
OTHER_PAIR = frozenset({"mentor_other", "executive_other"})
PARTICIPANTS = PAIR | OTHER_PAIR
ADMINISTRATOR = frozenset({"administrator"})
AUDITOR = frozenset({"auditor"})
KEEPS_TIES = OWNERS | {"steward"}
ROLES = OWNERS | ADMINISTRATOR
SIGNED_IN = (
    RUNNERS
    | PARTICIPANTS
    | ADMINISTRATOR
    | AUDITOR
    | {
        "assistant",
        "facilitator",
        "coach",
        "leadership",
        "steward",
        "sponsor",
        "employee",
    }
)
ALL = SIGNED_IN | OUTSIDE
