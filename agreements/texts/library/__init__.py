"""The clauses that an organisation keeps, and texts to begin with."""
