import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('register', '0003_withdrawn_variations'),
        ('texts', '0007_definitions_as_at_a_day'),
    ]

    operations = [
        migrations.CreateModel(
            name='VariedClause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(choices=[('replaced', 'Replaced'), ('added', 'Added'), ('taken_out', 'Taken out')], max_length=10)),
                ('stands_under', models.BooleanField(default=False, help_text='Whether it is the first under the one it comes behind, not beside')),
                ('role', models.CharField(choices=[('title', 'Title'), ('contents', 'Printed contents list'), ('parties', 'Parties'), ('date', 'Date'), ('recital', 'Recital'), ('clause', 'Clause'), ('heading', 'Heading'), ('continuation', 'Rest of the passage before'), ('schedule', 'Schedule'), ('appendix', 'Appendix'), ('signatures', 'Signature block'), ('mark', 'Mark, such as DRAFT'), ('unplaced', 'Not placed yet')], default='clause', max_length=14)),
                ('number', models.CharField(blank=True, max_length=80)),
                ('heading', models.CharField(blank=True, max_length=500)),
                ('body', models.TextField(blank=True)),
                ('behind', models.ForeignKey(blank=True, help_text='Of an added one, the clause of the signed text that it stands behind', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='texts.clause')),
                ('behind_added', models.ForeignKey(blank=True, help_text='Or the clause behind which it stands, where a variation added that too', null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='followers', to='texts.variedclause')),
                ('clause', models.ForeignKey(blank=True, help_text='The clause of the signed text that it changes', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='varied', to='texts.clause')),
                ('earlier', models.ForeignKey(blank=True, help_text='Or the clause that an earlier variation added', null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='varied', to='texts.variedclause')),
                ('variation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='varied_clauses', to='register.variation')),
            ],
            options={
                'ordering': ['pk'],
                'constraints': [models.UniqueConstraint(fields=('variation', 'clause'), name='variation_changes_a_clause_once'), models.UniqueConstraint(fields=('variation', 'earlier'), name='variation_changes_an_added_clause_once'), models.CheckConstraint(condition=models.Q(models.Q(('act', 'added'), ('clause__isnull', True), ('earlier__isnull', True)), models.Q(models.Q(('act', 'added'), _negated=True), ('clause__isnull', False), ('earlier__isnull', True)), models.Q(models.Q(('act', 'added'), _negated=True), ('clause__isnull', True), ('earlier__isnull', False)), _connector='OR'), name='only_an_added_clause_changes_none'), models.CheckConstraint(condition=models.Q(models.Q(('behind__isnull', True), ('behind_added__isnull', True)), models.Q(('act', 'added'), ('behind__isnull', True)), models.Q(('act', 'added'), ('behind_added__isnull', True)), _connector='OR'), name='only_an_added_clause_stands_behind_another')],
            },
        ),
    ]
