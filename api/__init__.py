"""How programs ask: the app, its settings, the command, errors, caching and the JSON routes."""
