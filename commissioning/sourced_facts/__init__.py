"""Dated figures about a body or a place, each with the paper that gives it."""
