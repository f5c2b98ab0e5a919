"""``python -m api`` is the command ``concord``."""

from api.cli import main

main()
