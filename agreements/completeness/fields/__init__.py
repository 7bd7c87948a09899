"""What is recorded and meets an item by itself: each function looks at one thing and says what it found."""
