"""What needs me, and by when."""
