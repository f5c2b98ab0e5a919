"""Rows of those who act: countries, bodies, organizations and their members."""
