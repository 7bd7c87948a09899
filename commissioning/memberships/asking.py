"""What the commands that add an organisation ask, on the command line or on the terminal."""

import sys
from collections.abc import Callable

from django.core.management.base import BaseCommand, CommandError, CommandParser

from commissioning.errors import RuleBroken
from commissioning.memberships.links import whole_link_of
from commissioning.memberships.models import LASTS, Invitation
from commissioning.memberships.setting_up import Wanted
from commissioning.organisations.models import Organisation

QUESTIONS = {
    "name": "Name of the organisation",
    "kind": "What it is",
    "email": "E-mail address of its administrator",
    "person": "Name of its administrator",
}
OPTIONAL = {"short_name": "What people call it", "place": "Its place, such as Doncaster"}


class AddsOrganisation(BaseCommand):
    """Asks for what was not given, if somebody is there to ask; then adds and prints the link."""

    add: Callable[[Wanted], Invitation]

    def add_arguments(self, parser: CommandParser) -> None:
        for name, question in (QUESTIONS | OPTIONAL).items():
            choices = Organisation.Kind.values if name == "kind" else None
            option = f"--{name.replace('_', '-')}"
            parser.add_argument(option, dest=name, default="", help=question, choices=choices)

    def handle(self, *args: object, **given: str) -> None:
        answers = {name: given[name].strip() for name in (QUESTIONS | OPTIONAL)}
        for name, question in QUESTIONS.items():
            answers[name] = answers[name] or self.ask(name, question)
        if answers["kind"] not in Organisation.Kind.values:
            raise CommandError(f"Say what it is: {', '.join(Organisation.Kind.values)}.")
        try:
            invitation = type(self).add(Wanted(**answers))
        except RuleBroken as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{invitation.organisation} is added.")
        self.stdout.write(
            f"{invitation.user} can choose a password within {LASTS.days} days at "
            f"{whole_link_of(invitation)}"
        )

    def ask(self, name: str, question: str) -> str:
        if not sys.stdin.isatty():
            raise CommandError(f"Give --{name}: {question.lower()}.")
        if name == "kind":
            question += f" ({', '.join(Organisation.Kind.values)})"
        return input(f"{question}: ").strip() or self.ask(name, question)
