"""What many answers share and one revision of the record settles: worked out once, and kept while there is room."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from db.ledger import newest_revision
from db.queries import country as queries
from db.queries import door
from db.queries.door import Members
from db.search.analyser import MAX_QUERY, name_key
from db.session import ReadSession

T = TypeVar("T")

AT_MOST = 16
"""Things kept for one database: a few days asked about, at a few megabytes each."""

_lock = Lock()
_shelves: WeakKeyDictionary[Any, OrderedDict[Hashable, Any]] = WeakKeyDictionary()


def cached(session: ReadSession, make: Callable[..., T], *about: Hashable) -> T:
    """What ``make(session, *about)`` gives in the edition of the record that ``session`` reads.

    It must depend on nothing else, and nobody may change it. Two readers that come at once may both work it out.
    """
    key = (make, newest_revision(session), about)
    with _lock:
        shelf = _shelves.setdefault(session.engine, OrderedDict())
        if key in shelf:
            shelf.move_to_end(key)
            found: T = shelf[key]
            return found
    made = make(session, *about)
    with _lock:
        shelf[key] = made
        while len(shelf) > AT_MOST:
            shelf.popitem(last=False)
    return made


def members_on(session: ReadSession, day: date) -> Members:
    """Every organization with the states that are, or may be, its members on ``day``."""
    return cached(session, door.members_on, day)


def code_of(session: ReadSession, name: str) -> str | None:
    """The alpha-2 code of the country that ``name`` names: a code, a name or an alias, in any case."""
    return cached(session, queries.codes).get(name_key(name[:MAX_QUERY]))
