"""What people are asked about funds and contributions. Forms turn strings into values."""
