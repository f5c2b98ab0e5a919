"""Rows hold what their classes say: every class is read from the whole record, on either engine, and its columns judged."""

from collections.abc import Collection, Iterator, Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, NamedTuple, cast, get_type_hints

import pytest
from databases import LOADED_AT, TODAY
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import CursorResult, Engine, insert, select, update

import db.queries
from db.commands import calendar_link as making
from db.queries import (
    action,
    agreement,
    agreement_traits,
    agreements_by_year,
    body,
    calendar_link,
    claim,
    clause,
    country,
    due,
    fact,
    fairness,
    history,
    mission,
    organization,
    reciprocity,
    restriction,
    revision,
    rows,
    rule,
    sample,
    set_aside,
    visit,
)
from db.queries.agreement_filter import AgreementFilter
from db.queries.door import members_on
from db.session import ReadSession, WriteSession, read_session, write_session
from models.agreement import AbsentClause, Clause
from models.body import Body
from models.country import Country
from models.vocabulary import ClauseKind

Result = CursorResult[*tuple[Any, ...]]


class Seen:
    """Judges every row that is read, column by column, and remembers of which classes there were any."""

    def __init__(self) -> None:
        self.classes: set[type] = set()

    def typed(self, row: type[rows.R], result: Result, columns: Collection[str]) -> Sequence[rows.R]:
        """In place of ``rows.typed``: the same, and raises ValidationError where a value is not of its field's type."""
        read = _TYPED(row, result, columns)
        hints = get_type_hints(row)
        for place, name in enumerate(columns):
            if name in hints:
                column: TypeAdapter[object] = TypeAdapter(hints[name])
                values = [each[place] for each in cast(Sequence[Sequence[object]], read)]
                for value in values:
                    column.validate_python(value, strict=True)
        if read:
            self.classes.add(row)
        return read


_TYPED = rows.typed


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    judge = Seen()
    monkeypatch.setattr(rows, "typed", judge.typed)
    return judge


def row_classes() -> Iterator[type]:
    for each in iter_modules(db.queries.__path__):
        module = import_module(f"db.queries.{each.name}")
        for value in vars(module).values():
            if (
                isinstance(value, type)
                and value.__name__.endswith("Row")
                and value.__module__ == module.__name__
            ):
                yield value


def _of_agreements(session: ReadSession) -> None:
    members = members_on(session, TODAY)
    ids = [head.id for head in agreement.status_rows(session, None).heads]
    agreement.agreement_rows(session, ids)
    agreement_traits.traits(session)
    agreements_by_year.topics_signed(session, AgreementFilter(on=TODAY), members)
    agreements_by_year.family(session, ids)
    reciprocity.titles(session, ids)
    action.actions(session, limit=100_000)
    due.due_clauses(session, ids)
    clause.clauses(session, clause.ClauseFilter(on=TODAY), members)
    clause.absent(session)
    clause.delivered(session)
    clause.missions(session)


def _of_samples(session: ReadSession) -> None:
    movements = [row.id for row in sample.movements(session, sample.MovementFilter(on=TODAY))]
    sample.holders_of(session, [row.id for row in sample.batches(session)])
    sample.batches_of(session)
    sample.samples_of(session, movements)
    sample.bodies_of(session, movements)
    fairness.movements(session)
    fairness.batches(session)
    fairness.ends(session)
    fairness.partners(session, TODAY)
    fairness.promised(session, TODAY)
    fairness.states(session)
    fairness.missions_flown(session)
    rule.regimes(session)
    rule.rules(session)


def _of_others(session: ReadSession) -> None:
    missions = [row.id for row in mission.mission_rows(session)]
    mission.missions(session, missions)
    mission.all_missions(session)
    mission.states_of(session)
    mission.aliases_of(session)
    codes = [row.code for row in country.countries(session)]
    for code in codes:
        fact.facts_about(session, code)
    for key in missions:
        fact.facts_of_mission(session, key)
    for row in organization.organizations(session):
        organization.membership_list(session, row.id)
    organization.memberships(session)
    body.bodies(session, [each for key in codes for each in _bodies(session, key)])
    visit.visits(session)
    set_aside.set_aside(session)
    claim.claims(session)
    restrictions = [row.id for row in restriction.restrictions(session)]
    restriction.affected_parties(session, restrictions)


def _bodies(session: ReadSession, code: str) -> Sequence[str]:
    return session.scalars(select(Body.id).where(Body.country_code == code)).all()


def _of_the_ledger(session: ReadSession) -> None:
    revision.revisions(session, 0, limit=100_000)
    history.of_record(session, "agreement", "la-2008-framework-agreement", 50)
    for at in history.moments(session, 5):
        history.counts_at(session, at)
        history.keys_at(session, at, "agreement", 100_000)


def _add_what_the_record_lacks(session: WriteSession) -> None:
    """A clause with a day by which it is due, and a kind of clause that was looked for and not found."""
    key, place = session.execute(select(Clause.agreement_id, Clause.position).limit(1)).one()
    session.execute(
        update(Clause).where(Clause.agreement_id == key, Clause.position == place).values(due_edtf="2030")
    )
    session.execute(insert(AbsentClause).values(agreement_id=key, position=1, kind=ClauseKind.SAMPLE_LOAN))


def test_every_row_of_the_record_is_as_its_class_says(filled: Engine, seen: Seen) -> None:
    with write_session(filled) as session:
        _add_what_the_record_lacks(session)
        token = making.add(session, "Embassy", country="FR", lang="en", at=LOADED_AT)
        making.add(session, "Ministry", country=None, lang="zh", at=LOADED_AT)
        making.revoke(session, 1, at=LOADED_AT)

    with read_session(filled) as session:
        for read in (_of_agreements, _of_samples, _of_others, _of_the_ledger):
            read(session)
        calendar_link.links(session)
        calendar_link.link_of(session, token)

    assert {each.__name__ for each in row_classes()} == {each.__name__ for each in seen.classes}


class NameRow(NamedTuple):
    """As the record is not: some states have no capital."""

    code: str
    capital: str


CAPITALS = select(Country.code, Country.capital)


def test_a_column_that_may_be_null_is_noticed(loaded: Engine, seen: Seen) -> None:
    with read_session(loaded) as session, pytest.raises(ValidationError, match="valid string"):
        rows.rows_of(session, NameRow, CAPITALS)


@pytest.mark.parametrize(
    "statement",
    [
        select(Country.capital, Country.code),
        select(Country.code),
        select(Country.code, Country.capital, Country.name),
        select(Country.code, Country.name),
    ],
    ids=["another order", "one less", "one more", "another name"],
)
def test_columns_that_are_not_the_fields_are_refused(loaded: Engine, statement: Any) -> None:
    with (
        read_session(loaded) as session,
        pytest.raises(TypeError, match=r"NameRow has .*code, capital, not "),
    ):
        rows.rows_of(session, NameRow, statement)


def test_rows_are_read_by_their_names(loaded: Engine) -> None:
    with read_session(loaded) as session:
        capitals = {row.code: row.capital for row in rows.rows_of(session, NameRow, CAPITALS)}
        some = rows.rows_of(session, NameRow, select(Country.code), columns=("code",))

        assert capitals["FR"] == "Paris"
        assert {row.code for row in some} == set(capitals)
        with pytest.raises(AttributeError):
            _ = some[0].capital
