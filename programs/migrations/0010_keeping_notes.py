"""Shared notes that both wish to keep; and the errand that deletes all others in time."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

# A wish is its author's; the product looks for two of them.
KEEPING = """
CREATE POLICY authors ON programs_keepanswer
    USING (part_id IN (SELECT id FROM own_parts))
    WITH CHECK (part_id IN (SELECT id FROM own_parts)
                AND pairing_id IN (SELECT id FROM own_pairs));
CREATE POLICY settling ON programs_keepanswer FOR SELECT USING (on_errand('settling'));
ALTER TABLE programs_keepanswer ENABLE ROW LEVEL SECURITY;
"""
NO_KEEPING = """
DROP POLICY authors ON programs_keepanswer;
DROP POLICY settling ON programs_keepanswer;
ALTER TABLE programs_keepanswer DISABLE ROW LEVEL SECURITY;
"""
# The promise of the agreement is kept by the product itself: it has to reach what it deletes.
TIDYING = """
CREATE VIEW closed_pairs AS SELECT id FROM programs_pairing WHERE closed_on IS NOT NULL;
CREATE POLICY finding_old ON programs_note FOR SELECT
    USING (on_errand('tidying') AND pairing_id IN (SELECT id FROM closed_pairs));
CREATE POLICY tidying ON programs_note FOR DELETE
    USING (on_errand('tidying') AND pairing_id IN (SELECT id FROM closed_pairs));
"""
NO_TIDYING = """
DROP POLICY finding_old ON programs_note;
DROP POLICY tidying ON programs_note;
DROP VIEW closed_pairs;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0009_training"),
    ]

    operations = [
        migrations.AddField(
            model_name="pairing",
            name="notes_kept",
            field=models.BooleanField(default=False),
        ),
        migrations.CreateModel(
            name="KeepAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("keeps", models.BooleanField()),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "pairing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="keep_answers",
                        to="programs.pairing",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programs.participation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("pairing", "part"), name="one_keep_answer_per_side"
                    )
                ],
            },
        ),
        migrations.RunSQL(KEEPING, NO_KEEPING),
        migrations.RunSQL(TIDYING, NO_TIDYING),
    ]
