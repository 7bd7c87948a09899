"""One box that finds anything the person may see."""
