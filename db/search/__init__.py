"""Full text: words made in Python, an index of them in either engine."""
