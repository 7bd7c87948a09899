"""Tests of amounts of money and of sharing them."""
