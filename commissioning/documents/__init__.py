"""Files that were made or uploaded, with their hashes."""
