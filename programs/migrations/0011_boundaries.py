"""Boundary cards: read by their authors; shown topics by the product, to mark them for a pair."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

CARDS = """
CREATE POLICY authors ON programs_boundarycard
    USING (person_id = asking_person()) WITH CHECK (person_id = asking_person());
CREATE POLICY boundaries ON programs_boundarycard FOR SELECT
    USING (on_errand('boundaries') AND shown);
ALTER TABLE programs_boundarycard ENABLE ROW LEVEL SECURITY;
"""
NO_CARDS = """
DROP POLICY authors ON programs_boundarycard;
DROP POLICY boundaries ON programs_boundarycard;
ALTER TABLE programs_boundarycard DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mentoring", "0009_ties"),
        ("programs", "0010_keeping_notes"),
    ]

    operations = [
        migrations.CreateModel(
            name="BoundaryCard",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="boundary_card",
                        serialize=False,
                        to="mentoring.person",
                    ),
                ),
                (
                    "topics",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=60), default=list, size=None
                    ),
                ),
                ("words", models.TextField(blank=True, max_length=1000)),
                ("shown", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(CARDS, NO_CARDS),
    ]
