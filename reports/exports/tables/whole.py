"""The whole record as flat tables, for the data package and the workbook of everything."""

from collections.abc import Iterable, Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any, NamedTuple

from db.ledger import chunks, keys_of, records
from db.queries import country as naming
from db.queries import organization
from db.queries.sample import MovementFilter
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.mission import MissionRecord
from models.modules import modules
from models.nouns import NOUNS
from reports.agreements.agreement import agreements
from reports.bodies import body_list
from reports.clauses.listing import item
from reports.countries.listing import country_list
from reports.exports.tables.agreement import (
    ACTIONS,
    AGREEMENTS,
    PARTICIPANTS,
    action_rows,
    party_rows,
)
from reports.exports.tables.clause import CLAUSES
from reports.exports.tables.mission import MISSIONS
from reports.exports.tables.party import BODIES, COUNTRIES, MEMBERSHIPS, ORGANIZATIONS
from reports.exports.tables.restriction import RESTRICTIONS
from reports.exports.tables.rule import REGIMES, RULES
from reports.exports.tables.sample import BATCHES, HOLDINGS, MOVEMENTS
from reports.exports.tables.table import Cell, Table
from reports.exports.tables.visit import VISITS
from reports.organizations.organization import organization_list
from reports.restrictions import RestrictionFilter, restriction_list
from reports.revision_cache import members_on
from reports.samples.access_rules import rule_report
from reports.samples.holdings import holding_report
from reports.samples.listing import batch_list, movement_list

MOST_ROWS = 1_000_000

Told = tuple[Table, Iterable[list[Cell]]]
"""A table with its rows."""


class CountryTableLine(NamedTuple):
    """An entry of the naming table; the home state and its regions have no counts."""

    code: str
    alpha3: str
    url: str
    name: str
    name_zh: str
    region: str
    subregion: str
    former: bool
    direct: int | None
    multilateral: int | None
    organization: int | None
    total: int | None


def _countries(session: ReadSession, on: date, home: str) -> Iterator[CountryTableLine]:
    counted = {line.code: line for line in country_list(session, on=on, home=home).items}
    for row in sorted(naming.countries(session), key=lambda row: row.code):
        line = counted.get(row.code)
        yield CountryTableLine(
            row.code,
            row.alpha3,
            f"/countries/{row.code}",
            row.name,
            row.name_zh,
            row.region,
            row.subregion,
            row.former,
            *((line.direct, line.multilateral, line.organization, line.total) if line else (None,) * 4),
        )


def _visits(session: ReadSession) -> Iterator[Any]:
    texts = texts_zh(session, "visit")
    for key, content in records(session, "visit"):
        guest = content.get("guest") or {}
        yield SimpleNamespace(
            **{name: content.get(name) for name in ("id", "title", "kind", "on", "host", "place", "notes")},
            title_zh=texts.get(key, {}).get("title"),
            guest_country=guest.get("country"),
            guest_name=guest.get("name"),
            guest_role=guest.get("role"),
            agreements=content["agreements"],
            sources=[SimpleNamespace(url=each["url"]) for each in content["sources"]],
        )


def _missions(session: ReadSession) -> Iterator[MissionRecord]:
    for _, content in records(session, "mission"):
        yield MissionRecord.model_validate(content, strict=False)


def _agreements(
    session: ReadSession, on: date, base: str, parts: dict[str, list[list[Cell]]]
) -> Iterator[list[Cell]]:
    """The rows of agreements; those of their parts are put aside, so that all is read once."""
    members = members_on(session, on)
    for ids in chunks(keys_of(session, "agreement")):
        for agreement in agreements(session, ids, on=on, members=members):
            parts[PARTICIPANTS.name] += PARTICIPANTS.rows(party_rows(agreement), base)
            parts[ACTIONS.name] += ACTIONS.rows(action_rows(agreement), base)
            items = (item(agreement, clause, None) for clause in agreement.clauses)
            parts[CLAUSES.name] += CLAUSES.rows(items, base)
            yield from AGREEMENTS.rows([agreement], base)


def _by_themselves(session: ReadSession, on: date, home: str, base: str) -> Iterator[Told]:
    """The tables of nouns that need nothing of another's: those whose file here has a function ``every``."""
    files = modules(__package__ or "")
    for noun in NOUNS:
        every = getattr(files.get(noun.name), "every", None)
        if every is not None:
            table, items = every(session, on=on, home=home)
            yield table, table.rows(items, base)


def whole(session: ReadSession, *, on: date, home: str, base: str) -> Iterator[Told]:
    """Every table of the record as of ``on``, in an order in which each may be written before the next is read."""
    parts: dict[str, list[list[Cell]]] = {table.name: [] for table in (PARTICIPANTS, ACTIONS, CLAUSES)}
    yield COUNTRIES, COUNTRIES.rows(_countries(session, on, home), base)
    listed = organization_list(session, on=on).items
    yield ORGANIZATIONS, ORGANIZATIONS.rows(sorted(listed, key=lambda line: line.id), base)
    yield MEMBERSHIPS, MEMBERSHIPS.rows(organization.memberships(session), base)
    yield BODIES, BODIES.rows(body_list(session).items, base)
    yield MISSIONS, MISSIONS.rows(_missions(session), base)
    yield VISITS, VISITS.rows(_visits(session), base)
    barred = restriction_list(session, RestrictionFilter(on=on))
    yield RESTRICTIONS, RESTRICTIONS.rows(barred.items, base)
    yield AGREEMENTS, _agreements(session, on, base, parts)
    for table in (PARTICIPANTS, ACTIONS, CLAUSES):
        yield table, parts[table.name]
    yield BATCHES, BATCHES.rows(batch_list(session, on=on, home=home).items, base)
    wanted = MovementFilter(on=on)
    moved, _ = movement_list(session, wanted, home=home, limit=MOST_ROWS)
    yield MOVEMENTS, MOVEMENTS.rows(moved.items, base)
    yield HOLDINGS, HOLDINGS.rows(holding_report(session, on=on, home=home).holdings, base)
    rules = rule_report(session, on=on, home=home)
    yield REGIMES, REGIMES.rows(rules.regimes, base)
    yield RULES, RULES.rows(rules.rules, base)
    yield from _by_themselves(session, on, home, base)
