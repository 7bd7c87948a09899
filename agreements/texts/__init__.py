"""What the partners have agreed in words: clauses and their versions, and text coming in and going out."""
