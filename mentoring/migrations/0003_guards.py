"""What must never be false: audit rows are only ever added, and duties stay separate."""

from django.db import migrations

TYPE = "CREATE TYPE uuidrange AS RANGE (subtype = uuid)"
DROP_TYPE = "DROP TYPE uuidrange"

# Triggers stop the application's own role, too; TRUNCATE is revoked by scripts for the app role.
APPEND_ONLY = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON mentoring_auditentry
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON mentoring_auditseal
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
DROP_APPEND_ONLY = """
DROP TRIGGER append_only ON mentoring_auditentry;
DROP TRIGGER append_only ON mentoring_auditseal;
DROP FUNCTION refuse_change();
"""

# Two kinds of duty, numbered next to each other: ranges of one account that touch (-|-) are
# exactly one grant of each kind. Administrators and auditors read no people; the others do.
SEPARATION = """
ALTER TABLE mentoring_grant ADD CONSTRAINT operations_apart_from_people
EXCLUDE USING gist (
    uuidrange(user_id, user_id, '[]') WITH &&,
    (CASE WHEN role IN ('administrator', 'auditor') THEN int4range(1, 2)
          ELSE int4range(2, 3) END) WITH -|-
) WHERE (revoked_at IS NULL AND role IN
    ('administrator', 'auditor', 'owner', 'coordinator', 'coach', 'facilitator', 'leadership'))
"""
DROP_SEPARATION = "ALTER TABLE mentoring_grant DROP CONSTRAINT operations_apart_from_people"


class Migration(migrations.Migration):
    dependencies = [("mentoring", "0002_initial")]

    operations = [
        migrations.RunSQL(TYPE, DROP_TYPE),
        migrations.RunSQL(APPEND_ONLY, DROP_APPEND_ONLY),
        migrations.RunSQL(SEPARATION, DROP_SEPARATION),
    ]
