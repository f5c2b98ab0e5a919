"""What pages show and no program asks for: figures, groups and words that templates would otherwise work out."""
