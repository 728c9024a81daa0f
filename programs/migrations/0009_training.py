"""Training: how far everybody has come, and what only its author may read."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

# Which modules are complete, coordinators may know; what stands in them is its author's alone.
AUTHORS = """
CREATE POLICY authors ON programs_moduleanswers
    USING (person_id = asking_person()) WITH CHECK (person_id = asking_person());
ALTER TABLE programs_moduleanswers ENABLE ROW LEVEL SECURITY;
CREATE POLICY authors ON programs_roleplayed
    USING (person_id = asking_person()) WITH CHECK (person_id = asking_person());
ALTER TABLE programs_roleplayed ENABLE ROW LEVEL SECURITY;
"""
NO_AUTHORS = """
DROP POLICY authors ON programs_moduleanswers;
ALTER TABLE programs_moduleanswers DISABLE ROW LEVEL SECURITY;
DROP POLICY authors ON programs_roleplayed;
ALTER TABLE programs_roleplayed DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mentoring", "0009_ties"),
        ("programs", "0008_ranking"),
    ]

    operations = [
        migrations.CreateModel(
            name="ModuleState",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("module", models.CharField(max_length=4)),
                ("at", models.PositiveSmallIntegerField(default=0)),
                (
                    "deeds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=20), default=list, size=None
                    ),
                ),
                ("passed_at", models.DateTimeField(null=True)),
                ("completed_at", models.DateTimeField(null=True)),
                (
                    "started_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="module_states",
                        to="mentoring.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RolePlayed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("play", models.CharField(max_length=40)),
                ("telling", models.CharField(max_length=10)),
                (
                    "path",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.PositiveSmallIntegerField(), size=None
                    ),
                ),
                ("ending", models.CharField(max_length=40)),
                (
                    "played_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="role_plays",
                        to="mentoring.person",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ModuleAnswers",
            fields=[
                (
                    "state",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="own_answers",
                        serialize=False,
                        to="programs.modulestate",
                    ),
                ),
                ("answers", models.JSONField(default=dict)),
                ("commitment", models.CharField(blank=True, max_length=300)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="mentoring.person",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="modulestate",
            constraint=models.UniqueConstraint(
                fields=("person", "module"), name="one_state_per_module"
            ),
        ),
        migrations.AddConstraint(
            model_name="modulestate",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("completed_at__isnull", True), ("passed_at__isnull", False), _connector="OR"
                ),
                name="a_module_is_passed_before_it_is_complete",
            ),
        ),
        migrations.AddConstraint(
            model_name="roleplayed",
            constraint=models.UniqueConstraint(
                fields=("person", "play", "telling", "path"), name="one_row_per_way_through"
            ),
        ),
        migrations.RunSQL(AUTHORS, NO_AUTHORS),
    ]
