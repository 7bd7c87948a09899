"""Writing an agreement as a Word file that can be edited there and read in again as what it was."""
