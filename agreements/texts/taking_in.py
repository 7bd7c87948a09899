"""What other parts make of a text that is read in: areas and milestones, for instance."""

from collections.abc import Callable

from agreements.register.models import Agreement
from agreements.texts.reading.agreement_text import AgreementText
from commissioning.accounts.models import User
from commissioning.registry import Registry

import_takers: Registry[Callable[[Agreement, AgreementText, User | None], None]] = Registry()
"""Functions `(agreement, reading, by)`, called in the transaction that takes a text in."""
