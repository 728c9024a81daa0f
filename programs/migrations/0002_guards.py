"""What must never be false: nobody sits in two planned sessions at the same time."""

from django.db import migrations

SEATS = """
ALTER TABLE programs_seat ADD CONSTRAINT nobody_sits_twice
EXCLUDE USING gist (uuidrange(person_id, person_id, '[]') WITH &&, during WITH &&)
"""
DROP_SEATS = "ALTER TABLE programs_seat DROP CONSTRAINT nobody_sits_twice"


class Migration(migrations.Migration):
    dependencies = [("programs", "0001_initial"), ("mentoring", "0003_guards")]

    operations = [migrations.RunSQL(SEATS, DROP_SEATS)]
