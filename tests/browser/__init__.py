"""The site in a real browser: what people do on it, and whether everybody can."""
