"""Every field of a reading is on its page, in its dossier, in its table and in its history, or left off for a reason."""

from collections.abc import Callable
from typing import Any

import pytest
from brief import leaves
from fastapi.testclient import TestClient
from leaf import Leaf, squeezed
from selectolax.lexbor import LexborHTMLParser
from sqlalchemy import Engine
from test_briefing_leaves import in_words

from db.session import read_session
from models.effect import EffectBasis
from models.nouns import NOUN
from reports.agreements.agreement import FIELDS, AgreementReading
from reports.exports.tables.agreement import AGREEMENTS
from reports.exports.tables.restriction import RESTRICTIONS
from reports.exports.tables.sample import MOVEMENTS
from reports.exports.tables.table import Table
from reports.exports.tables.visit import VISITS
from reports.history import record_fields
from reports.reading import Reading
from reports.restrictions import RestrictionItem
from reports.samples.listing import MovementItem
from reports.visits.listing import VisitItem
from reports.wording.labels import LABELS
from reports.wording.language import language
from reports.wording.lexicon import Wording, cached_lexicon

AGREEMENT_IDS = ("kz-2013-space-agreement", "pk-2025-change5-sample-loan", "apsco-2023-ilrs-joint-statement")

PAGES = (
    *(("agreement", f"/agreements/{key}", "agreements[]") for key in AGREEMENT_IDS),
    ("visit", "/visits/ae-2015-mohamed-bin-zayed", "visits_past[]"),
    ("movement", "/samples/movements/ex-2025-shenzhen", "samples_given[]"),
)
"""Field of the JSON, address of the page, and the path under which the leaves of briefings have such a record."""

OFF_PAGES = {"domestic": "both ends are named, and with them their countries"}
"""Leaves that a page does not say though a briefing would, and why."""

ALSO: dict[str, Callable[[Wording, Any], str]] = {
    "confidence": lambda wording, value: wording.word(value, "confidence"),
    "reported_status": lambda wording, value: wording.word(value, "status"),
    "status_since": lambda wording, value: wording.day(value),
    "status_reason": lambda _, value: str(value)[1:],
    "effect.basis": lambda wording, value: wording.language.gettext(LABELS[EffectBasis][value]),
    "effect.since": lambda wording, value: wording.day(value),
    "effect.last_sign": lambda wording, value: wording.day(value),
    "effect.reason": lambda _, value: str(value)[1:],
    "sources[].supports": lambda _, value: str(value),
}
"""Leaves that a briefing says otherwise or leaves to the page, and how page and dossier of an agreement say them."""

CHINESE = (
    "the second language of titles and summaries only; the package holds all of it in record/translations/"
)
OFF_TABLES: dict[str, dict[str, str]] = {
    "agreements": {
        "status_since": "part of the reason of the status",
        "status_reason_zh": CHINESE,
        "flags": "the reason and the reported status say as much",
        "via_organizations": "of the country asked about; a table is of all",
        "actions": "a table of their own",
        "term": "columns of its parts: years, months, tacit renewal",
        "renewed_on": "computed from the term",
        "occasion_zh": CHINESE,
        "signatories": "several texts each: the package holds them in record/",
        "absent_clauses": "the column of the sample clause tells what is known",
        "relations": "the column of related instruments has their ids",
        "notes_zh": CHINESE,
    },
    "visits": {
        "guest_name_zh": CHINESE,
        "guest_role_zh": CHINESE,
        "on": "the columns that begin with held",
        "notes_zh": CHINESE,
        "match": "of the period asked about, not of the visit",
    },
    "restrictions": {"notes_zh": CHINESE},
    "movements": {
        "on": "the columns that begin with happened",
        "mission_name": "the table of missions has it",
        "mission_name_zh": "the table of missions has it",
        "giver": "the columns that begin with from",
        "receiver": "the columns that begin with to",
        "mass_text_zh": CHINESE,
        "occasion_zh": CHINESE,
        "custody_zh": CHINESE,
        "receipt_documented": "told on the page of the movement",
        "notes_zh": CHINESE,
        "parts": "each part names its whole",
        "in_period": "of the period asked about, not of the movement",
        "rules": "a table of their own",
    },
}
"""Fields of a reading that have no column of their name, and why, by table."""


def said_by(page: str) -> str:
    """The words of a page, without blanks and in small letters."""
    main = LexborHTMLParser(page).css_first("main")
    assert main is not None
    return squeezed(main.text(separator=" ")).casefold()


def missing(record: Any, under: str, said: str, wording: Wording) -> list[tuple[str, Any]]:
    """The leaves of a record that a text does not say, though none of the lists gives a reason."""

    def words(path: str, value: Any) -> str | None:
        if path in OFF_PAGES:
            return None
        if under == "agreements[]" and path in ALSO:
            return ALSO[path](wording, value)
        return in_words(f"{under}.{path}", value, wording)

    return [
        (path, value)
        for path, value in leaves(record)
        if (expected := words(path, value)) is not None and squeezed(expected).casefold() not in said
    ]


@pytest.fixture
def wording(loaded: Engine) -> Wording:
    with read_session(loaded) as session:
        return Wording(language("en"), cached_lexicon(session))


@pytest.mark.parametrize(("noun", "address", "under"), PAGES)
def test_the_page_says_every_field(
    client: TestClient, wording: Wording, noun: str, address: str, under: str
) -> None:
    record = client.get(f"/api/v1{address}").json()[noun]
    assert missing(record, under, said_by(client.get(address).text), wording) == []


@pytest.mark.parametrize("key", AGREEMENT_IDS)
def test_the_dossier_says_every_field(client: TestClient, wording: Wording, key: str) -> None:
    leaf = Leaf(client, f"/agreements/{key}/dossier.pdf?lang=en")
    assert missing(leaf.reading["agreement"], "agreements[]", leaf.text.casefold(), wording) == []


TABLES: tuple[tuple[type[Reading], Table], ...] = (
    (AgreementReading, AGREEMENTS),
    (VisitItem, VISITS),
    (RestrictionItem, RESTRICTIONS),
    (MovementItem, MOVEMENTS),
)


@pytest.mark.parametrize(("kind", "table"), TABLES, ids=lambda each: getattr(each, "__name__", ""))
def test_the_table_has_a_column_for_every_field(kind: type[Reading], table: Table) -> None:
    off = OFF_TABLES.get(table.name, {})
    without = {name for name in kind.model_fields if name not in table.heads}
    assert without == set(off)


def test_every_field_of_an_agreement_can_be_asked_for_alone() -> None:
    assert FIELDS.keys() == AgreementReading.model_fields.keys()


def test_the_history_has_words_for_every_field_of_the_record() -> None:
    assert record_fields("agreement").keys() == NOUN["agreement"].record.model_fields.keys() - {"id"}
