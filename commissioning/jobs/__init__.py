"""Work done after the page has answered: a PDF, a spreadsheet. The rows here are the queue of record."""
