"""Published figures, such as "over 140 agreements": claims to set the record against, not facts about it."""

from typing import Annotated

from pydantic import Field
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, vocabulary
from models.noun import Listing, Noun
from models.record import EdtfText, Line, Prose, Record, Slug, Sourced
from models.vocabulary import ClaimKind, ClaimRelation, Confidence
from models.wording.reason import N_


class FigureRecord(Record):
    """A number as published, and how it bounds the true one."""

    value: Annotated[int, Field(ge=0)]
    relation: ClaimRelation
    text: Line


class ClaimRecord(Sourced):
    """One entry of ``claims.yaml``."""

    id: Slug
    kind: ClaimKind
    as_of: EdtfText | None
    covers_since: EdtfText | None
    agreements: FigureRecord | None
    countries: FigureRecord | None
    organizations: FigureRecord | None
    other: Prose | None
    scope: Line
    speaker: Line | None
    claim: Prose


class Claim(Base):
    """A published figure as of a date; numbers that lump nouns together stand in ``other``."""

    __tablename__ = "claim"

    id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[ClaimKind] = vocabulary(ClaimKind, name="kind")
    as_of_edtf: EdtfColumn
    covers_since_edtf: EdtfColumn
    agreements_value: Mapped[int | None]
    agreements_relation: Mapped[ClaimRelation | None] = vocabulary(
        ClaimRelation, name="agreements_relation", nullable=True
    )
    agreements_text: Mapped[str | None]
    countries_value: Mapped[int | None]
    countries_relation: Mapped[ClaimRelation | None] = vocabulary(
        ClaimRelation, name="countries_relation", nullable=True
    )
    countries_text: Mapped[str | None]
    organizations_value: Mapped[int | None]
    organizations_relation: Mapped[ClaimRelation | None] = vocabulary(
        ClaimRelation, name="organizations_relation", nullable=True
    )
    organizations_text: Mapped[str | None]
    other: Mapped[str | None]
    scope: Mapped[str]
    speaker: Mapped[str | None]
    claim: Mapped[str]
    confidence: Mapped[Confidence] = vocabulary(Confidence, name="confidence")
    notes: Mapped[str | None]


NOUNS = (
    Noun(
        name="claim",
        order=15,
        record=ClaimRecord,
        files="claims.yaml",
        tables=((Claim, "id"),),
        translated=frozenset(
            (
                "scope",
                "speaker",
                "claim",
                "agreements_text",
                "countries_text",
                "organizations_text",
                "other",
                "notes",
            )
        ),
        label=N_("published figures"),
        page="/about#claim-{}",
        listing=Listing(
            address="/claims",
            title="Public claims",
            place=13,
            about="Published figures about the record's subject, beside what the record holds.",
        ),
    ),
)
