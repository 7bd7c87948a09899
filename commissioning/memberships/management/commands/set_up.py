"""Begin a real installation: its first organisation, and who manages its people."""

from commissioning.memberships import setting_up
from commissioning.memberships.asking import AddsOrganisation


class Command(AddsOrganisation):
    help = "Adds the first organisation and invites its administrator. There is no default account."
    add = staticmethod(setting_up.set_up)
