"""Telling people: rows that must be sent, whatever crashes meanwhile."""
