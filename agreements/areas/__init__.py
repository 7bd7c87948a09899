"""Areas of opportunity and their milestones, which outlive any one agreement."""
