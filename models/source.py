"""Sources: where a fact was read, and which record and which single fact rest on them."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, position, refers_to


class SourcePage(Base):
    """A page as it was met; ``id`` is made from its four fields, so the same page is one row."""

    __tablename__ = "source"

    id: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str] = mapped_column(index=True)
    publisher: Mapped[str]
    published_edtf: EdtfColumn
    mirror: Mapped[bool]


class Citation(Base):
    """A record of any noun citing a source; ``supports`` says for what."""

    __tablename__ = "citation"

    noun: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int] = position()
    source_id: Mapped[str] = refers_to("source.id")
    supports: Mapped[str | None]


class FactCitation(Base):
    """A single fact of a record (an action, a clause) resting on one of the record's citations."""

    __tablename__ = "fact_citation"

    noun: Mapped[str] = mapped_column(primary_key=True)
    record_id: Mapped[str] = mapped_column(primary_key=True)
    part: Mapped[str] = mapped_column(primary_key=True)
    part_position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    position: Mapped[int] = position()
