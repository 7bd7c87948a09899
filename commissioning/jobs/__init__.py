"""Work done in the background, such as making a PDF, as rows that say how far it is."""
