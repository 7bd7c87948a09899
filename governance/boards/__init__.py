"""The boards and bodies that decide."""
