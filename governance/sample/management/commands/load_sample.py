"""`manage.py load_sample [--papers DIR]`: the four places of the papers, and people to try them as."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from governance.sample.loading import load_sample
from governance.sample.papers import Papers


class Command(BaseCommand):
    help = "Load the sample data. Run again, it changes nothing of what is there."

    def add_arguments(self, parser):
        parser.add_argument(
            "--papers",
            type=Path,
            help="A folder with the papers themselves: their own text instead of our examples",
        )

    def handle(self, papers, **options):
        if settings.PRODUCTION:
            raise CommandError("Sample data is not loaded into a real installation.")
        if papers and not papers.is_dir():
            raise CommandError(f"There is no folder {papers}.")
        for place, is_new in load_sample(Papers(papers)):
            self.stdout.write(f"{place}: {'loaded' if is_new else 'was there already'}")
