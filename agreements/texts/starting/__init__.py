"""Texts to begin with, one for each kind of agreement, written for this service."""
