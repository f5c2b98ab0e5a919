"""Where an agreement stands on a day: acts and terms, what they come to, and the reason in words."""
