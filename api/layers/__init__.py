"""What every request passes on its way to a route and back: access log, limits, kept answers, negotiation, problems."""
