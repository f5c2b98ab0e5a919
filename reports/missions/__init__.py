"""Missions and programmes: one, and the list."""
