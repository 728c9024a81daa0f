"""Row by row, the database itself shows what people wrote to those it was written for.

The owner of the tables passes; web, worker and beat connect as another role and do not. Who asks is
told with each statement (mentoring.walls.asking).
"""

from django.db import migrations

ASKING = """
CREATE FUNCTION asking_person() RETURNS uuid LANGUAGE sql STABLE
RETURN nullif(current_setting('counterpart.person', true), '')::uuid;

CREATE FUNCTION on_errand(VARIADIC errands text[]) RETURNS boolean LANGUAGE sql STABLE
RETURN current_setting('counterpart.errand', true) = ANY (errands);

CREATE VIEW own_parts AS SELECT id FROM programs_participation WHERE person_id = asking_person();

CREATE VIEW own_pairs AS SELECT id FROM programs_pairing
WHERE mentor_id IN (SELECT id FROM own_parts) OR executive_id IN (SELECT id FROM own_parts);

CREATE VIEW own_sessions AS
SELECT id FROM programs_session WHERE pairing_id IN (SELECT id FROM own_pairs);
"""
FORGET = """
DROP VIEW own_sessions; DROP VIEW own_pairs; DROP VIEW own_parts;
DROP FUNCTION on_errand(text[]); DROP FUNCTION asking_person();
"""

# A note is its author's; the partner reads it once it is shared.
NOTES = """
CREATE POLICY authors ON programs_note
    USING (author_id IN (SELECT id FROM own_parts))
    WITH CHECK (author_id IN (SELECT id FROM own_parts)
                AND pairing_id IN (SELECT id FROM own_pairs));
CREATE POLICY partners ON programs_note FOR SELECT
    USING (shared AND pairing_id IN (SELECT id FROM own_pairs));
"""
CHECKS = """
CREATE POLICY authors ON programs_privatecheck
    USING (part_id IN (SELECT id FROM own_parts))
    WITH CHECK (part_id IN (SELECT id FROM own_parts)
                AND session_id IN (SELECT id FROM own_sessions));
"""
# Both read what each will do; each writes the own.
COMMITMENTS = """
CREATE POLICY authors ON programs_commitment
    USING (part_id IN (SELECT id FROM own_parts))
    WITH CHECK (part_id IN (SELECT id FROM own_parts)
                AND session_id IN (SELECT id FROM own_sessions));
CREATE POLICY partners ON programs_commitment FOR SELECT
    USING (session_id IN (SELECT id FROM own_sessions));
"""
BEFORE = """
CREATE POLICY members ON programs_logbefore USING (session_id IN (SELECT id FROM own_sessions));
"""
# Nobody reads the other's answer. The product does, to settle a match, to remind who has not
# answered, and to show categories of a no without a name.
ANSWERS = """
CREATE POLICY authors ON programs_matchanswer
    USING (part_id IN (SELECT id FROM own_parts))
    WITH CHECK (part_id IN (SELECT id FROM own_parts)
                AND pairing_id IN (SELECT id FROM own_pairs));
CREATE POLICY settling ON programs_matchanswer FOR SELECT
    USING (on_errand('settling', 'reminding'));
CREATE POLICY categories ON programs_matchanswer FOR SELECT
    USING (on_errand('categories') AND NOT accepts AND category <> '');
"""


def policies(table: str, create: str, *names: str) -> migrations.RunSQL:
    drop = "".join(f"DROP POLICY {name} ON {table}; " for name in names)
    on, off = (f"ALTER TABLE {table} {way} ROW LEVEL SECURITY;" for way in ("ENABLE", "DISABLE"))
    return migrations.RunSQL(create + on, drop + off)


class Migration(migrations.Migration):
    dependencies = [("programs", "0005_calendar_keys_and_goals")]

    operations = [
        migrations.RunSQL(ASKING, FORGET),
        policies("programs_note", NOTES, "authors", "partners"),
        policies("programs_privatecheck", CHECKS, "authors"),
        policies("programs_commitment", COMMITMENTS, "authors", "partners"),
        policies("programs_logbefore", BEFORE, "members"),
        policies("programs_matchanswer", ANSWERS, "authors", "settling", "categories"),
    ]
