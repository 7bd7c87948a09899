"""Decision records: written, checked, published, corrected."""
