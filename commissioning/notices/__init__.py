"""What people must be told: reminders planned from the calendar, and the outbox that sends them."""
