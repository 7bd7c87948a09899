import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def forget_what_was_taken_out(apps, schema_editor):
    """Back where a term that is taken out leaves no row."""
    apps.get_model("texts", "Definition").objects.filter(taken_out_at__isnull=False).delete()
    # PostgreSQL alters no table for which a check of keys is still waiting.
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0003_withdrawn_variations'),
        ('texts', '0006_structure_versions'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='definition',
            name='term_is_defined_once',
        ),
        migrations.AddField(
            model_name='definition',
            name='taken_out_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='definition',
            name='taken_out_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='sealedtext',
            name='definitions',
            field=models.JSONField(blank=True, help_text='Each term with its meaning; none where it was not kept', null=True),
        ),
        migrations.AddConstraint(
            model_name='definition',
            constraint=models.UniqueConstraint(condition=models.Q(('taken_out_at__isnull', True)), fields=('agreement', 'term'), name='term_is_defined_once'),
        ),
        migrations.AddConstraint(
            model_name='definition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('taken_out_at__isnull', False), ('taken_out_by__isnull', False)), models.Q(('taken_out_at__isnull', True), ('taken_out_by__isnull', True)), _connector='OR'), name='definition_taken_out_has_who_and_when'),
        ),
        migrations.RunPython(migrations.RunPython.noop, forget_what_was_taken_out),
    ]
