"""The topic library."""

from django.db import migrations

from programs.setup.topics import plant_topics


def plant(apps, schema_editor):
    plant_topics(apps.get_model("programs", "Topic"))


class Migration(migrations.Migration):
    dependencies = [("programs", "0003_program_topics_and_cohort_rules")]

    operations = [migrations.RunPython(plant, migrations.RunPython.noop)]
