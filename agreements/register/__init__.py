"""The register: agreements, their parties, terms and links, and how they stand on a day."""
