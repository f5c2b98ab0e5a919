"""How fast and how small: each figure a ratio within one run."""
