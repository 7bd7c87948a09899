from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0003_withdrawn_variations'),
    ]

    operations = [
        migrations.AddField(
            model_name='approval',
            name='evidence_pages',
            field=models.CharField(blank=True, help_text='Where it stands in a file that holds more: 12 to 14', max_length=12),
        ),
        migrations.AddField(
            model_name='novationapproval',
            name='evidence_pages',
            field=models.CharField(blank=True, help_text='Where it stands in a file that holds more: 12 to 14', max_length=12),
        ),
        migrations.AddField(
            model_name='signature',
            name='evidence_pages',
            field=models.CharField(blank=True, help_text='Where it stands in a file that holds more: 12 to 14', max_length=12),
        ),
        migrations.AddField(
            model_name='variationapproval',
            name='evidence_pages',
            field=models.CharField(blank=True, help_text='Where it stands in a file that holds more: 12 to 14', max_length=12),
        ),
        migrations.AddField(
            model_name='variationsignature',
            name='evidence_pages',
            field=models.CharField(blank=True, help_text='Where it stands in a file that holds more: 12 to 14', max_length=12),
        ),
    ]
