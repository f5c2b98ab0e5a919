"""Missions as a flat table."""

from models.vocabulary import MissionKind
from reports.exports.tables.table import Table, dates, many, sources, text

MISSIONS = Table(
    "missions",
    "Missions",
    "Missions, satellites and programmes that the record mentions",
    (
        text("id", "Readable id, never changed"),
        text("name", "Name in English"),
        text("name_zh", "Name in Chinese"),
        text("kind", "What it is", words=MissionKind),
        *dates("launched", "When it was launched; empty: not launched, or not documented"),
        many("countries", "Codes of the states whose mission it is"),
        many("aliases", "Other spellings of its name"),
        sources(),
        text("notes", "Notes of the editors"),
    ),
)
