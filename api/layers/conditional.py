"""Validators of answers (RFC 9110, 8.8 and 13): by them a client that holds an answer learns that it still stands."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from functools import lru_cache
from hashlib import blake2b

from db.watcher.version import RecordVersion


def entity_tag(content: bytes) -> bytes:
    """A strong tag: the same for the same bytes, whichever process made them."""
    return b'"' + blake2b(content, digest_size=15).hexdigest().encode() + b'"'


def tag_of_encoded(tag: bytes, encoding: bytes) -> bytes:
    """The tag of a compressed representation, from that of the plain one."""
    return tag[:-1] + b"-" + encoding + b'"' if tag.endswith(b'"') else tag


def holds(if_none_match: bytes, tag: bytes) -> bool:
    """Whether a client that names these tags holds what ``tag`` stands for."""
    if if_none_match.strip() == b"*":
        return True
    plain = tag.removeprefix(b"W/")
    return any(each.strip().removeprefix(b"W/") == plain for each in if_none_match.split(b","))


def unchanged(headers: Mapping[bytes, bytes], tag: bytes | None, modified: bytes | None) -> bool:
    """Whether a request says that its sender holds this very answer.

    A date counts only where it is the one that was sent: an older file may have been put in the record's place.
    """
    named = headers.get(b"if-none-match")
    if named is not None:
        return tag is not None and (named == tag or holds(named, tag))
    return modified is not None and headers.get(b"if-modified-since") == modified


def last_modified(vintage: RecordVersion, day: date, now: datetime) -> bytes | None:
    """The moment from which answers of this edition are what they are on this day, as an HTTP date; None if none is sure."""
    known = _became(vintage, day)
    return known[1] if known is not None and known[0] <= now else None


@lru_cache(maxsize=16)
def _became(vintage: RecordVersion, day: date) -> tuple[datetime, bytes] | None:
    """When answers of this edition came to be what they are on this day; None where it is not sure.

    Whole seconds must not name two answers: an edition in the same second as the one before has no date, nor has
    one of the second in which the day began, from which older editions count.
    """
    midnight = datetime.combine(day, time()).astimezone()
    at = (vintage.at or midnight).astimezone(UTC).replace(microsecond=0)
    if at < midnight:
        at = midnight.astimezone(UTC)
    elif at == midnight or not vintage.alone:
        return None
    return at, format_datetime(at, usegmt=True).encode()
