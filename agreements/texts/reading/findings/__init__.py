"""What the passages say: parties, dates, areas, obligations and the rest, each with its passage."""
