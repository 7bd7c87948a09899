"""`manage.py confirm_succession OLD NEW`: for a predecessor that has no administrator here."""

from django.core.management.base import BaseCommand, CommandError

from commissioning.errors import RuleBroken
from commissioning.organisations.models import Succession
from commissioning.succession.successions import confirm_succession


class Command(BaseCommand):
    help = "Confirm that one body took over from another, where no administrator of the first can."

    def add_arguments(self, parser):
        parser.add_argument("predecessor", help="The last part of the address of its page")
        parser.add_argument("successor")

    def handle(self, predecessor, successor, **options):
        found = Succession.objects.filter(
            predecessor__slug=predecessor, successor__slug=successor
        ).first()
        if found is None:
            raise CommandError("No such succession is on record.")
        try:
            confirm_succession(found, by=None)
        except RuleBroken as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Confirmed: {found}")
