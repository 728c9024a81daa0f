"""Entries say whom they concern, and which cluster numbered their transactions."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

# The line that is sealed has other columns now, so the chain of a clone made before begins anew.
CARRY = """
ALTER TABLE mentoring_auditentry DISABLE TRIGGER append_only;
ALTER TABLE mentoring_auditseal DISABLE TRIGGER append_only;
UPDATE mentoring_auditentry SET regions = ARRAY[region] WHERE region <> '';
DELETE FROM mentoring_auditseal;
ALTER TABLE mentoring_auditentry ENABLE TRIGGER append_only;
ALTER TABLE mentoring_auditseal ENABLE TRIGGER append_only;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('mentoring', '0005_import_steps'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='auditentry',
            name='mentoring_a_transac_956745_idx',
        ),
        migrations.AddField(
            model_name='auditentry',
            name='cluster',
            field=models.BigIntegerField(db_default=models.Func(template='(pg_control_system()).system_identifier')),
        ),
        migrations.AddField(
            model_name='auditentry',
            name='people',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.AddField(
            model_name='auditentry',
            name='regions',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=80), default=list, size=None),
        ),
        migrations.RunSQL(CARRY, migrations.RunSQL.noop),
        migrations.RemoveField(
            model_name='auditentry',
            name='region',
        ),
        migrations.AddField(
            model_name='auditseal',
            name='cluster',
            field=models.BigIntegerField(default=0),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='auditseal',
            name='first_transaction',
            field=models.BigIntegerField(),
        ),
        migrations.AlterField(
            model_name='auditseal',
            name='last_transaction',
            field=models.BigIntegerField(),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['cluster', 'transaction', 'id'], name='mentoring_a_cluster_a00c96_idx'),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=django.contrib.postgres.indexes.GinIndex(fields=['people'], name='audit_by_people'),
        ),
        migrations.AddConstraint(
            model_name='auditseal',
            constraint=models.UniqueConstraint(fields=('cluster', 'first_transaction'), name='one_seal_begins_there'),
        ),
        migrations.AddConstraint(
            model_name='auditseal',
            constraint=models.UniqueConstraint(fields=('cluster', 'last_transaction'), name='one_seal_ends_there'),
        ),
    ]
