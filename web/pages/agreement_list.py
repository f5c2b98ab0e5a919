"""The list of agreements: facets with counts, chips, orders, downloads; every state of it has an address of its own."""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import ListPosition
from models.dates.day import FIRST_YEAR, LAST_YEAR
from models.effect import EffectBasis, EffectValue
from models.matching import Matching
from models.status.status import StatusGroup
from models.via import Via
from models.vocabulary import ClauseKind, Confidence, InstrumentKind, Region, Status, Topic
from models.wording.reason import N_
from reports.agreements.facets import NOT_DOCUMENTED, Facet, Trait, label, labels
from reports.agreements.listing import SortedPlace, agreement_page
from reports.agreements.matching import Sort
from reports.parameters.agreement import AgreementListParameters, agreement_filter
from reports.parameters.names import is_slug
from reports.parameters.reading import declared
from web import parameters as filters
from web.address import plain
from web.page import page
from web.request import PageRequest, page_request

router = APIRouter()

PAGE = 50
SHOWN = 7
"""Values of a facet shown at once; the others are folded away."""

CHOSEN: dict[str, tuple[type[StrEnum], ...]] = {
    "status": (StatusGroup, Status),
    "effect": (EffectValue,),
    "basis": (EffectBasis,),
    "via": (Via,),
    "region": (Region,),
    "kind": (InstrumentKind,),
    "topic": (Topic,),
    "clause": (ClauseKind,),
    "confidence": (Confidence,),
    "country": (),
    "mission": (),
    "organization": (),
}
"""Parameters that facets choose, and the words that label their values where names do not."""

FACETS = {
    Trait.STATUS: N_("Status"),
    Trait.EFFECT: N_("In effect"),
    Trait.BASIS: N_("How that is known"),
    Trait.VIA: N_("Door"),
    Trait.REGION: N_("Region"),
    Trait.COUNTRY: N_("Country"),
    Trait.KIND: N_("Kind"),
    Trait.TOPIC: N_("Topic"),
    Trait.CLAUSE: N_("Clause"),
    Trait.MISSION: N_("Mission"),
    Trait.ORGANIZATION: N_("Organization"),
    Trait.DECADE: N_("Decade of signature"),
    Trait.CONFIDENCE: N_("Confidence"),
}
SORTS = {
    Sort.NEWEST: N_("newest first"),
    Sort.OLDEST: N_("oldest first"),
    Sort.TITLE: N_("by title"),
    Sort.EXPIRES: N_("soonest end first"),
    Sort.NOTICE: N_("soonest day of notice first"),
    Sort.SINCE_LAST: N_("status changed last first"),
}
NAMED = (Trait.MISSION, Trait.ORGANIZATION)
"""Facets of names, which may have no Chinese one."""

DOWNLOADS = {"csv": "CSV", "xlsx": "XLSX", "json": "JSON"}
NO_PLACE = N_("“%(value)s” is no place in this list; the list is shown from its beginning.")

_DECADE = re.compile(r"(\d{3})0s", re.ASCII)
_PLACE = re.compile(r"(i|s)(.{1,600})\.([a-z0-9-]{1,120})", re.DOTALL)


class Value(NamedTuple):
    """A value of a facet as a box to tick: how many agreements, and how many of them only possibly.

    ``foreign``: its name is English on a page that is not.
    """

    value: str
    label: str
    number: int
    possible: int
    chosen: bool
    foreign: bool = False


class Box(NamedTuple):
    """A facet as a part of the form: the values shown at once, and those folded away."""

    name: str
    legend: str
    first: list[Value]
    more: list[Value]


class Chip(NamedTuple):
    """A filter that was chosen, and the address of the list without it; one that no facet has goes by its parameter."""

    what: str
    text: str
    url: str


