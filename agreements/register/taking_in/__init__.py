"""Taking an existing register of agreements in from a spreadsheet."""
