"""Publications: papers and books that came of the cooperation."""

from pydantic import Field
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, vocabulary
from models.noun import Listing, Noun
from models.record import EdtfText, Line, Slug, Sourced, Url
from models.vocabulary import Confidence
from models.wording.reason import N_


class PublicationRecord(Sourced):
    """One entry of ``publications.yaml``."""

    id: Slug
    title: Line = Field(title=N_("title"))
    on: EdtfText | None = Field(title=N_("date of publication"))
    url: Url = Field(title=N_("where it can be read"))


class Publication(Base):
    """A publication; ``on_edtf`` null: its date is not documented."""

    __tablename__ = "publication"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    on_edtf: EdtfColumn
    url: Mapped[str]
    confidence: Mapped[Confidence] = vocabulary(Confidence, name="confidence")
    notes: Mapped[str | None]


NOUNS = (
    Noun(
        name="publication",
        order=20,
        record=PublicationRecord,
        files="publications.yaml",
        tables=((Publication, "id"),),
        translated=frozenset(("title", "notes")),
        label=N_("publications"),
        page="/publications/{}",
        has_json=True,
        example="li-2021-age",
        listing=Listing(
            address="/publications",
            title="Publications",
            place=15,
            about="Papers and books that came of the cooperation.",
        ),
        section=110,
        named_by="title",
    ),
)
