from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0002_other_codes'),
    ]

    operations = [
        migrations.AlterField(
            model_name='organisation',
            name='kind',
            field=models.CharField(choices=[('county', 'County council'), ('unitary', 'Unitary council'), ('borough', 'Metropolitan or London borough council'), ('district', 'District council'), ('combined_county', 'Combined county authority'), ('pct', 'Primary care trust'), ('ccg', 'Clinical commissioning group'), ('icb', 'Integrated care board'), ('nhs_trust', 'NHS trust'), ('foundation_trust', 'NHS foundation trust'), ('nhs_england', 'NHS England'), ('vcse', 'Voluntary, community or social enterprise'), ('other', 'Other body')], max_length=20),
        ),
    ]
