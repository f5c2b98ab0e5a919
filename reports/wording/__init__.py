"""How what the record says is put in words: languages, labels, and the catalogue of messages."""
