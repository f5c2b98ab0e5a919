"""Clauses on sharing: what their kinds mean, what became of them, which rules govern them."""
