"""`manage.py sample_sign_ins`: whom one can sign in as, and with which password."""

from django.conf import settings
from django.core.management.base import BaseCommand

from governance.sample.sign_ins import sign_ins


class Command(BaseCommand):
    help = "List the invented people of the sample data."

    def handle(self, **options):
        people = list(sign_ins())
        widest = max((len(person.email) for person in people), default=0)
        for person in people:
            self.stdout.write(f"  {person.email:{widest}}  {person.about}")
        if people:
            self.stdout.write(f"\n  The password of each is {settings.SAMPLE_PASSWORD}")
        else:
            self.stdout.write("There are no sample people. Run manage.py load_sample.")
