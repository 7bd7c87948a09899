"""Places: the home of everything that partners do together."""
