"""Days: working days, clear days, call-in, retention, financial years, and dates as people write them."""
