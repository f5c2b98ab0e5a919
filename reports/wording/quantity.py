"""Quantities in words: limits of masses, shares, indices; with no more digits than they have."""

from math import isfinite
from typing import NamedTuple

from babel.numbers import format_decimal

from models.wording.mass import mass_words
from models.wording.reason import N_
from reports.wording.language import Language
from reports.wording.lexicon import Wording


def percent(share: float) -> str:
    """A share in per cent, without the sign: never rounded up to the whole or down to nothing."""
    number = 100 * share
    if 0 < number < 0.1:
        return "<0.1"
    if 99.9 < number < 100:
        return ">99.9"
    return f"{number:.1f}".removesuffix(".0")


def index_figure(value: float) -> str:
    """An index as it is printed: three digits behind the point."""
    return f"{value:.3f}"


def percent_limits(limits: tuple[float, float] | None, wording: Wording) -> str:
    """Lower and upper limit of a share; one figure where they print alike."""
    if limits is None:
        return wording.language.gettext(N_("not defined"))
    low, high = (percent(limit) for limit in limits)
    if low == high:
        return wording.language.gettext(N_("%(share)s %%")) % {"share": low}
    return wording.language.gettext(N_("%(least)s %% to %(most)s %%")) % {"least": low, "most": high}


class IntervalWords(NamedTuple):
    """How a mass is said of which only limits are known: messages with ``least`` and ``most`` in them."""

    between: str
    up_to: str
    """There is no lower limit."""
    at_least: str
    """There is no upper limit."""
    unknown: str
    """There is no limit at all."""


IN_TABLES = IntervalWords(
    between=N_("%(least)s to %(most)s"),
    # A lower limit of nothing is not reached, for something was handed over.
    up_to=N_("more than 0, at most %(most)s"),
    at_least=N_("at least %(least)s"),
    unknown=N_("not reported"),
)
IN_SENTENCES = IntervalWords(
    between=N_("between %(least)s and %(most)s"),
    up_to=N_("between %(least)s and %(most)s"),
    at_least=N_("at least %(least)s"),
    unknown=N_("samples of a mass not reported"),
)


def mass_interval(least: int, most: int | None, spoken: Language, words: IntervalWords) -> str:
    """A mass in micrograms, or its limits, in words for a table or for a sentence; ``most`` None: nothing limits it."""
    if least == most:
        return mass_words(least, spoken.code)
    said = {"least": mass_words(least, spoken.code)}
    if most is None:
        message = words.at_least if least else words.unknown
    else:
        message = words.between if least else words.up_to
        said["most"] = mass_words(most, spoken.code)
    return spoken.gettext(message) % said


def mass_limits(least: int, most: int | None, wording: Wording) -> str:
    """A mass in micrograms, or its limits, as tables and charts say it."""
    return mass_interval(least, most, wording.language, IN_TABLES)


def signed_mass(micrograms: float, wording: Wording) -> str:
    """A difference of masses with its sign."""
    sign = "−" if micrograms < 0 else "+" if micrograms else ""
    return sign + mass_words(round(abs(micrograms)), wording.language.code)


def net_limits(net: tuple[float | None, float | None], wording: Wording) -> str:
    """Given less received: one figure or its limits; what nothing limits is said so."""
    gettext = wording.language.gettext
    low, high = (None if limit is None else signed_mass(limit, wording) for limit in net)
    if low is not None and low == high:
        return low
    if low is None and high is None:
        return gettext(N_("not known"))
    if high is None:
        return gettext(N_("at least %(least)s")) % {"least": low}
    if low is None:
        return gettext(N_("at most %(most)s")) % {"most": high}
    return gettext(N_("%(least)s to %(most)s")) % {"least": low, "most": high}


def ratio_limits(ratio: tuple[float, float | None] | None, wording: Wording) -> str:
    """Given by received: one figure or its limits."""
    gettext = wording.language.gettext
    if ratio is None:
        return gettext(N_("nothing received"))
    low, high = ratio
    least = str(format_decimal(low, "#,##0.##", locale=wording.language.locale))
    if high is None or not isfinite(high):
        return gettext(N_("at least %(least)s")) % {"least": least}
    most = str(format_decimal(high, "#,##0.##", locale=wording.language.locale))
    return least if least == most else gettext(N_("%(least)s to %(most)s")) % {"least": least, "most": most}
