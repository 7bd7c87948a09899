"""Money: exact pounds and pence as people write them, and sums split so that not a penny is lost."""
