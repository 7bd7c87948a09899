"""The pages of completeness."""
