"""The naming table as names are looked up in it, kept for as long as the edition of the record stands."""

from db.queries import country as queries
from db.search.analyser import MAX_QUERY, name_key
from db.session import Reading as Session
from reports.kept import kept


def code_of(session: Session, name: str) -> str | None:
    """The alpha-2 code of the country that ``name`` names: a code, a name or an alias, in any case."""
    return kept(session, queries.codes).get(name_key(name[:MAX_QUERY]))
