"""Published figures as a flat table, each beside what the record holds on the figure's own date."""

from collections.abc import Iterable
from datetime import date

from db.session import ReadSession
from models.vocabulary import ClaimKind, ClaimRelation, Confidence
from reports.claims import ClaimReading, claim_report
from reports.exports.tables.table import Column, Table, dates, integer, sources, text


def _figure(noun: str) -> tuple[Column, ...]:
    return (
        integer(noun, f"Number of {noun} as published", f"{noun}.value"),
        text(f"{noun}_relation", "How it bounds the true one", f"{noun}.relation", ClaimRelation),
        text(f"{noun}_text", "The figure as printed", f"{noun}.text"),
        integer(f"held_{noun}_certain", f"Number of {noun} in the record by then", f"held_{noun}.certain"),
        integer(f"held_{noun}_possible", "The same with those that are possible", f"held_{noun}.possible"),
    )


CLAIMS = Table(
    "claims",
    "Public claims",
    "Published figures about the cooperation, set beside what the record holds on the figure's own date",
    (
        text("id", "Readable id, never changed"),
        text("kind", "What it counts", words=ClaimKind),
        *dates("as_of", "Of which day the figure is"),
        *dates("covers_since", "Since when it counts"),
        *_figure("agreements"),
        *_figure("countries"),
        *_figure("organizations"),
        text("other", "Numbers that lump several nouns together"),
        text("scope", "What the figure is about"),
        text("speaker", "Who said it"),
        text("claim", "The claim"),
        sources(),
        text("confidence", "How well it is sourced", words=Confidence),
        text("notes", "Notes of the editors"),
    ),
)


def every(session: ReadSession, *, on: date, home: str) -> tuple[Table, Iterable[ClaimReading]]:
    """The table with every claim of the record."""
    return CLAIMS, claim_report(session, on=on, home=home).items
