"""An organisation's own audit log as its auditors and administrators read and check it."""
