"""How migrations meet a database: with the connection handed in, on either engine."""

from typing import Any

from alembic import context
from sqlalchemy import text

from models import tables

LOCK = 7_204_112_020


def _ours(_item: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    # The search index is made per engine (db/search/index.py) and has no mapped class.
    return not (kind == "table" and name is not None and name.startswith("search_words"))


def run() -> None:
    """Run the migrations asked for on the connection in ``config.attributes``."""
    connection = context.config.attributes.get("connection")
    if connection is None:
        raise SystemExit("use `concord migrate`, which knows the database")
    if connection.dialect.name == "postgresql":
        # Two processes that start at once must not migrate at once.
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
    context.configure(
        connection=connection,
        target_metadata=tables.METADATA,
        include_object=_ours,
        render_as_batch=True,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
