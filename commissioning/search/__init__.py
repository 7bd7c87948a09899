"""One box that finds what a person may see."""
