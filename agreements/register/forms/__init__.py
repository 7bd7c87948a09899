"""What people are asked about an agreement. Forms turn strings into values; functions decide."""
