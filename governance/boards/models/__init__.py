"""What a board is in law, and how long a council's decisions wait."""

from governance.boards.models.board_form import BoardForm
from governance.boards.models.call_in import CallInRule

__all__ = ["BoardForm", "CallInRule"]
