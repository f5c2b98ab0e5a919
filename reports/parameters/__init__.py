"""What may be asked of the record: the parameters of each noun, declared once for the API, the pages and the command."""
