"""What two people prepare for a session, and how much structure they chose: theirs alone."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

MEMBERS = """
CREATE POLICY members ON programs_agenda USING (session_id IN (SELECT id FROM own_sessions));
ALTER TABLE programs_agenda ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON programs_dialchange
    USING (pairing_id IN (SELECT id FROM own_pairs))
    WITH CHECK (pairing_id IN (SELECT id FROM own_pairs)
                AND part_id IN (SELECT id FROM own_parts));
ALTER TABLE programs_dialchange ENABLE ROW LEVEL SECURITY;
"""
NO_MEMBERS = """
DROP POLICY members ON programs_agenda;
ALTER TABLE programs_agenda DISABLE ROW LEVEL SECURITY;
DROP POLICY members ON programs_dialchange;
ALTER TABLE programs_dialchange DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0012_exercises"),
    ]

    operations = [
        migrations.AddField(
            model_name="topic",
            name="offered",
            field=models.BooleanField(default=True),
        ),
        migrations.CreateModel(
            name="Agenda",
            fields=[
                (
                    "session",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="prepared",
                        serialize=False,
                        to="programs.session",
                    ),
                ),
                ("framework", models.CharField(blank=True, max_length=24)),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "framework_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programs.participation",
                    ),
                ),
                (
                    "topics_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="programs.participation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("topics__len__lte", 3)), name="three_topics_at_most"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("framework_by__isnull", False),
                            ("topics_by__isnull", False),
                            _connector="OR",
                        ),
                        name="an_agenda_is_somebodys_choice",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DialChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("was", models.CharField(max_length=12)),
                ("becomes", models.CharField(max_length=12)),
                ("at", models.DateTimeField()),
                (
                    "pairing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dial_changes",
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
                            ("becomes__in", ["light", "guided", "structured"]),
                            models.Q(("becomes", models.F("was")), _negated=True),
                        ),
                        name="a_dial_turns_to_another_mark",
                    )
                ],
            },
        ),
        migrations.RunSQL(MEMBERS, NO_MEMBERS),
    ]
