"""Agreements: one in full, lists by filter, counts, what reaches a country, what falls due."""
