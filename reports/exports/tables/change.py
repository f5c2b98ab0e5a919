"""Changes of the record as a flat table."""

from models.revision import Change
from reports.exports.tables.table import Table, integer, link, many, text

CHANGES = Table(
    "changes",
    "Changes",
    "What was added, changed and removed, revision by revision",
    (
        integer("revision", "Number of the revision"),
        text("at", "Moment of the revision, UTC", lambda each: each.at.isoformat()),
        text("noun", "Kind of record"),
        text("id", "Id of the record"),
        text("change", "What was done", words=Change),
        many("fields", "Fields whose values changed, where it was changed"),
        text("reason", "Why"),
        link("url", "Address of the record, where it has one"),
    ),
    key=("revision",),
)
