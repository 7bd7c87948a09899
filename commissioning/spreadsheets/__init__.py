"""Files for spreadsheet programs: XLSX and CSV that open clean, add up, and run nothing."""
