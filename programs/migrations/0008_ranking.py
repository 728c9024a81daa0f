"""Shortlists and rankings: what must never be false of them, and who may read a rank."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

# A trigger, since a check constraint cannot look at other rows.
SIDES = """
CREATE FUNCTION other_side() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT FROM programs_participation own
        JOIN programs_participation other
            ON other.cohort_id = own.cohort_id AND other.role <> own.role
        WHERE own.id = NEW.part_id AND other.id = NEW.other_id
    ) THEN
        RAISE EXCEPTION 'a shortlist names people of the other role in the same cohort'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'a_shortlist_names_the_other_side';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER other_side BEFORE INSERT OR UPDATE ON programs_candidate
    FOR EACH ROW EXECUTE FUNCTION other_side();
ALTER TABLE programs_rank ADD CONSTRAINT ranked_from_the_shortlist
    FOREIGN KEY (part_id, other_id) REFERENCES programs_candidate (part_id, other_id)
    ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED;
"""
NO_SIDES = """
ALTER TABLE programs_rank DROP CONSTRAINT ranked_from_the_shortlist;
DROP TRIGGER other_side ON programs_candidate;
DROP FUNCTION other_side();
"""
# A rank is its author's. The product reads them all to match, to remind and to count; and on behalf
# of one person those that name that person, to say that two named each other.
RANKS = """
CREATE POLICY authors ON programs_rank
    USING (part_id IN (SELECT id FROM own_parts))
    WITH CHECK (part_id IN (SELECT id FROM own_parts));
CREATE POLICY matching ON programs_rank FOR SELECT
    USING (on_errand('matching', 'reminding', 'counting'));
CREATE POLICY mutual ON programs_rank FOR SELECT
    USING (on_errand('mutual') AND other_id IN (SELECT id FROM own_parts));
ALTER TABLE programs_rank ENABLE ROW LEVEL SECURITY;
"""
NO_RANKS = """
DROP POLICY authors ON programs_rank;
DROP POLICY matching ON programs_rank;
DROP POLICY mutual ON programs_rank;
ALTER TABLE programs_rank DISABLE ROW LEVEL SECURITY;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("programs", "0007_conflicts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Candidate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("reasons", models.JSONField(default=list)),
                (
                    "made_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now()),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Rank",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("rank", models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.AddField(
            model_name="cohort",
            name="ranking",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="cohort",
            name="ranking_opened_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="cohort",
            name="ranking_until",
            field=models.DateField(null=True),
        ),
        migrations.AddConstraint(
            model_name="cohort",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("ranking", False), ("ranking_until__isnull", False), _connector="OR"
                ),
                name="a_ranking_has_a_last_day",
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="programs.participation",
            ),
        ),
        migrations.AddField(
            model_name="candidate",
            name="part",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="shortlist",
                to="programs.participation",
            ),
        ),
        migrations.AddField(
            model_name="rank",
            name="other",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="programs.participation",
            ),
        ),
        migrations.AddField(
            model_name="rank",
            name="part",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="ranks",
                to="programs.participation",
            ),
        ),
        migrations.AddConstraint(
            model_name="candidate",
            constraint=models.UniqueConstraint(
                fields=("part", "other"), name="on_a_shortlist_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="rank",
            constraint=models.UniqueConstraint(
                fields=("part", "rank"), name="one_partner_per_rank"
            ),
        ),
        migrations.AddConstraint(
            model_name="rank",
            constraint=models.UniqueConstraint(
                fields=("part", "other"), name="one_rank_per_partner"
            ),
        ),
        migrations.AddConstraint(
            model_name="rank",
            constraint=models.CheckConstraint(
                condition=models.Q(("rank__gte", 1), ("rank__lte", 3)), name="rank_in_range"
            ),
        ),
        migrations.RunSQL(SIDES, NO_SIDES),
        migrations.RunSQL(RANKS, NO_RANKS),
    ]
