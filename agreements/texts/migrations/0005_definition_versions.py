import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def keep_what_is_said_now(apps, schema_editor):
    """Earlier words of a definition were not kept; what it says now is where its history begins."""
    versions = apps.get_model("texts", "DefinitionVersion").objects
    definitions = apps.get_model("texts", "Definition").objects.all()
    versions.bulk_create(
        (
            versions.model(
                definition_id=one.pk,
                version=one.version,
                term=one.term,
                meaning=one.meaning,
                clause_id=one.clause_id,
                at=one.changed_at,
                by_id=one.changed_by_id,
            )
            for one in definitions.iterator()
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('texts', '0004_merge_fields_as_signed'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DefinitionVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField()),
                ('term', models.CharField(max_length=120)),
                ('meaning', models.TextField(blank=True)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('clause', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='texts.clause')),
                ('definition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='texts.definition')),
            ],
            options={
                'ordering': ['-version'],
                'constraints': [models.UniqueConstraint(fields=('definition', 'version'), name='definition_version_once')],
            },
        ),
        migrations.RunPython(keep_what_is_said_now, migrations.RunPython.noop),
    ]
