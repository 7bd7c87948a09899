"""The pages of an agreement's text."""
