"""The register that anybody may read."""
