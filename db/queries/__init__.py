"""How the record is found: questions put to the database, one noun a file."""
