"""Countries: one on a day, the list, several side by side."""
