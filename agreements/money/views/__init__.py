"""Pages of funds, schedules and contributions."""
