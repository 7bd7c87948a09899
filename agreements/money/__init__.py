"""Pooled funds and what each partner puts in."""
