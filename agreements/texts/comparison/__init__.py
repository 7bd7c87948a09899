"""Two whole texts side by side: which clauses are the same, changed, moved, added or taken out."""
