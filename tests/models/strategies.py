"""Hypothesis strategies for the pure rules."""

from datetime import date, timedelta

from hypothesis import strategies as st

from models.dates.uncertain_date import UncertainDate

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
