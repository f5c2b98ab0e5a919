"""Hypothesis strategies for the pure rules."""

from datetime import date, timedelta

from hypothesis import strategies as st

from models.dates.uncertain_date import UncertainDate
from models.effect import LaterInstrument
from models.evidence import BindingReading, Evidence, Report, Sign
from models.status.act import Act, Successor
from models.status.term import NONE_STATED, Term
from models.vocabulary import RelationKind, Side, Status, TreatyActionKind

FIRST, LAST = date(1950, 1, 1), date(2060, 12, 31)
"""Days near the record's, so that dates and the days asked often meet."""

days = st.dates(FIRST, LAST)
any_days = st.dates()
qualifiers = st.sampled_from(["", "~", "?", "%"])


def _text(day: date, form: str) -> str:
    return {
        "day": day.isoformat(),
        "month": day.isoformat()[:7],
        "season": f"{day.year:04}-{21 + day.month % 4}",
        "year": f"{day.year:04}",
        "decade": f"{day.year:04}"[:3] + "X",
        "century": f"{day.year:04}"[:2] + "XX",
        "some month": f"{day.year:04}-XX",
        "some day": day.isoformat()[:7] + "-XX",
    }[form]


FORMS = ["day", "month", "season", "year", "decade", "century", "some month", "some day"]


def parts(when: st.SearchStrategy[date] = any_days) -> st.SearchStrategy[str]:
    """Text of one part at any precision, qualified or not."""
    return st.builds(
        lambda day, form, mark: _text(day, form) + mark, when, st.sampled_from(FORMS), qualifiers
    )


def _ordered(text: str) -> bool:
    try:
        UncertainDate.parse(text)
    except ValueError:
        return False
    return True


def texts(when: st.SearchStrategy[date] = any_days) -> st.SearchStrategy[str]:
    """Text of any date of the profile."""
    part = parts(when)
    return st.one_of(
        part,
        st.builds("{}/{}".format, part, part).filter(_ordered),
        st.builds("{}/..".format, part),
        st.builds("../{}".format, part),
        st.builds("{}/".format, part),
        st.builds("/{}".format, part),
        st.just(".."),
    )


def uncertain_dates(when: st.SearchStrategy[date] = any_days) -> st.SearchStrategy[UncertainDate]:
    """Any date of the profile."""
    return texts(when).map(UncertainDate.parse)


def closed_dates(when: st.SearchStrategy[date] = days) -> st.SearchStrategy[UncertainDate]:
    """Dates with both bounds; half of them single days, as most dates of the record are."""
    single = when.map(lambda day: UncertainDate.parse(day.isoformat()))
    # A qualified day is left out: a month later than 28 February give or take a day is no day give or take one.
    forms = st.sampled_from(["month", "season", "year", "decade"])
    vague = st.builds(
        lambda day, form, mark: UncertainDate.parse(_text(day, form) + mark), when, forms, qualifiers
    )
    return single | single | vague


@st.composite
def completions(draw: st.DrawFn, moment: UncertainDate | None) -> UncertainDate | None:
    """One day that the date can mean; None stays None."""
    if moment is None:
        return None
    first, last = moment.earliest or FIRST, moment.latest or LAST
    day = first + timedelta(days=draw(st.integers(0, (last - first).days)))
    return UncertainDate.parse(day.isoformat())


SOLE = {TreatyActionKind.ENTRY_INTO_FORCE, TreatyActionKind.EXTENSION}
"""At most one of each: which of two uncertain entries into force starts the term is not asked here."""


@st.composite
def histories(draw: st.DrawFn) -> list[Act]:
    """Acts of any kinds, dated or not, some undoing earlier ones."""
    kinds = draw(st.lists(st.sampled_from(TreatyActionKind), max_size=5))
    kinds = [k for n, k in enumerate(kinds) if k not in SOLE or k not in kinds[:n]]
    return [
        Act(
            position=n,
            kind=kind,
            done=draw(st.none() | closed_dates() | closed_dates()),
            effective=draw(st.none() | st.none() | closed_dates()),
            by_side=draw(st.none() | st.sampled_from(Side)),
            undoes=draw(st.none() | st.none() | st.integers(1, n - 1)) if n > 1 else None,
        )
        for n, kind in enumerate(kinds, 1)
    ]


@st.composite
def terms(draw: st.DrawFn) -> Term:
    """Terms with a length or an end, as no instrument here has both."""
    length = draw(st.none() | st.integers(1, 240))
    return Term(
        starts=draw(st.none() | closed_dates()),
        months=length,
        ends=draw(st.none() | st.just(NONE_STATED) | closed_dates()) if length is None else None,
        tacit_renewal=draw(st.none() | st.booleans()),
        renewal_months=draw(st.none() | st.integers(1, 60)),
        notice_months=draw(st.none() | st.integers(0, 12)),
    )


successions = st.lists(
    st.builds(
        Successor,
        id=st.just("later"),
        title=st.just("Later"),
        relation=st.sampled_from(RelationKind),
        signed=st.none() | closed_dates(),
        in_force=st.none() | closed_dates(),
    ),
    max_size=2,
)

laters = st.lists(
    st.builds(
        LaterInstrument,
        id=st.just("later"),
        title=st.just("Later"),
        relation=st.sampled_from(RelationKind),
        signed=st.none() | closed_dates(),
        in_force=st.none() | closed_dates(),
        on_signature=st.booleans(),
    ),
    max_size=2,
)

signs = st.lists(
    st.builds(Sign, on=closed_dates(), what=st.just("flown"), weak=st.sampled_from([False, False, True])),
    max_size=3,
).map(tuple)

evidence = st.builds(
    Evidence,
    reports=st.lists(
        st.builds(Report, status=st.sampled_from(Status), as_of=closed_dates(), implied=st.booleans()),
        max_size=3,
    ).map(tuple),
    signs=signs,
    setbacks=signs,
    completed=st.none() | st.none() | closed_dates(),
    reading=st.none() | st.sampled_from(BindingReading),
    unsure=st.booleans(),
)
"""Evidence of any kind, dated near the record's days."""
