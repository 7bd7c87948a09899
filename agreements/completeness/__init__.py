"""What an agreement must say before it is signed, what it says already, and what is missing."""
