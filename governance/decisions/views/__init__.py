"""The pages of decision records."""
