"""Cursors: a place in an order as an opaque word, bound to that order."""

import base64
import binascii
import json
from typing import Any

NO_CURSOR = "is not a cursor of this list in this order: take the one in 'next'"


def encode(*parts: Any) -> str:
    """A place, told in JSON values, as an opaque word."""
    text = json.dumps(parts, separators=(",", ":"), ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(cursor: str, *kinds: Any) -> tuple[Any, ...]:
    """The parts of a place; raises ValueError unless they are of ``kinds``, types or unions of them, in this order."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        parts = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error, RecursionError) as error:
        raise ValueError(NO_CURSOR) from error
    if not isinstance(parts, list) or len(parts) != len(kinds):
        raise ValueError(NO_CURSOR)
    for part, kind in zip(parts, kinds, strict=True):
        # A number beyond what the engines hold is no place; nor is true or false.
        too_large = isinstance(part, int) and abs(part) >= 2**53
        unspeakable = isinstance(part, str) and ("\x00" in part or not part.isprintable())
        if not isinstance(part, kind) or isinstance(part, bool) or too_large or unspeakable:
            raise ValueError(NO_CURSOR)
    return tuple(parts)
