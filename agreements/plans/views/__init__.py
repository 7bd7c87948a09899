"""The pages of plans and reviews."""
