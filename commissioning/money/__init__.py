"""Money: exact pounds and pence as people write them, and sums split to the penny."""
