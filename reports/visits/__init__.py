"""Visits on which things were signed and given: one, and the list."""
