"""International organizations: one, and the list."""
