"""What people are asked about plans and reviews."""
