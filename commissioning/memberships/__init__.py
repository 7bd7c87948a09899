"""Who acts for which organisation: inviting people, giving them roles, and ending that."""
