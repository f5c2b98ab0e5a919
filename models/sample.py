"""Batches of returned samples, and their movements: gifts, loans, exchanges, reserves, allocations, displays."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, EdtfColumn, mass, position, refers_to, vocabulary
from models.noun import Listing, Noun, Reference, many
from models.record import CountryCode, EdtfText, Line, Micrograms, Record, Slug, Sourced
from models.vocabulary import Confidence, MassStatus, MovementKind, Purpose
from models.wording.reason import N_


class HolderRecord(Record):
    """Who holds a batch."""

    country: CountryCode
    bodies: tuple[Slug, ...]


class BatchRecord(Sourced):
    """One entry of ``samples/batches.yaml``: a collection of lunar material."""

    id: Slug
    mission: Slug
    on: EdtfText
    place: Line | None
    holder: HolderRecord
    mass_ug: Micrograms | None
    mass_status: MassStatus
    mass_text: Line


class EndRecord(Record):
    """Who gave or received in a movement; ``label`` holds the name as printed where there is no such body."""

    country: CountryCode | None
    organization: Slug | None
    bodies: tuple[Slug, ...]
    label: Line | None


class MovementRecord(Sourced):
    """One entry of ``samples/movements.yaml``: what happened to samples, as reported."""

    id: Slug
    on: EdtfText
    mission: Slug | None
    batches: tuple[Slug, ...]
    kind: MovementKind
    from_: Annotated[EndRecord, Field(alias="from")]
    to: EndRecord
    mass_ug: Micrograms | None
    mass_status: MassStatus
    mass_text: Line
    purpose: Purpose
    occasion: Line | None
    visit: Slug | None
    clause_of: Slug | None
    sample_ids: tuple[Line, ...]
    custody: Line | None
    counts_toward_totals: bool
    aggregate: bool
    part_of: Slug | None
    answers: Slug | None = None
    receipt_documented: bool | None = None


class Batch(Base):
    """A collection of material that movements draw on; ``mass_ug`` null: the whole is not followed here."""

    __tablename__ = "batch"

    id: Mapped[str] = mapped_column(primary_key=True)
    mission_id: Mapped[str] = refers_to("mission.id")
    collected_edtf: EdtfColumn
    place: Mapped[str | None]
    holder_country_code: Mapped[str] = refers_to("country.code")
    mass_ug: Mapped[int | None] = mass()
    mass_status: Mapped[MassStatus] = vocabulary(MassStatus, name="mass_status")
    mass_text: Mapped[str]
    confidence: Mapped[Confidence] = vocabulary(Confidence, name="confidence")
    notes: Mapped[str | None]


class BatchHolder(Base):
    """A body that keeps a batch."""

    __tablename__ = "batch_holder"

    batch_id: Mapped[str] = refers_to("batch.id", key=True)
    position: Mapped[int] = position()
    body_id: Mapped[str] = refers_to("body.id")


class Movement(Base):
    """What happened to samples; only rows with ``counts_toward_totals`` may be summed."""

    __tablename__ = "movement"

    id: Mapped[str] = mapped_column(primary_key=True)
    happened_edtf: EdtfColumn
    mission_id: Mapped[str | None] = refers_to("mission.id", nullable=True)
    kind: Mapped[MovementKind] = vocabulary(MovementKind, name="kind")
    from_country_code: Mapped[str | None] = refers_to("country.code", nullable=True)
    from_organization: Mapped[str | None]
    from_label: Mapped[str | None]
    to_country_code: Mapped[str | None] = refers_to("country.code", nullable=True)
    to_organization: Mapped[str | None]
    to_label: Mapped[str | None]
    mass_ug: Mapped[int | None] = mass()
    mass_status: Mapped[MassStatus] = vocabulary(MassStatus, name="mass_status")
    mass_text: Mapped[str]
    purpose: Mapped[Purpose] = vocabulary(Purpose, name="purpose")
    occasion: Mapped[str | None]
    visit_id: Mapped[str | None] = refers_to("visit.id", nullable=True)
    clause_of_agreement_id: Mapped[str | None] = refers_to("agreement.id", nullable=True)
    custody: Mapped[str | None]
    counts_toward_totals: Mapped[bool]
    aggregate: Mapped[bool]
    part_of_id: Mapped[str | None] = refers_to("movement.id", nullable=True)
    answers_id: Mapped[str | None] = refers_to("movement.id", nullable=True)
    """The request that this movement grants."""
    receipt_documented: Mapped[bool | None]
    """False: sources tell of an approval, and that the samples arrived is not documented; null: told as having happened."""
    confidence: Mapped[Confidence] = vocabulary(Confidence, name="confidence")
    notes: Mapped[str | None]


class MovementBatch(Base):
    """A batch that a movement draws on."""

    __tablename__ = "movement_batch"

    movement_id: Mapped[str] = refers_to("movement.id", key=True)
    position: Mapped[int] = position()
    batch_id: Mapped[str] = refers_to("batch.id")


class MovementBody(Base):
    """A body that gave samples, or, where ``receives``, received them."""

    __tablename__ = "movement_body"

    movement_id: Mapped[str] = refers_to("movement.id", key=True)
    receives: Mapped[bool] = mapped_column(primary_key=True)
    position: Mapped[int] = position()
    body_id: Mapped[str] = refers_to("body.id")


class MovementSample(Base):
    """A sample id named in a movement, as printed."""

    __tablename__ = "movement_sample"

    movement_id: Mapped[str] = refers_to("movement.id", key=True)
    position: Mapped[int] = position()
    sample: Mapped[str] = mapped_column(index=True)


def _end(field: str, end: HolderRecord | EndRecord) -> Iterator[Reference]:
    yield f"{field}.country", "country", end.country
    yield from many(f"{field}.bodies", "body", end.bodies)


def _of_batch(record: BatchRecord) -> Iterator[Reference]:
    yield "mission", "mission", record.mission
    yield from _end("holder", record.holder)


def _of_movement(record: MovementRecord) -> Iterator[Reference]:
    yield "mission", "mission", record.mission
    yield from many("batches", "batch", record.batches)
    yield from _end("from", record.from_)
    yield from _end("to", record.to)
    yield "visit", "visit", record.visit
    yield "clause_of", "agreement", record.clause_of
    yield "part_of", "movement", record.part_of
    yield "answers", "movement", record.answers


NOUNS = (
    Noun(
        name="batch",
        order=10,
        record=BatchRecord,
        files="samples/batches.yaml",
        tables=((Batch, "id"), (BatchHolder, "batch_id")),
        references=_of_batch,
        translated=frozenset(("place", "mass_text", "notes")),
        label=N_("batches of samples"),
        page="/samples/{}",
        listing=Listing(address="/samples/batches", title="Batches of samples", place=4),
    ),
    Noun(
        name="movement",
        order=11,
        record=MovementRecord,
        files="samples/movements.yaml",
        tables=(
            (Movement, "id"),
            (MovementBatch, "movement_id"),
            (MovementBody, "movement_id"),
            (MovementSample, "movement_id"),
        ),
        references=_of_movement,
        translated=frozenset(("mass_text", "occasion", "from_label", "to_label", "custody", "notes")),
        label=N_("movements of samples"),
        page="/samples/movements/{}",
        has_json=True,
        example="ex-2025-shenzhen",
        listing=Listing(address="/samples/movements", title="Movements of samples", place=3),
    ),
)
