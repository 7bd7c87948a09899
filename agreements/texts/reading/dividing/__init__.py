"""Paragraphs become passages: title, parties, clauses, signatures. Each is in one of them."""
