"""Add another organisation, and invite who manages its people."""

from commissioning.memberships import setting_up
from commissioning.memberships.asking import AddsOrganisation


class Command(AddsOrganisation):
    help = "Adds an organisation and invites its administrator."
    add = staticmethod(setting_up.add_organisation)
