"""Days and dates as people write them, and what can be said of them."""