def read_cursor(text: str) -> ListPosition | None:
    """Where a page of the list begins, newest first, from its address; None where the text says no place."""
    day, _, key = text.partition(".")
    try:
        return ListPosition(date.fromisoformat(day), key) if is_slug(key) else None
    except ValueError:
        return None


def _place(text: str, sort: Sort) -> ListPosition | SortedPlace | None:
    if sort is Sort.NEWEST:
        return read_cursor(text)
    match = _PLACE.fullmatch(text)
    if match is None or (match[1] == "i") is (sort is Sort.TITLE):
        return None
    if match[1] == "s":
        return SortedPlace(match[2], match[3])
    return SortedPlace(int(match[2]), match[3]) if re.fullmatch(r"-?\d{1,12}", match[2], re.ASCII) else None


def _cursor(place: ListPosition | SortedPlace) -> str:
    if isinstance(place, SortedPlace):
        return f"{'i' if isinstance(place.key, int) else 's'}{place.key}.{place.id}"
    return f"{place.signed.isoformat()}.{place.id}"


class Wanted(NamedTuple):
    """What the address asks for: the parameters as understood, the filter they make, and the decade of signature."""

    parameters: AgreementListParameters
    filter: AgreementFilter
    decade: str

    @property
    def q(self) -> str:
        """Words to find."""
        return self.parameters.q

    @property
    def sort(self) -> Sort:
        """The order."""
        return self.parameters.sort

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """What is chosen in each facet, by the name of its parameter."""
        given = self.parameters.model_dump(mode="json", include=set(CHOSEN))
        chosen = {name: tuple(dict.fromkeys(given[name])) for name in CHOSEN}
        return {**chosen, "country": self.filter.countries}

    @property
    def others(self) -> list[tuple[str, str]]:
        """What is asked for beside facets, words and order, as it stands in the address."""
        given = self.parameters.model_dump(
            mode="json", exclude_unset=True, exclude={*CHOSEN, "on", "q", "sort"}
        )
        return [
            (name, str(each).lower() if isinstance(each, bool) else str(each))
            for name, value in given.items()
            for each in (dict.fromkeys(value) if isinstance(value, list) else (value,))
        ]

    def programs(self) -> dict[str, object]:
        """The same as the programs' list is asked."""
        others: dict[str, list[str]] = {}
        for name, value in self.others:
            others.setdefault(name, []).append(value)
        days = {"signed_from": self.filter.signed_from, "signed_to": self.filter.signed_to}
        return {
            **self.values,
            **others,
            **{name: day.isoformat() if day else None for name, day in days.items()},
            "q": self.q,
            "sort": self.sort.value if self.sort is not Sort.NEWEST else None,
        }


def _decade(found: PageRequest) -> str:
    given = [each for each in found.request.query_params.getlist("decade") if each]
    for value in given[1:]:
        found.left_out(N_("Only one decade can be chosen; “%(value)s” was left out."), "decade", value)
    for value in given[:1]:
        match = _DECADE.fullmatch(value)
        if match and FIRST_YEAR <= 10 * int(match[1]) < LAST_YEAR:
            return value
        found.left_out(filters.NO_CHOICE, "decade", value)
    return ""


def _in_decade(wanted: AgreementFilter, decade: str) -> AgreementFilter:
    """The filter narrowed to signatures of a decade."""
    first = date(int(decade[:4]), 1, 1)
    last = date(first.year + 9, 12, 31)
    return replace(
        wanted,
        signed_from=max(first, wanted.signed_from or first),
        signed_to=min(last, wanted.signed_to or last),
    )


def _wanted(found: PageRequest) -> Wanted:
    parameters = filters.parameters(found, AgreementListParameters)
    wanted = agreement_filter(found.session, parameters, found.on)
    decade = _decade(found)
    return Wanted(parameters, _in_decade(wanted, decade) if decade else wanted, decade)


