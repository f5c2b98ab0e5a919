"""How evenly something was shared: indices, and the bounds that unreported amounts leave."""
