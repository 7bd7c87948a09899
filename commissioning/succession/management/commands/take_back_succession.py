"""`manage.py take_back_succession OLD NEW REASON`: for one that no administrator here can take back."""

from django.core.management.base import BaseCommand, CommandError

from commissioning.errors import RuleBroken
from commissioning.organisations.models import Succession
from commissioning.succession.successions import take_back_succession


class Command(BaseCommand):
    help = "Take back that one body took over from another, where nobody who stated it can."

    def add_arguments(self, parser):
        parser.add_argument("predecessor", help="The last part of the address of its page")
        parser.add_argument("successor")
        parser.add_argument("reason", help="Why; kept in the audit log")

    def handle(self, predecessor, successor, reason, **options):
        found = Succession.objects.filter(
            predecessor__slug=predecessor, successor__slug=successor
        ).first()
        if found is None:
            raise CommandError("No such succession is on record.")
        try:
            take_back_succession(found, by=None, reason=reason)
        except RuleBroken as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"Taken back: {predecessor} to {successor}")
