"""What the partners have agreed, in which words, and the money."""
