"""What the answers of every part are made of."""

from collections.abc import Callable
from typing import Any

from tests.permissions.world import Thing, World

Answers = dict[str, Any]
Table = dict[str, Answers | Callable[[Thing, World], Answers]]
"""By door, or by the address's name where one method alone sends something."""
