"""How pages look and behave."""
