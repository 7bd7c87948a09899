"""Files that the service keeps: what it made, and what people gave it."""
