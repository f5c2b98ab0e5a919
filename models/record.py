"""The record format: what the fields of every YAML record share, and how a text field is judged."""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from models.dates.uncertain_date import UncertainDate
from models.vocabulary import Confidence
from models.wording.reason import N_

# Embedding and override controls reorder neighbouring text; marks and isolates do not.
_REFUSED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufffe\uffff]")
_URL = re.compile(r"https?://[^\s<>\"'`{}|\\^]+")


def _clean(text: str) -> str:
    found = _REFUSED.search(text)
    if found:
        raise ValueError(f"character U+{ord(found.group()):04X} is not allowed")
    if not text.strip() or text != text.strip():
        raise ValueError("is blank or has space around it")
    if unicodedata.normalize("NFC", text) != text:
        raise ValueError("is not in Unicode normalization form C")
    return text


def _url(text: str) -> str:
    if not _URL.fullmatch(text):
        raise ValueError("is not an http or https address")
    return text


def _edtf(text: str) -> str:
    UncertainDate.parse(text)
    return text


def _text_date(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        raise ValueError("a date is text: put it in quotes")
    return value


Line = Annotated[str, Field(min_length=1, max_length=1_000), AfterValidator(_clean)]
"""A short text: a name, a title, a place; at most 1,000 characters."""

Prose = Annotated[str, Field(min_length=1, max_length=20_000), AfterValidator(_clean)]
"""A longer text: a summary, a note; at most 20,000 characters."""

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
"""A readable id: lower-case words joined by hyphens; never changed, never reused."""

CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2; a former state keeps the alpha-2 code it had."""

EdtfText = Annotated[str, BeforeValidator(_text_date), Field(max_length=60), AfterValidator(_edtf)]
"""An uncertain date, EDTF (ISO 8601-2), as precise as its source."""

Micrograms = Annotated[int, Field(ge=0, le=10**15)]
"""A mass in whole micrograms (1 g = 1,000,000), never negative."""

Url = Annotated[str, Field(max_length=2_000), AfterValidator(_url)]
"""Address of a page, http or https only."""


class Record(BaseModel):
    """Base of every record as written: unknown keys and wrong types are faults.

    Validate from JSON text (``model_validate_json``), where strictness still takes lists and controlled words.
    """

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    def content(self) -> dict[str, Any]:
        """The record as JSON values, fields at their default left out, so that a field added later changes nothing."""
        return self.model_dump(mode="json", by_alias=True, exclude_defaults=True)


class SourceRecord(Record):
    """A page on which a fact was read."""

    url: Url
    publisher: Line
    published: EdtfText | None = None
    mirror: bool
    supports: Prose | None = None


Sources = Annotated[tuple[SourceRecord, ...], Field(min_length=1)]
"""Where the facts of a record were read: at least one page."""

Positions = Annotated[tuple[Annotated[int, Field(ge=1)], ...], Field(min_length=1)]
"""Which of a record's sources a single fact rests on, by position from 1: at least one."""


class Sourced(Record):
    """A record that names its sources and how well they carry it."""

    sources: Sources = Field(title=N_("sources"))
    confidence: Confidence = Field(title=N_("confidence of the sources"))
    notes: Prose | None = Field(None, title=N_("notes"))
