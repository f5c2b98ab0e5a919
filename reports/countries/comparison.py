"""Two to five countries side by side: what is agreed with each, shared, owed, restricted; where they differ comes first.

Every cell is of the same reading as the country's own page, and names the records that it rests on.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from db.ledger import current_revision
from db.queries import word
from db.queries.clause import ClauseFilter
from db.queries.door import OWN_DOORS
from db.session import ReadSession
from models.clauses.kind import KINDS, Coding
from models.fairness.scope import DistributionName
from models.status.status import StatusGroup
from models.via import Via
from models.vocabulary import ClauseKind, Side
from models.wording.reason import N_
from reports.agreements.summary import GROUPS, Brief, ViaCount
from reports.clauses.matrix import MatrixCell, MatrixRows, clause_matrix
from reports.countries.comparison_reading import (
    ComparedRecord,
    ComparedRow,
    CountryCell,
    CountryComparison,
    RowGroup,
)
from reports.countries.country import CountryReport, country_report
from reports.reading import CountryName
from reports.reciprocity.reading import HeapBalance, TallyReading
from reports.visits.reading import VisitReading
from reports.wording.labels import LABELS
from reports.wording.language import language


class _Country(NamedTuple):
    """What the cells of one country are made of."""

    report: CountryReport
    clauses: Mapping[ClauseKind, MatrixCell]

    @property
    def code(self) -> str:
        return self.report.country.code


Cell = Callable[[_Country], CountryCell]


def _listed(path: str, *query: tuple[str, object]) -> str:
    return f"{path}?{urlencode([(name, str(value)) for name, value in query])}"


def _cell(
    country: _Country,
    number: int | None = None,
    *,
    url: str | None = None,
    records: Iterable[ComparedRecord] = (),
    mass: TallyReading | None = None,
    coding: Coding | None = None,
) -> CountryCell:
    return CountryCell(
        country=country.code,
        number=number,
        url=url if number else None,
        records=tuple(records),
        least_ug=mass.least_ug if mass and mass.count else None,
        most_ug=mass.most_ug if mass and mass.count else None,
        coding=coding,
    )


def _both(message: str, home: CountryName, **said: str) -> tuple[str, str]:
    """A message in English and Chinese; what it is filled with is a message of its own, or the home state."""

    def fill(code: str, name: str) -> str:
        tongue = language(code)
        words = {key: tongue.gettext(text) for key, text in said.items()}
        return tongue.gettext(message) % {"home": name, **words}

    return fill("en", home.name), fill("zh", home.name_zh)


def _row(
    key: str, group: RowGroup, label: tuple[str, str], some: Sequence[_Country], cell: Cell
) -> ComparedRow:
    cells = tuple(cell(country) for country in some)
    said = {
        (each.number, each.least_ug, each.most_ug, each.coding, *(record.id for record in each.records))
        for each in cells
    }
    return ComparedRow(
        key=key,
        group=group,
        label=label[0][:1].upper() + label[0][1:],
        label_zh=label[1],
        differs=len(said) > 1,
        cells=cells,
    )


def _of_agreement(brief: Brief) -> ComparedRecord:
    return ComparedRecord(
        id=brief.id,
        url=brief.url,
        title=brief.title,
        title_zh=brief.title_zh or brief.title_zh_editorial,
        kind=None,
        on=brief.signed,
    )


def _agreements(some: Sequence[_Country], home: CountryName) -> Iterable[ComparedRow]:
    doors: tuple[Via | None, ...] = (None, *Via)
    for door in doors:
        for group in (None, *GROUPS):
            key = f"agreements.{door or 'any'}.{group or 'total'}"

            def cell(
                country: _Country, door: Via | None = door, group: StatusGroup | None = group
            ) -> CountryCell:
                counted = next(each for each in country.report.counts if each.door is door)
                query: list[tuple[str, object]] = [("country", country.code)]
                query += [("via", door.value)] if door else []
                query += [("status", group.value)] if group else []
                return _cell(country, _number(counted, group), url=_listed("/agreements", *query))

            label = _both(
                N_("%(door)s, %(status)s"),
                home,
                door=LABELS[Via][door] if door else N_("by any door"),
                status=LABELS[StatusGroup][group] if group else N_("all agreements"),
            )
            yield _row(key, RowGroup.AGREEMENTS, label, some, cell)


def _number(counted: ViaCount, group: StatusGroup | None) -> int:
    return {
        None: counted.total,
        StatusGroup.IN_FORCE: counted.in_force,
        StatusGroup.NOT_DOCUMENTED: counted.not_documented,
        StatusGroup.PAST: counted.past,
    }[group]


def _ends(some: Sequence[_Country], home: CountryName) -> Iterable[ComparedRow]:
    def first(country: _Country) -> CountryCell:
        found = country.report.first
        return _cell(country, records=[_of_agreement(found)] if found else ())

    def latest(country: _Country) -> CountryCell:
        found = country.report.latest
        return _cell(country, records=[_of_agreement(found)] if found else ())

    def ending(country: _Country) -> CountryCell:
        found = country.report.expiring
        # Of what ends soon the day that matters is its end.
        records = [_of_agreement(each).model_copy(update={"on": each.expires}) for each in found]
        return _cell(country, len(found), records=records)

    yield _row("first", RowGroup.ENDS, _both(N_("First agreement"), home), some, first)
    yield _row("latest", RowGroup.ENDS, _both(N_("Latest agreement"), home), some, latest)
    yield _row("ending", RowGroup.ENDS, _both(N_("Ends within 12 months"), home), some, ending)


def _clauses(
    some: Sequence[_Country], words: Mapping[tuple[str, str], tuple[str, str]]
) -> Iterable[ComparedRow]:
    doors = [("via", door.value) for door in OWN_DOORS]
    for kind in KINDS:

        def cell(country: _Country, kind: ClauseKind = kind) -> CountryCell:
            found = country.clauses.get(kind)
            url = _listed("/clauses", ("country", country.code), ("kind", kind.value), *doors)
            return _cell(
                country,
                found.clauses if found else 0,
                url=url,
                coding=found.coding if found else Coding.NOT_CODED,
            )

        label = words.get(("clause_kind", kind.value), (kind.value, kind.value))
        yield _row(f"clauses.{kind}", RowGroup.CLAUSES, label, some, cell)


def _heap(country: _Country, kinds: DistributionName) -> HeapBalance | None:
    exchange = country.report.exchange
    return next((each for each in exchange.partner.samples if each.name is kinds), None) if exchange else None


def _samples(some: Sequence[_Country], home: CountryName) -> Iterable[ComparedRow]:
    said = {
        (DistributionName.GIVEN, True): N_("samples passed on for good by %(home)s"),
        (DistributionName.LENT, True): N_("samples lent by %(home)s"),
        (DistributionName.SHOWN, True): N_("samples shown by %(home)s"),
        (DistributionName.GIVEN, False): N_("samples received by %(home)s for good"),
        (DistributionName.LENT, False): N_("samples borrowed by %(home)s"),
        (DistributionName.SHOWN, False): N_("samples shown in %(home)s"),
    }
    for (heap, given), message in said.items():

        def cell(country: _Country, heap: DistributionName = heap, given: bool = given) -> CountryCell:
            found = _heap(country, heap)
            tally = (found.balance.given if given else found.balance.received) if found else None
            if tally is None:
                return _cell(country, 0)
            report = country.report
            moved = {
                each.id: each
                for each in (*report.samples_given, *report.samples_received, *report.samples_passed_on)
            }
            records = [
                ComparedRecord(
                    id=key,
                    url=f"/samples/movements/{key}",
                    title=None,
                    title_zh=None,
                    kind=moved[key].kind if key in moved else None,
                    on=moved[key].on if key in moved else None,
                )
                for key in tally.ids
            ]
            return _cell(country, len(records), records=records, mass=tally)

        key = f"samples.{heap}.{'given' if given else 'received'}"
        yield _row(key, RowGroup.SAMPLES, _both(message, home), some, cell)


def _owed(some: Sequence[_Country], home: CountryName) -> Iterable[ComparedRow]:
    said = {
        Side.HOME: N_("clauses by which %(home)s gives, not shown as kept"),
        Side.PARTNER: N_("clauses by which the partner gives, not shown as kept"),
        Side.BOTH: N_("clauses by which both give, not shown as kept"),
    }
    for side, message in said.items():

        def cell(country: _Country, side: Side = side) -> CountryCell:
            exchange = country.report.exchange
            found = [
                each for each in (exchange.partner.outstanding if exchange else ()) if each.gives is side
            ]
            records = {
                each.url: ComparedRecord(
                    id=each.agreement,
                    url=each.url,
                    title=each.title,
                    title_zh=each.title_zh,
                    kind=None,
                    on=each.due,
                )
                for each in found
            }
            return _cell(country, len(found), records=records.values())

        yield _row(f"owed.{side}", RowGroup.OWED, _both(message, home), some, cell)


def _of_visit(visit: VisitReading) -> ComparedRecord:
    return ComparedRecord(
        id=visit.id,
        url=f"/visits/{visit.id}",
        title=visit.title or visit.guest_name,
        title_zh=visit.title_zh if visit.title else visit.guest_name_zh,
        kind=None,
        on=visit.on,
    )


def _around(some: Sequence[_Country], home: CountryName) -> Iterable[ComparedRow]:
    def restrictions(country: _Country) -> CountryCell:
        found = country.report.restrictions
        records = [
            ComparedRecord(
                id=each.id,
                url=f"/countries/{country.code}#restriction-{each.id}",
                title=each.title,
                title_zh=each.title_zh,
                kind=None,
                on=each.since,
            )
            for each in found
        ]
        return _cell(country, len(found), records=records)

    def visits(country: _Country) -> CountryCell:
        number = len(country.report.visits_past) + len(country.report.visits_upcoming)
        return _cell(country, number, url=_listed("/visits", ("country", country.code)))

    def last(country: _Country) -> CountryCell:
        return _cell(country, records=[_of_visit(each) for each in country.report.visits_past[:1]])

    def coming(country: _Country) -> CountryCell:
        return _cell(country, records=[_of_visit(each) for each in country.report.visits_upcoming[:1]])

    def organizations(country: _Country) -> CountryCell:
        found = [each.organization for each in country.report.organizations if each.shared]
        records = [
            ComparedRecord(
                id=each.id,
                url=f"/organizations/{each.id}",
                title=each.acronym or each.name,
                title_zh=each.name_zh,
                kind=None,
                on=None,
            )
            for each in found
        ]
        return _cell(country, len(found), records=records)

    yield _row("restrictions", RowGroup.RESTRICTIONS, _both(N_("Restrictions"), home), some, restrictions)
    yield _row("visits", RowGroup.VISITS, _both(N_("Visits"), home), some, visits)
    yield _row("visits.last", RowGroup.VISITS, _both(N_("Last visit"), home), some, last)
    yield _row("visits.next", RowGroup.VISITS, _both(N_("Next visit"), home), some, coming)
    yield _row(
        "organizations",
        RowGroup.ORGANIZATIONS,
        _both(N_("Organizations shared with %(home)s"), home),
        some,
        organizations,
    )


def country_comparison(
    session: ReadSession, codes: Sequence[str], *, on: date, home: str
) -> CountryComparison:
    """The countries of the naming table ``codes`` side by side as of ``on``."""
    matrix = clause_matrix(session, ClauseFilter(on=on, countries=tuple(codes)), by=MatrixRows.COUNTRY)
    cells = {row.key: {cell.kind: cell for cell in row.cells} for row in matrix.rows}
    some = [_Country(country_report(session, code, on=on, home=home), cells.get(code, {})) for code in codes]
    named = some[0].report.home
    rows = [
        *_agreements(some, named),
        *_ends(some, named),
        *_clauses(some, word.words(session)),
        *_samples(some, named),
        *_owed(some, named),
        *_around(some, named),
    ]
    return CountryComparison(
        on=on,
        revision=current_revision(session),
        home=named,
        countries=tuple(
            CountryName(code=each.code, name=each.report.country.name, name_zh=each.report.country.name_zh)
            for each in some
        ),
        rows=tuple(sorted(rows, key=lambda row: not row.differs)),
        differing=sum(row.differs for row in rows),
    )
