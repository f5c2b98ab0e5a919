"""``python -m api`` is the command ``concord``."""

from api.commands.main import main

main()
