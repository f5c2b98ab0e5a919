"""What agreements share beside samples, by kind of benefit."""
