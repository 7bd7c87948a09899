"""Refuse to change a payload in the database itself. It may be deleted: the law can demand that."""

from django.db import migrations


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            "CREATE TRIGGER audit_payload_no_update BEFORE UPDATE ON audit_payload "
            "FOR EACH ROW EXECUTE FUNCTION audit_refuse_change()"
        )
    else:
        schema_editor.execute(
            "CREATE TRIGGER audit_payload_no_update BEFORE UPDATE ON audit_payload "
            "BEGIN SELECT RAISE(ABORT, 'audit rows are only ever added to'); END"
        )


def unguard(apps, schema_editor):
    on = " ON audit_payload" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS audit_payload_no_update{on}")


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_append_only")]
    operations = [migrations.RunPython(guard, unguard)]
