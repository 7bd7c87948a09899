"""Whether this process is alive, and whether it can do its work."""
