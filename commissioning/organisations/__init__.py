"""Legal bodies, their names over time, and who succeeded whom."""
