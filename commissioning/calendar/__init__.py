"""Days as law and practice count them: clear days, working days, call-in, printed dates."""
