"""What each partner gave and received, and what is still promised."""
