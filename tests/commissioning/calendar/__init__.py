"""Tests of working days, notice, call-in, retention, financial years and dates in words."""
