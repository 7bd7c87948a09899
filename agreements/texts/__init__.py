"""The words of agreements: clauses, versions, and reading them in from files."""
