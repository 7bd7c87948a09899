"""How pages look and behave: GOV.UK components without GOV.UK's identity, forms, and the doors' common manners."""
