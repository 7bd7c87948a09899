"""People named in records, the posts that carry authority, and who held them when."""
