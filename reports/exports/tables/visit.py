"""Visits, conferences and ceremonies as a flat table."""

from models.vocabulary import VisitKind
from reports.exports.tables.table import ColumnReference, Table, dates, many, sources, text

VISITS = Table(
    "visits",
    "Visits",
    "Occasions on which instruments were signed and samples given",
    (
        text("id", "Readable id, never changed"),
        text("title", "Title of a conference or ceremony"),
        text("title_zh", "The same in Chinese, by the editors"),
        text("kind", "Rank of the visit, or kind of meeting", words=VisitKind),
        *dates("held", "When", "on"),
        text("guest_country", "Code of the state of the guest"),
        text("guest_name", "Who travelled"),
        text("guest_role", "In which office"),
        text("host", "Code of the host state"),
        text("place", "Where"),
        many("agreements", "Ids of the agreements signed there"),
        sources(),
        text("notes", "Notes of the editors"),
    ),
    references=(
        ColumnReference("guest_country", "countries", "code"),
        ColumnReference("host", "countries", "code"),
    ),
)