def _label(found: PageRequest, name: str, value: str) -> str:
    """A chosen value in words, for its chip."""
    voice = found.voice
    if name == "country":
        return voice.country(value)
    if name == "organization":
        return voice.wording.organization(value)
    if name == "mission":
        return label(labels(found.session, [Trait.MISSION])[Trait.MISSION], value)[
            voice.language.code == "zh"
        ]
    for kind in CHOSEN.get(name, ()):
        if value in {each.value for each in kind}:
            return voice.choice(kind(value))
    return value


def _chips(found: PageRequest, wanted: Wanted) -> list[Chip]:
    here = found.voice.address.here
    chips = [Chip(found.gettext("Words"), f"“{wanted.q}”", here(q=None, cursor=None))] if wanted.q else []
    for trait, legend in FACETS.items():
        values = wanted.values.get(trait, ())
        for value in values:
            rest = [each for each in values if each != value]
            chips.append(
                Chip(
                    found.gettext(legend), _label(found, trait, value), here(**{trait: rest, "cursor": None})
                )
            )
    if wanted.decade:
        chips.append(
            Chip(found.gettext("Decade of signature"), wanted.decade, here(decade=None, cursor=None))
        )
    for name, value in wanted.others:
        rest = [each for other, each in wanted.others if other == name and each != value]
        chips.append(Chip(name, value, here(**{name: rest, "cursor": None})))
    return chips


def _box(found: PageRequest, facet: Facet, chosen: Collection[str]) -> Box:
    chinese = found.language.code == "zh"
    values = [
        Value(
            each.value,
            found.voice.cap(each.label_zh if chinese else each.label),
            each.count,
            each.count - each.certain,
            each.value in chosen,
            chinese and facet.name in NAMED and each.label_zh == each.label,
        )
        for each in facet.values
        # A decade that is not known is no period that could be asked for.
        if not (facet.name is Trait.DECADE and each.value == NOT_DOCUMENTED)
    ]
    if facet.name is Trait.DECADE:
        values.sort(key=lambda each: each.value, reverse=True)
    # What was chosen stands first, where it can be seen and taken back; also what nothing answers to.
    there = {each.value for each in values}
    values += [
        Value(value, found.voice.cap(_label(found, facet.name, value)), 0, 0, True)
        for value in chosen
        if value not in there
    ]
    values.sort(key=lambda each: not each.chosen)
    most = max(SHOWN, sum(each.chosen for each in values))
    if len(values) == most + 1:
        most += 1
    return Box(facet.name, found.gettext(FACETS[facet.name]), values[:most], values[most:])


@router.get("/agreements")
def agreements(request: Request) -> Response:
    """The list of agreements, and what it could be narrowed to."""
    with page_request(request, *declared(AgreementListParameters), "decade", "cursor") as found:
        wanted = _wanted(found)
        typed = found.value("cursor")
        after = _place(typed, wanted.sort) if typed else None
        if typed and after is None:
            found.left_out(NO_PLACE, "", typed)
        report, last = agreement_page(
            found.session,
            wanted.filter,
            sort=wanted.sort,
            after=after,
            limit=PAGE,
            facets_wanted=tuple(FACETS),
            home=found.home,
        )
        chosen = {**wanted.values, "decade": (wanted.decade,) if wanted.decade else ()}
        pinned = found.voice.address.pinned
        return page(
            found,
            "agreements.html",
            report=report,
            boxes=[box for each in report.facets if (box := _box(found, each, chosen[each.name])).first],
            chips=_chips(found, wanted),
            wanted=wanted,
            sorts=[(each.value, found.gettext(words)) for each, words in SORTS.items()],
            downloads=[
                (text, plain("/api/v1/agreements", **wanted.programs(), on=found.on.isoformat(), format=name))
                for name, text in DOWNLOADS.items()
            ],
            programs=plain("/api/v1/agreements", **wanted.programs(), on=pinned),
            begun=after is not None,
            possible=Matching.POSSIBLE,
            next_cursor=_cursor(last) if last else None,
        )
