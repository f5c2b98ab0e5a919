"""What pages show beside the readings themselves: steps, footnotes, groups, measures, pictures."""
