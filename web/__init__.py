"""How people read and write: pages, their templates and static files."""
