"""Faults put into a copy of the code, one by one, to see that a test fails: ``make mutation``."""
