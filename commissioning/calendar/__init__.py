"""Working days, clear days, call-in, retention, financial years, dates as people write them."""
