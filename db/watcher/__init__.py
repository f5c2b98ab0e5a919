"""Watching which revision of the record is the newest, cheaply enough to ask before every answer."""
