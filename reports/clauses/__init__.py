"""Clauses on sharing: listed, laid out country by country, compared."""
