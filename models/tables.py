"""Every table of the record in one place, for migrations."""

from models import (
    agreement,
    body,
    calendar_link,
    claim,
    country,
    fact,
    mission,
    organization,
    restriction,
    revision,
    rule,
    sample,
    source,
    translation,
    visit,
)
from models.base import Base

__all__ = (
    "METADATA",
    "agreement",
    "body",
    "calendar_link",
    "claim",
    "country",
    "fact",
    "mission",
    "organization",
    "restriction",
    "revision",
    "rule",
    "sample",
    "source",
    "translation",
    "visit",
)

METADATA = Base.metadata
