"""What a client accepts: quality values of the headers Accept and Accept-Encoding (RFC 9110, 12.4.2), read in one way.

A weight is ``q=`` and a number from 0 to 1; without one it is 1. The standard leaves open what a faulty weight means.
Here a number may be written without its 0 (``q=.2``, as old clients do) and one above 1 is 1; a range with any other
weight is left out of account, as if it had not been sent; and of a range sent twice the greater weight counts.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

REMEMBERED_AT_MOST = 2_000
"""Characters: what a longer header says is worked out each time."""

_WEIGHT = re.compile(r"\d{1,3}(?:\.\d{0,9})?|\.\d{1,9}", re.ASCII)


def weights(header: str) -> Mapping[str, float]:
    """The weight from 0 to 1 of each range that a header names, in lower case; parameters of a range are left out."""
    return _remembered(header) if len(header) <= REMEMBERED_AT_MOST else _read(header)


def weight_of_type(header: str, media_type: str) -> float:
    """The weight of a media type by an Accept header; the most precise range decides, 1 where there is none at all."""
    given = weights(header)
    if not given:
        return 1.0
    kind = media_type.partition(";")[0].strip().lower()
    ranges = (kind, f"{kind.partition('/')[0]}/*", "*/*", "*")
    return next((given[name] for name in ranges if name in given), 0.0)


def weight_of_coding(header: str, coding: str) -> float:
    """The weight of a content coding by an Accept-Encoding header; 0 where the header says nothing of it."""
    given = weights(header)
    return given.get(coding, given.get("*", 0.0))


def _read(header: str) -> Mapping[str, float]:
    found: dict[str, float] = {}
    for item in header.lower().split(","):
        name, *parameters = (each.strip() for each in item.split(";"))
        given = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        if name and _WEIGHT.fullmatch(given):
            found[name] = max(found.get(name, 0.0), min(float(given), 1.0))
    return MappingProxyType(found)


_remembered = lru_cache(maxsize=1024)(_read)
