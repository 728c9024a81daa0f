"""Circles of mentors; what they write is for those inside alone."""

import uuid

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

SEATS = """
CREATE VIEW own_circle_seats AS
SELECT m.id, m.circle_id FROM programs_circlemember m
JOIN programs_participation p ON p.id = m.part_id
WHERE p.person_id = asking_person() AND p.state NOT IN ('declined', 'withdrawn');
"""
# Removed by the database itself, for whoever dissolves a circle sees no row of it.
TIES = """
ALTER TABLE programs_circlepost ADD CONSTRAINT a_post_goes_with_its_author
FOREIGN KEY (author_id) REFERENCES programs_circlemember ON DELETE CASCADE
DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE programs_circlemeeting ADD CONSTRAINT a_meeting_goes_with_its_circle
FOREIGN KEY (circle_id) REFERENCES programs_circle ON DELETE CASCADE
DEFERRABLE INITIALLY DEFERRED;
"""
MEMBERS = """
CREATE POLICY members ON programs_circlepost FOR SELECT
    USING (author_id IN (SELECT id FROM programs_circlemember
                         WHERE circle_id IN (SELECT circle_id FROM own_circle_seats)));
CREATE POLICY authors ON programs_circlepost
    USING (author_id IN (SELECT id FROM own_circle_seats))
    WITH CHECK (author_id IN (SELECT id FROM own_circle_seats));
ALTER TABLE programs_circlepost ENABLE ROW LEVEL SECURITY;
CREATE POLICY members ON programs_circlemeeting
    USING (circle_id IN (SELECT circle_id FROM own_circle_seats));
ALTER TABLE programs_circlemeeting ENABLE ROW LEVEL SECURITY;
"""
NO_MEMBERS = """
DROP POLICY authors ON programs_circlepost; DROP POLICY members ON programs_circlepost;
DROP POLICY members ON programs_circlemeeting;
ALTER TABLE programs_circlepost DISABLE ROW LEVEL SECURITY;
ALTER TABLE programs_circlemeeting DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0014_check_ins"),
    ]

    operations = [
        migrations.CreateModel(
            name="Circle",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "made_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
                (
                    "cohort",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="circles",
                        to="programs.cohort",
                    ),
                ),
                (
                    "host",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="programs.participation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CircleMeeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("place", models.CharField(blank=True, max_length=300)),
                ("month", models.PositiveSmallIntegerField()),
                (
                    "circle",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="meetings",
                        to="programs.circle",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CircleMember",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "circle",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="members",
                        to="programs.circle",
                    ),
                ),
                (
                    "part",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="circle_member",
                        to="programs.participation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CirclePost",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("text", models.CharField(max_length=2000)),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "author",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="posts",
                        to="programs.circlemember",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="circle",
            constraint=models.UniqueConstraint(
                fields=("cohort", "number"), name="one_circle_per_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="circlemeeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("month__gte", 1), ("month__lte", 6)),
                name="there_are_six_agendas",
            ),
        ),
        migrations.AddConstraint(
            model_name="circlepost",
            constraint=models.CheckConstraint(
                condition=models.Q(("text", ""), _negated=True), name="a_post_says_something"
            ),
        ),
        migrations.RunSQL(SEATS, "DROP VIEW own_circle_seats"),
        migrations.RunSQL(TIES, migrations.RunSQL.noop),
        migrations.RunSQL(MEMBERS, NO_MEMBERS),
    ]
