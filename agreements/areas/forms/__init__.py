"""What the pages of areas, indicators, obligations and milestones ask."""
