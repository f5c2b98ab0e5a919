"""Rows of what surrounds agreements: visits, restrictions, claims, facts, and the second language."""
