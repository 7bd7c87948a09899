"""Tests of what agreements and governance share."""
