"""The lists of what an agreement must and should say, as data: each item with its source."""
