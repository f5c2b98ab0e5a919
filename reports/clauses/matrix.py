"""The clause matrix: agreements or countries down, kinds of clause across; and where comparable partners differ.

By country counts the direct and the multilateral door unless others are asked for: instruments that a state or its
bodies take part in. A count of zero says that no such clause is known, never that a partner lacks one; only a kind that
was looked for in a full text and not found is coded absent.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from db.ledger import current_revision
from db.queries import agreement as agreement_queries
from db.queries import clause as queries
from db.queries import country as naming
from db.queries.door import OWN_DOORS, Members
from db.queries.translation import texts_zh
from db.session import ReadSession
from models.clauses.kind import KINDS, Coding
from models.clauses.state import ClauseState
from models.dates.certainty import Certainty
from models.via import Via
from models.vocabulary import ClauseKind, Region
from reports.agreements.clause import ClauseInputs, clause_inputs
from reports.clauses.listing import ClauseCount, KindReading, kind_readings
from reports.reading import Head, Reading
from reports.revision_cache import members_on


class MatrixRows(StrEnum):
    """What stands down the matrix."""

    COUNTRY = "country"
    AGREEMENT = "agreement"


class MatrixCell(Reading):
    """Clauses of one kind in one row: how many are known and in which states; ``coding`` tells none known from none."""

    kind: ClauseKind
    clauses: int
    agreements: int
    coding: Coding
    states: tuple[ClauseCount, ...]


class MatrixRow(Reading):
    """A country or an agreement, with a cell for every kind. ``agreements`` counts those with and without clauses."""

    key: str
    url: str
    name: str
    name_zh: str | None
    region: Region | None
    agreements: int
    clauses: int
    cells: tuple[MatrixCell, ...]


class Asymmetry(Reading):
    """A kind of clause known for partners comparable to ``country`` and not known for it.

    ``known_for`` are the comparable partners that have one; ``same_region`` and ``organizations`` say what makes each
    of them comparable: the region of the world, or organizations of which both are members on the day.
    """

    country: str
    kind: ClauseKind
    known_for: tuple[str, ...]
    comparable: int
    same_region: tuple[str, ...]
    organizations: tuple[str, ...]


class ClauseMatrix(Head):
    """The matrix. ``rows`` are those with a known or coded clause; ``without`` counts the others in scope."""

    by: MatrixRows
    kinds: tuple[KindReading, ...]
    rows: tuple[MatrixRow, ...]
    totals: tuple[MatrixCell, ...]
    agreements: int
    clauses: int
    without: int
    asymmetries: tuple[Asymmetry, ...]


class _Scope(NamedTuple):
    """What a matrix is counted from."""

    rows: list[queries.SharingClauseRow]
    agreements: list[str]
    states_of: Mapping[str, set[str]]
    kinds: tuple[ClauseKind, ...]
    ground: ClauseInputs


def _scope(session: ReadSession, wanted: queries.ClauseFilter, members: Members) -> _Scope:
    doors = wanted.via or OWN_DOORS
    states = queries.partner_states(session, doors)
    if Via.ORGANIZATION in doors:
        states = {key: set(codes) for key, codes in states.items()}
        for organization, ids in queries.of_organizations(session).items():
            for key in ids:
                states.setdefault(key, set()).update(members.get(organization, ()))
    return _Scope(
        rows=list(queries.clauses(session, wanted, members)),
        agreements=queries.agreements_in_scope(session, wanted, members),
        states_of=states,
        kinds=tuple(kind for kind in KINDS if not wanted.kinds or kind in wanted.kinds),
        ground=clause_inputs(session, None, wanted.on),
    )


def _cells(
    rows: Collection[queries.SharingClauseRow], ids: Collection[str], scope: _Scope
) -> tuple[MatrixCell, ...]:
    cells = []
    for kind in scope.kinds:
        here = [row for row in rows if row.kind is kind]
        states = Counter(scope.ground.state(row).state for row in here)
        absent = [key for key in ids if scope.ground.coding(key, (kind,), ()) is Coding.CODED_ABSENT]
        coded = Coding.CODED_ABSENT if ids and len(absent) == len(ids) else Coding.NOT_CODED
        cells.append(
            MatrixCell(
                kind=kind,
                clauses=len(here),
                agreements=len({row.agreement_id for row in here}),
                coding=Coding.PRESENT if here else coded,
                states=tuple(
                    ClauseCount(state=state, clauses=states[state]) for state in ClauseState if states[state]
                ),
            )
        )
    return tuple(cells)


def _grouped(
    scope: _Scope, wanted: queries.ClauseFilter
) -> tuple[dict[str, list[queries.SharingClauseRow]], dict[str, list[str]]]:
    """Clauses and agreements by country."""
    rows: dict[str, list[queries.SharingClauseRow]] = {}
    ids: dict[str, list[str]] = {}
    for key in scope.agreements:
        for code in scope.states_of.get(key, ()):
            if not wanted.countries or code in wanted.countries:
                ids.setdefault(code, []).append(key)
    for row in scope.rows:
        for code in scope.states_of.get(row.agreement_id, ()):
            if not wanted.countries or code in wanted.countries:
                rows.setdefault(code, []).append(row)
    return rows, ids


def _by_country(session: ReadSession, scope: _Scope, wanted: queries.ClauseFilter) -> list[MatrixRow]:
    clauses, ids = _grouped(scope, wanted)
    named = {row.code: row for row in naming.countries(session, sorted(ids))}
    rows = [
        MatrixRow(
            key=code,
            url=f"/countries/{code}",
            name=named[code].name,
            name_zh=named[code].name_zh,
            region=named[code].region,
            agreements=len(ids[code]),
            clauses=len(clauses.get(code, ())),
            cells=_cells(clauses.get(code, ()), ids[code], scope),
        )
        for code in ids
        if naming.is_state(named[code].kind)
    ]
    return sorted(rows, key=lambda row: (-row.clauses, row.name))


def _coded(row: MatrixRow) -> bool:
    return any(cell.coding is not Coding.NOT_CODED for cell in row.cells)


def _by_agreement(session: ReadSession, scope: _Scope) -> list[MatrixRow]:
    clauses: dict[str, list[queries.SharingClauseRow]] = {}
    for row in scope.rows:
        clauses.setdefault(row.agreement_id, []).append(row)
    shown = [
        *clauses,
        *(key for key in scope.agreements if key not in clauses and scope.ground.absent.get(key)),
    ]
    heads = {row.id: row for row in agreement_queries.status_rows(session, shown).heads}
    texts = texts_zh(session, "agreement", shown)
    return [
        MatrixRow(
            key=key,
            url=f"/agreements/{key}",
            name=heads[key].title,
            name_zh=heads[key].title_zh or texts.get(key, {}).get("title"),
            region=None,
            agreements=1,
            clauses=len(clauses.get(key, ())),
            cells=_cells(clauses.get(key, ()), [key], scope),
        )
        for key in shown
    ]


def asymmetries(
    rows: Collection[MatrixRow], members: Members, of: Collection[str] = ()
) -> Iterator[Asymmetry]:
    """Where a kind of clause is known for a partner and not for a comparable one, from rows by country.

    Comparable is who lies in the same region of the world or shares an organization; ``of`` limits the answer to some
    countries.
    """
    has = {row.key: {cell.kind for cell in row.cells if cell.coding is Coding.PRESENT} for row in rows}
    coded = {
        row.key: {cell.kind for cell in row.cells if cell.coding is not Coding.NOT_CODED} for row in rows
    }
    region = {row.key: row.region for row in rows}
    shared = {
        organization: {
            code for code, certainty in states.items() if certainty is Certainty.YES and code in has
        }
        for organization, states in members.items()
    }
    for code in sorted(set(of or has) & set(has)):
        ours = {name for name, states in shared.items() if code in states}
        near = {other for other in has if other != code and region[other] is region[code]}
        peers = near.union(*(shared[name] for name in ours)) - {code}
        for kind in KINDS:
            if kind in coded[code]:
                continue
            known = sorted(other for other in peers if kind in has[other])
            if known:
                yield Asymmetry(
                    country=code,
                    kind=kind,
                    known_for=tuple(known),
                    comparable=len(peers),
                    same_region=tuple(other for other in known if other in near),
                    organizations=tuple(
                        sorted(name for name in ours if any(other in shared[name] for other in known))
                    ),
                )


def clause_matrix(session: ReadSession, wanted: queries.ClauseFilter, *, by: MatrixRows) -> ClauseMatrix:
    """The matrix of the clauses asked for. Asymmetries are told by country, those known for most peers first."""
    members = members_on(session, wanted.on)
    scope = _scope(session, wanted, members)
    told: tuple[Asymmetry, ...] = ()
    if by is MatrixRows.COUNTRY:
        every = _by_country(session, scope, wanted)
        rows = [row for row in every if _coded(row)]
        without = len(every) - len(rows)
        told = _asymmetries(session, wanted, members, every)
    else:
        rows = _by_agreement(session, scope)
        without = len(scope.agreements) - len(rows)
    return ClauseMatrix(
        on=wanted.on,
        revision=current_revision(session),
        by=by,
        kinds=tuple(each for each in kind_readings() if each.kind in scope.kinds),
        rows=tuple(rows),
        totals=_cells(scope.rows, scope.agreements, scope),
        agreements=len(scope.agreements),
        clauses=len(scope.rows),
        without=without,
        asymmetries=told,
    )


def _asymmetries(
    session: ReadSession, wanted: queries.ClauseFilter, members: Members, rows: list[MatrixRow]
) -> tuple[Asymmetry, ...]:
    # Peers are looked for among all partners, whichever countries the matrix shows.
    if wanted.countries:
        everyone = queries.everywhere(wanted)
        rows = _by_country(session, _scope(session, everyone, members), everyone)
    told = asymmetries(rows, members, wanted.countries)
    return tuple(
        sorted(told, key=lambda each: (-len(each.known_for) / each.comparable, each.country, each.kind))
    )
