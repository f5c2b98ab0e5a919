"""What the records are: tables, the record format, controlled words, and the pure rules over them."""
