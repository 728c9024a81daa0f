"""Exercises of a pair, for its two members alone."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

MEMBERS = """
CREATE POLICY members ON programs_exercise
    USING (pairing_id IN (SELECT id FROM own_pairs))
    WITH CHECK (pairing_id IN (SELECT id FROM own_pairs)
                AND part_id IN (SELECT id FROM own_parts));
ALTER TABLE programs_exercise ENABLE ROW LEVEL SECURITY;
"""
NO_MEMBERS = """
DROP POLICY members ON programs_exercise;
ALTER TABLE programs_exercise DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0011_boundaries"),
    ]

    operations = [
        migrations.AddField(
            model_name="modulestate",
            name="committed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.CreateModel(
            name="Exercise",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("shared-ground", "Shared ground"),
                            ("agreements", "How we work together"),
                            ("listening", "Three, two, one"),
                            ("safety", "First meeting for safety"),
                        ],
                        max_length=14,
                    ),
                ),
                ("text", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "pairing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="exercises",
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind__in", ["shared-ground", "agreements"]),
                                models.Q(("text", ""), _negated=True),
                            ),
                            models.Q(("kind__in", ["listening", "safety"]), ("text", "")),
                            _connector="OR",
                        ),
                        name="an_exercise_is_written_or_done",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("text", "")),
                        fields=("pairing", "part", "kind"),
                        name="done_once_by_each_side",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        fields=("pairing", "kind", "text"),
                        name="written_once_for_the_two",
                    ),
                ],
            },
        ),
        migrations.RunSQL(MEMBERS, NO_MEMBERS),
    ]
