"""What requests give to routes, and in what form it reaches them."""
