"""What two to five chosen countries have been promised and have promised, kind by kind, side by side."""

from collections.abc import Sequence

from db.ledger import current_revision
from db.queries import clause as queries
from db.queries import country as naming
from db.queries.door import OWN_DOORS
from db.session import ReadSession
from models.clauses.kind import Coding
from models.clauses.state import ClauseState
from models.vocabulary import ClauseKind
from reports.agreements.agreement import AgreementReading, agreements
from reports.clauses.listing import (
    ClauseCount,
    ClauseItem,
    KindReading,
    countries_named,
    in_years,
    item,
    kind_readings,
)
from reports.clauses.matrix import Asymmetry, MatrixRows, clause_matrix
from reports.reading import Bibliography, CountryName, Head, NumberedSource, Reading
from reports.revision_cache import members_on

FEWEST, MOST = 2, 5
"""How many countries can be set side by side."""


class ComparedCountry(Reading):
    """A country in a comparison: its agreements, and for how many of them a sample clause is known or coded absent."""

    country: CountryName
    agreements: int
    clauses: int
    sample_present: int
    sample_coded_absent: int
    sample_not_coded: int
    states: tuple[ClauseCount, ...]


class ComparedCell(Reading):
    """The clauses of one kind with one country, by the ids of the report's items; none: not known."""

    country: str
    coding: Coding
    items: tuple[str, ...]


class ComparedKind(Reading):
    """A kind of clause, with a cell for every country."""

    kind: KindReading
    cells: tuple[ComparedCell, ...]


class ClauseComparison(Head):
    """Clauses with the chosen countries, direct and multilateral doors, kind by kind.

    ``kinds`` are those of which a clause is known for at least one of them, ``unknown`` the others.
    """

    countries: tuple[ComparedCountry, ...]
    kinds: tuple[ComparedKind, ...]
    unknown: tuple[ClauseKind, ...]
    items: tuple[ClauseItem, ...]
    asymmetries: tuple[Asymmetry, ...]
    sources: tuple[NumberedSource, ...]


def _compared(
    country: CountryName, some: Sequence[AgreementReading], items: Sequence[ClauseItem]
) -> ComparedCountry:
    coded = [each.sample_clause for each in some]
    states = [each.clause.state for each in items]
    return ComparedCountry(
        country=country,
        agreements=len(some),
        clauses=len(items),
        sample_present=coded.count(Coding.PRESENT),
        sample_coded_absent=coded.count(Coding.CODED_ABSENT),
        sample_not_coded=coded.count(Coding.NOT_CODED),
        states=tuple(ClauseCount(state=state, clauses=states.count(state)) for state in ClauseState),
    )


def _coding(kind: ClauseKind, some: Sequence[AgreementReading], items: Sequence[str]) -> Coding:
    if items:
        return Coding.PRESENT
    absent = [any(kind in entry.kinds for entry in each.absent_clauses) for each in some]
    return Coding.CODED_ABSENT if absent and all(absent) else Coding.NOT_CODED


def clause_comparison(session: ReadSession, wanted: queries.ClauseFilter) -> ClauseComparison:
    """The clauses asked for, for each of the countries that the filter names."""
    members = members_on(session, wanted.on)
    doors = wanted.via or OWN_DOORS
    scope = queries.with_doors(wanted, doors)
    ids = queries.agreements_in_scope(session, scope, members)
    full = agreements(session, ids, on=wanted.on, members=members, countries=wanted.countries)
    asked = {(row.agreement_id, row.position): row for row in queries.clauses(session, scope, members)}
    partners = queries.partner_states(session, doors)
    items: dict[str, ClauseItem] = {}
    for agreement in full:
        for clause in agreement.clauses:
            row = asked.get((agreement.id, clause.position))
            if row is not None:
                made = item(agreement, clause, in_years(wanted, row.signed_edtf))
                items[made.id] = made
    of_country = {
        code: [each for each in full if code in partners.get(each.id, ())] for code in wanted.countries
    }
    here = {
        code: [each for each in items.values() if code in partners.get(each.agreement.id, ())]
        for code in wanted.countries
    }
    named = countries_named(naming.names(session), wanted.countries)
    kinds, unknown = [], []
    for reading in kind_readings():
        if wanted.kinds and reading.kind not in wanted.kinds:
            continue
        cells = []
        for code in wanted.countries:
            found = tuple(each.id for each in here[code] if each.clause.kind is reading.kind)
            cells.append(
                ComparedCell(country=code, coding=_coding(reading.kind, of_country[code], found), items=found)
            )
        if any(cell.items for cell in cells):
            kinds.append(ComparedKind(kind=reading, cells=tuple(cells)))
        else:
            unknown.append(reading.kind)
    bibliography = Bibliography()
    for each in items.values():
        bibliography.cite(each.sources)
    return ClauseComparison(
        on=wanted.on,
        revision=current_revision(session),
        countries=tuple(
            _compared(country, of_country[country.code], here[country.code]) for country in named
        ),
        kinds=tuple(kinds),
        unknown=tuple(unknown),
        items=tuple(items.values()),
        asymmetries=clause_matrix(session, scope, by=MatrixRows.COUNTRY).asymmetries,
        sources=bibliography.sources,
    )
