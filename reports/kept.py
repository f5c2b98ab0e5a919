"""What many answers share and one edition of the record settles: worked out once, and kept while there is room."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from db.ledger import edition
from db.session import Reading as Session

T = TypeVar("T")

AT_MOST = 16
"""Things kept for one database: a few days asked about, at a few megabytes each."""

_lock = Lock()
_shelves: WeakKeyDictionary[Any, OrderedDict[Hashable, Any]] = WeakKeyDictionary()


def kept(session: Session, make: Callable[..., T], *about: Hashable) -> T:
    """What ``make(session, *about)`` gives in the edition of the record that ``session`` reads.

    It must depend on nothing else, and nobody may change it. Two readers that come at once may both work it out.
    """
    key = (make, edition(session), about)
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
