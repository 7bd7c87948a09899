"""Plans of a place, and reviews of agreements and boards."""
