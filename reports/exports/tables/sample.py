"""The ledger of samples as flat tables: movements, batches, and who holds what."""

from typing import Any

from models.vocabulary import Confidence, MassStatus, MovementKind, Purpose
from reports.exports.tables.table import (
    Column,
    ColumnReference,
    Table,
    boolean,
    dates,
    integer,
    link,
    many,
    sources,
    text,
)


def _end(name: str, who: str, read: str) -> tuple[Column, ...]:
    def bodies(item: Any) -> list[str]:
        return [body[0] for body in getattr(item, read).bodies]

    return (
        text(f"{name}_country", f"Code of the state that {who}", f"{read}.country"),
        text(f"{name}_organization", f"Id of the organization that {who}", f"{read}.organization"),
        many(f"{name}_bodies", f"Ids of the bodies that {who}", bodies),
        text(f"{name}_label", "The name as printed, where there is no such body", f"{read}.label"),
    )


MOVEMENTS = Table(
    "movements",
    "Movements of samples",
    "What happened to samples, as reported; only rows that count toward totals may be summed",
    (
        text("id", "Readable id, never changed"),
        link(),
        text("kind", "What happened", words=MovementKind),
        *dates("happened", "When", "on"),
        text("mission", "Id of the mission"),
        *_end("from", "gave", "giver"),
        *_end("to", "received", "receiver"),
        integer("mass_ug", "Mass in micrograms; empty: unreported, never zero"),
        text("mass_status", "How well the mass is known", words=MassStatus),
        text("mass_text", "The mass as its source has it"),
        text("purpose", "What it was for", words=Purpose),
        text("occasion", "Occasion"),
        text("visit", "Id of the visit on which it happened"),
        text("agreement", "Id of the agreement under which it happened"),
        many("batches", "Ids of the batches it draws on"),
        many("samples", "Sample ids as printed"),
        text("custody", "Who keeps the samples"),
        boolean("counts_toward_totals", "Whether it may be summed"),
        boolean("aggregate", "Whether it stands for several movements"),
        text("part_of", "Id of the movement it is part of"),
        text("answers", "Id of the request it grants"),
        boolean("domestic", "Whether nobody abroad takes part"),
        sources(),
        text("confidence", "How well it is sourced", words=Confidence),
        text("notes", "Notes of the editors"),
    ),
    references=(
        ColumnReference("mission", "missions"),
        ColumnReference("visit", "visits"),
        ColumnReference("agreement", "agreements"),
        ColumnReference("part_of", "movements"),
        ColumnReference("answers", "movements"),
        ColumnReference("from_country", "countries", "code"),
        ColumnReference("to_country", "countries", "code"),
    ),
)

BATCHES = Table(
    "batches",
    "Batches of samples",
    "Collections of returned material that movements draw on",
    (
        text("id", "Readable id, never changed"),
        link(),
        text("mission", "Id of the mission"),
        *dates("collected", "When it was collected"),
        text("place", "Where it was collected"),
        text("holder", "Code of the state that holds it"),
        many(
            "holder_bodies",
            "Ids of the bodies that keep it",
            lambda each: [one.id for one in each.holder_bodies],
        ),
        integer("mass_ug", "Mass in micrograms; empty: the whole is not followed here"),
        text("mass_status", "How well the mass is known", words=MassStatus),
        text("mass_text", "The mass as its source has it"),
        integer("movements", "Movements by the day that draw on it"),
        integer("given_ug", "Reported mass given of it by the day, in micrograms", "given.known_ug"),
        integer("given_unreported", "Movements of it whose mass is not reported", "given.unknown"),
        sources(),
        text("confidence", "How well it is sourced", words=Confidence),
        text("notes", "Notes of the editors"),
    ),
    references=(ColumnReference("mission", "missions"), ColumnReference("holder", "countries", "code")),
)

HOLDINGS = Table(
    "holdings",
    "Holdings of samples",
    "Who holds how much of which batch on the day, with bounds",
    (
        text("batch", "Id of the batch"),
        text("mission", "Id of the mission"),
        text("holder", "Key of the holder: a state, an organization or an institution", "holder.key"),
        text("country", "Code of the state", "holder.country"),
        text("organization", "Id of the organization", "holder.organization"),
        integer("least_ug", "At least so much, in micrograms"),
        integer("most_ug", "At most so much, in micrograms; empty: no limit is documented"),
        boolean("exact", "Whether the two are one figure that is certain"),
        many("movements", "Ids of the movements it follows from"),
    ),
    key=("batch", "holder"),
    references=(ColumnReference("batch", "batches"), ColumnReference("mission", "missions")),
)
