"""How the records are kept, found and changed."""
