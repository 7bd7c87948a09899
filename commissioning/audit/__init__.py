"""Who did what, when, and what it changed: added to, never changed."""
