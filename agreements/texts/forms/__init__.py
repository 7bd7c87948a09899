"""What people are asked about a text. Forms turn strings into values; functions decide."""
