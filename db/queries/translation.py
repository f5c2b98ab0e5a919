"""The editorial Chinese texts of records of any noun."""

from collections.abc import Collection

from sqlalchemy import Select, bindparam, select

from db.queries.rows import IDS
from db.session import ReadSession
from models.translation import Translation


def _texts(some: bool) -> Select[str, str, str]:
    statement = select(Translation.record_id, Translation.path, Translation.text).where(
        Translation.noun == bindparam("noun")
    )
    return statement.where(Translation.key.in_(IDS)) if some else statement


# A statement takes longer to put together than to run: each is put together once.
_ALL_TEXTS, _TEXTS = _texts(False), _texts(True)


def texts_zh(
    session: ReadSession, noun: str, ids: Collection[str] | None = None
) -> dict[str, dict[str, str]]:
    """The editorial Chinese texts of records of a noun, by record and field path."""
    if ids is not None and not ids:
        return {}
    if ids is None:
        rows = session.execute(_ALL_TEXTS, {"noun": noun})
    else:
        rows = session.execute(_TEXTS, {"noun": noun, "ids": [f"zh/{noun}/{key}" for key in ids]})
    texts: dict[str, dict[str, str]] = {}
    for key, path, text in rows:
        texts.setdefault(key, {})[path] = text
    return texts
