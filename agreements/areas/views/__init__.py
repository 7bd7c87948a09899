"""The pages of areas and milestones."""
