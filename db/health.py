"""Whether the database answers, and at which revision."""

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from db.ledger import current_revision
from db.schema import SchemaBehindError, require_schema
from db.session import read_session


def ready_revision(engine: Engine) -> tuple[int | None, str | None]:
    """The newest revision, and None or what keeps the database from answering."""
    try:
        require_schema(engine)
        with read_session(engine) as session:
            return current_revision(session), None
    except SchemaBehindError as error:
        return None, str(error)
    except SQLAlchemyError:
        return None, "the database does not answer"
