"""``python -m db.new_migration "add the field"``: write the migration that the mapped classes ask for, and say where.

``make migration`` runs it. It needs the tools of developers, and no database but the one it makes and takes away again.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from db.engine import open_engine
from db.schema import migrate, write_migration


def new_migration(name: str) -> Path:
    """Write the next migration under ``name``, a few words such as "add the field"; the file."""
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/newest.db")
        try:
            migrate(engine)
            return write_migration(engine, name)
        finally:
            engine.dispose()


if __name__ == "__main__":
    _, _name = sys.argv
    sys.stdout.write(f"{new_migration(_name)}\n")
