"""The pages of boards and deciding bodies."""
