"""Counts in tidy rows, and how much of the record is documented."""
