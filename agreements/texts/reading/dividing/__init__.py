"""Paragraphs become passages: title, parties, clauses, signatures, each paragraph in one of them."""
