"""How evenly samples were shared, with the bounds of what is known."""
