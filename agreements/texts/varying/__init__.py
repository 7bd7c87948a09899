"""What variations make of a text: which clauses they replace, add and take out."""
