"""`manage.py import_agreement FILE --place doncaster`: take in an agreement from a file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from agreements.texts.bodies import bodies_named
from agreements.texts.importing import import_agreement, keep_upload, reading_of
from commissioning.accounts.models import User
from commissioning.errors import RuleBroken
from commissioning.organisations.models import Organisation
from commissioning.partnerships.models import Partnership


class Command(BaseCommand):
    help = "Take in an agreement from a Word or plain-text file."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--place", required=True, help="The place's name in addresses")
        parser.add_argument("--by", help="E-mail address of the officer on whose behalf")
        parser.add_argument(
            "--party",
            action="append",
            default=[],
            help="Slug of a party's body, in printed order, where its name does not tell",
        )

    def handle(self, file, place, by, party, **options):
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            agreement = self.take_in(file, place, by, party)
        except RuleBroken as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{agreement.title}: {agreement.clauses.count()} passages")
        self.stdout.write(agreement.get_absolute_url())

    def take_in(self, file, place, by, party):
        partnership = self.one(Partnership.objects.filter(slug=place), f"place {place}")
        user = self.one(User.objects.filter(email=by), f"person {by}") if by else None
        paper = keep_upload(file.read_bytes(), file.name, partnership=partnership, by=user)
        try:
            return import_agreement(paper, bodies=self.bodies(paper, party), by=user)
        except (RuleBroken, CommandError):
            paper.delete()
            raise

    def bodies(self, paper, slugs):
        if slugs:
            wanted = [(slug, f"body {slug}") for slug in slugs]
            return [self.one(Organisation.objects.filter(slug=s), what) for s, what in wanted]
        names = [printed.name for printed in reading_of(paper).parties]
        bodies = bodies_named(names)
        unknown = [name for name, body in zip(names, bodies, strict=True) if body is None]
        if unknown:
            raise CommandError(f"Say with --party which bodies these are: {', '.join(unknown)}.")
        return bodies

    def one(self, found, what):
        row = found.first()
        if row is None:
            raise CommandError(f"There is no {what}.")
        return row
