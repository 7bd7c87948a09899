"""What people are asked about a decision. Forms turn strings into values; functions decide."""
