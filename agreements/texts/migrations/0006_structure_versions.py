import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def keep_how_they_stand_now(apps, schema_editor):
    """How clauses stood before was not kept: how they stand now is where its history begins."""
    clauses = apps.get_model("texts", "Clause").objects
    versions = apps.get_model("texts", "StructureVersion").objects
    for agreement in clauses.order_by().values_list("agreement", flat=True).distinct():
        rows = clauses.filter(agreement=agreement).order_by("position", "pk")
        places = [
            [clause, under, role, deleted_at and deleted_at.isoformat()]
            for clause, under, role, deleted_at in rows.values_list(
                "pk", "parent_id", "role", "deleted_at"
            )
        ]
        versions.create(agreement_id=agreement, places=places)


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0003_withdrawn_variations'),
        ('texts', '0005_definition_versions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='StructureVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('places', models.JSONField(help_text='Of each clause in order: its id, that of what it stands under, role, when deleted')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='structure_versions', to='register.agreement')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['agreement', 'at'], name='structure_at_a_moment')],
            },
        ),
        migrations.AlterField(
            model_name='sealedtext',
            name='clauses',
            field=models.JSONField(help_text='Role, number, heading and body of each, in order, and the place of what it is under'),
        ),
        migrations.RunPython(keep_how_they_stand_now, migrations.RunPython.noop),
    ]
