"""Restrictions on cooperation as a flat table."""

from models.vocabulary import Confidence, RestrictionKind
from reports.exports.tables.table import Table, dates, link, many, sources, text

RESTRICTIONS = Table(
    "restrictions",
    "Restrictions",
    "Laws, controls, policies and lapses that bar or limit cooperation, and exceptions to them",
    (
        text("id", "Readable id, never changed"),
        link(),
        text("title", "Title in English"),
        text("title_zh", "The same in Chinese, by the editors"),
        text("kind", "What form it takes", words=RestrictionKind),
        *dates("since", "Since when"),
        *dates("until", "Until when; '..': no end stated, empty: not documented or a single event"),
        text("imposed_by", "Code of the state or id of the organization that decided it"),
        many("countries", "Codes of the states whose cooperation it touches"),
        many("organizations", "Ids of the organizations whose cooperation it touches"),
        text("summary", "What it says"),
        text("summary_zh", "The same in Chinese, by the editors"),
        sources(),
        text("confidence", "How well it is sourced", words=Confidence),
        text("notes", "Notes of the editors"),
    ),
)
