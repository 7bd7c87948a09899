"""A file somebody chose becomes paragraphs: what was printed, and nothing of how it was saved."""
