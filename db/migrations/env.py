"""How migrations meet a database: with the connection handed in, on either engine."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import TypeDecorator, text
from sqlalchemy.dialects.postgresql import JSONB

from models import tables

LOCK = 7_204_112_020


def _ours(_item: Any, name: str | None, kind: str, _reflected: bool, _other: Any) -> bool:
    # The search index is made per engine (db/search/index.py) and has no mapped class.
    return not (kind == "table" and name is not None and name.startswith("search_words"))


def _in_words_of_libraries(kind: str, item: Any, generated: AutogenContext) -> str | Literal[False]:
    """How a generated migration names a type of ours, so that it runs whatever becomes of models/ later; False for the
    library's own way.
    """
    if kind != "type":
        return False
    if isinstance(item, JSONB):
        generated.imports.add("from sqlalchemy.dialects import postgresql")
        return "postgresql.JSONB()"
    if isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


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
        render_item=_in_words_of_libraries,
        render_as_batch=True,
        compare_type=True,
        compare_server_default=True,
    )
    with context.begin_transaction():
        context.run_migrations()


run()
