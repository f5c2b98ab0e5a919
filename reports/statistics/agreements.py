"""Counts for charts: tidy rows, one observation each, that load unchanged into a data frame, a chart or a sheet."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum
from itertools import product

from db.ledger import current_revision
from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_traits import Traits
from db.session import ReadSession
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate, months_after, year_signed
from models.matching import Matching
from models.status.status import StatusGroup
from models.wording.reason import N_
from reports.agreements.facets import (
    DerivedOnDay,
    Geography,
    Labels,
    Trait,
    ValuesOf,
    label,
    labels,
    values_of,
)
from reports.agreements.matching import matches
from reports.agreements.status_index import all_traits, derived_statuses
from reports.reading import Head, Reading
from reports.revision_cache import members_on
from reports.wording.language import language

Row = dict[str, int | float | str | None]
"""One observation: its dimensions, the names of their values, and the measures; null is not documented."""


class Rows(Head):
    """Observations; ``method`` says what was counted and how."""

    rows: tuple[Row, ...]
    method: str
    method_zh: str


class CountedRow(Rows):
    """Observations of a whole: ``total`` counts each record once, however many rows it stands in."""

    by: tuple[str, ...]
    total: int


class CountBy(StrEnum):
    """What agreements are counted by."""

    YEAR = "year"
    COUNTRY = "country"
    REGION = "region"
    TOPIC = "topic"
    KIND = "kind"
    STATUS = "status"
    EFFECT = "effect"
    BASIS = "basis"
    ORGANIZATION = "organization"


AGREEMENTS = N_(
    "Each row counts the agreements that have all of its values; possible are those of them that match the filter only "
    "possibly. An agreement with several topics, countries, regions or organizations counts once under each of them, so "
    "rows need not add up to the total, which counts every agreement once. The year is that of signature, null where it "
    "is not certain. Countries and regions are reached by the doors asked for, by any where none is; the home state is "
    "left out. An agreement without a value stands in a row with null."
)

_Values = Callable[[str], Iterable[int | str | None]]


def rows_of(
    by: Collection[str],
    named: Mapping[str, Labels],
    counts: Mapping[tuple[int | str | None, ...], Mapping[str, int]],
) -> tuple[Row, ...]:
    """Rows from counts by values of ``by``, in the order of the values; names stand beside values that have them."""

    def place(values: tuple[int | str | None, ...]) -> tuple[tuple[bool, str], ...]:
        return tuple((value is None, str(value)) for value in values)

    rows = []
    for values in sorted(counts, key=place):
        row: Row = {}
        for name, value in zip(by, values, strict=True):
            row[name] = value
            if name in named:
                said = label(named[name], value) if isinstance(value, str) else (None, None)
                row[f"{name}_label"], row[f"{name}_label_zh"] = said
        rows.append(row | dict(counts[values]))
    return tuple(rows)


def method_in(message: str) -> dict[str, str]:
    """The method in both languages."""
    return {"method": message, "method_zh": language("zh").gettext(message)}


def agreement_stats(
    session: ReadSession, wanted: AgreementFilter, by: Collection[CountBy], *, home: str
) -> CountedRow:
    """Agreements counted by one or two dimensions."""
    members = members_on(session, wanted.on)
    every, match = all_traits(session), matches(session, wanted, members)
    geography = Geography.of(session, members, home)
    standing = DerivedOnDay.of(session, [each.value for each in by], wanted.on)
    values: list[_Values] = []
    for each in by:
        if each is CountBy.YEAR:
            values.append(lambda key: (year_signed(every[key].signed),))
            continue
        tell = values_of(session, Trait(each.value), wanted, members, geography)
        values.append(_told(tell, every, standing))
    counts: dict[tuple[int | str | None, ...], Counter[str]] = defaultdict(Counter)
    for key, answer in match.items():
        for combination in product(*(tell(key) for tell in values)):
            counts[combination].update(agreements=1, possible=int(answer is Matching.POSSIBLE))
    named = labels(session, [Trait(each.value) for each in by if each is not CountBy.YEAR])
    return CountedRow(
        on=wanted.on,
        revision=current_revision(session),
        by=tuple(by),
        rows=rows_of(by, {trait.value: said for trait, said in named.items()}, counts),
        total=len(match),
        **method_in(AGREEMENTS),
    )


def _told(
    tell: ValuesOf,
    every: Mapping[str, Traits],
    standing: DerivedOnDay,
) -> _Values:
    return lambda key: [str(value) for value in tell(every[key], standing.at(key))] or [None]


EXPIRIES = N_(
    "Agreements that are not past on the day and of which the running term certainly ends, or only possibly ends, after "
    "the day and by the day named; the windows contain one another. Tacitly renewed means that the term goes on by itself "
    "unless notice is given: such an end is no expiry, and stands apart. Agreements whose end is not documented are in no "
    "row; the coverage counts them."
)
WINDOWS = (6, 12, 24)
"""Months ahead."""


def expiry_stats(session: ReadSession, wanted: AgreementFilter) -> Rows:
    """How many terms end within 6, 12 and 24 months of the day."""
    match = matches(session, wanted, members_on(session, wanted.on))
    every, standing = all_traits(session), derived_statuses(session, wanted.on)
    rows: list[Row] = []
    for months in WINDOWS:
        until = months_after(wanted.on, months)
        counts: Counter[str] = Counter(
            expiring=0,
            possibly_expiring=0,
            renewing=0,
            possibly_renewing=0,
            notice_due=0,
            possibly_notice_due=0,
        )
        for key in match:
            here = standing[key]
            if here.group is StatusGroup.PAST:
                continue
            what = "renewing" if every[key].tacit_renewal else "expiring"
            for name, day in ((what, here.expires), ("notice_due", here.notice)):
                if day is None:
                    continue
                answer = day.within(wanted.on, until)
                if answer is Certainty.YES:
                    counts[name] += 1
                elif answer is Certainty.POSSIBLY:
                    counts[f"possibly_{name}"] += 1
        rows.append({"months": months, "until": until.isoformat(), **counts})
    return Rows(on=wanted.on, revision=current_revision(session), rows=tuple(rows), **method_in(EXPIRIES))


COVERAGE = N_(
    "Of every agreement asked for, whether the record documents each aspect: documented exactly (to the day), documented "
    "less exactly, stated to be none, or not documented. An aspect that is not documented may well exist. The status "
    "counts as documented where it is certain on the day, as less exactly where it is only possible."
)


class Aspect(Reading):
    """How far one aspect of an agreement is documented."""

    exact: bool = False
    inexact: bool = False
    none: bool = False


def _of_date(edtf: str | None) -> Aspect:
    if edtf is None:
        return Aspect()
    if edtf == "none_stated":
        return Aspect(none=True)
    day = UncertainDate.parse(edtf)
    exact = day.first is not None and day.first == day.last and not (day.approximate or day.uncertain)
    return Aspect(exact=exact, inexact=not exact)


def _has(known: object) -> Aspect:
    return Aspect(exact=bool(known))


def coverage_stats(session: ReadSession, wanted: AgreementFilter) -> Rows:
    """How much of the record is documented, aspect by aspect."""
    match = matches(session, wanted, members_on(session, wanted.on))
    every, standing = all_traits(session), derived_statuses(session, wanted.on)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for key in match:
        traits, here = every[key], standing[key]
        sure = here.certainty is Certainty.YES and here.status.value != "unknown"
        entered = str(here.entered) if here.entered else None
        aspects = {
            "signed": _of_date(traits.signed),
            "entry_into_force": _of_date(entered),
            "expiry": _of_date(str(here.expires) if here.expires else traits.stated_end),
            "status": Aspect(exact=sure, inexact=not sure and here.status.value != "unknown"),
            "binding": _has(traits.binding is not None),
            "official_title": _has(traits.official_title),
            "official_title_zh": _has(traits.title_zh),
            "topics": _has(traits.topics),
            "clauses": _has(traits.clauses),
            "two_publishers": _has(traits.publishers > 1),
            "original_source": _has(traits.originals),
        }
        for name, aspect in aspects.items():
            counts[name].update(
                documented=int(aspect.exact),
                inexact=int(aspect.inexact),
                none_stated=int(aspect.none),
                not_documented=int(not (aspect.exact or aspect.inexact or aspect.none)),
            )
    total = len(match)
    rows: list[Row] = [
        {
            "aspect": name,
            **number,
            "total": total,
            "share": round((total - number["not_documented"]) / total, 4) if total else None,
        }
        for name, number in counts.items()
    ]
    return Rows(on=wanted.on, revision=current_revision(session), rows=tuple(rows), **method_in(COVERAGE))
