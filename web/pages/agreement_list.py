"""The list of agreements: facets with counts, chips, orders, downloads; every state of it has an address of its own."""

import re
from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import ListPosition
from db.queries.organization import unknown as unknown_organizations
from models.matching import Matching
from models.status.status import StatusGroup
from models.via import Via
from models.vocabulary import ClauseKind, Confidence, InstrumentKind, Region, Status, Topic
from models.wording.reason import N_
from reports.agreements.facets import NOT_DOCUMENTED, Facet, Trait, label, labels
from reports.agreements.listing import SortedPlace, agreement_page
from reports.agreements.matching import Sort
from web import parameters as filters
from web.address import plain
from web.page import page
from web.request import PageRequest, is_slug, page_request

router = APIRouter()

PAGE = 50
SHOWN = 7
"""Values of a facet shown at once; the others are folded away."""

WORDS: dict[str, tuple[type[StrEnum], ...]] = {
    "status": (StatusGroup, Status),
    "via": (Via,),
    "region": (Region,),
    "kind": (InstrumentKind,),
    "topic": (Topic,),
    "clause": (ClauseKind,),
    "confidence": (Confidence,),
}
"""Parameters that take controlled words, and which."""

FACETS = {
    Trait.STATUS: N_("Status"),
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
    """A filter that was chosen, and the address of the list without it."""

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


def _cursor(place: Any) -> str:
    if isinstance(place, SortedPlace):
        return f"{'i' if isinstance(place.key, int) else 's'}{place.key}.{place.id}"
    return f"{place.signed.isoformat()}.{place.id}"


class Wanted(NamedTuple):
    """What the address asks for: values by parameter, words to find, the decade, the order."""

    values: dict[str, tuple[str, ...]]
    q: str
    decade: str
    sort: Sort

    def filter(self, on: date) -> AgreementFilter:
        """The same as the database is asked."""
        first = int(self.decade[:4]) if self.decade else None
        return AgreementFilter(
            on=on,
            countries=self.values["country"],
            regions=tuple(Region(each) for each in self.values["region"]),
            via=tuple(Via(each) for each in self.values["via"]),
            kinds=tuple(InstrumentKind(each) for each in self.values["kind"]),
            topics=tuple(Topic(each) for each in self.values["topic"]),
            clauses=tuple(ClauseKind(each) for each in self.values["clause"]),
            missions=self.values["mission"],
            organizations=self.values["organization"],
            confidence=tuple(Confidence(each) for each in self.values["confidence"]),
            signed_from=date(first, 1, 1) if first else None,
            signed_to=date(first + 9, 12, 31) if first else None,
            q=self.q,
        )

    def programs(self) -> dict[str, object]:
        """The same as the programs' list is asked."""
        first = int(self.decade[:4]) if self.decade else None
        return {
            **self.values,
            "signed_from": f"{first}-01-01" if first else None,
            "signed_to": f"{first + 9}-12-31" if first else None,
            "q": self.q,
            "sort": self.sort.value if self.sort is not Sort.NEWEST else None,
        }


def _organizations(found: PageRequest) -> tuple[str, ...]:
    given = tuple(
        dict.fromkeys(key for key in found.request.query_params.getlist("organization") if key.strip())
    )
    strange = [key for key in given if not is_slug(key)]
    strange += unknown_organizations(found.session, [key for key in given if key not in strange])
    for key in strange:
        found.left_out(filters.NO_CHOICE, "organization", key)
    return tuple(key for key in given if key not in strange)


def _decade(found: PageRequest) -> str:
    given = [each for each in found.request.query_params.getlist("decade") if each]
    for value in given[1:]:
        found.left_out(N_("Only one decade can be chosen; “%(value)s” was left out."), "decade", value)
    for value in given[:1]:
        match = _DECADE.fullmatch(value)
        if match and 190 <= int(match[1]) <= 219:
            return value
        found.left_out(filters.NO_CHOICE, "decade", value)
    return ""


def _wanted(found: PageRequest) -> Wanted:
    values = {name: tuple(str(each) for each in found.words(name, *kinds)) for name, kinds in WORDS.items()}
    values["country"] = filters.countries(found)
    values["mission"] = filters.missions(found)
    values["organization"] = _organizations(found)
    return Wanted(
        values, found.value("q")[:200], _decade(found), filters.one(found, "sort", Sort) or Sort.NEWEST
    )


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
    for kind in WORDS.get(name, ()):
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
    with page_request(request, *FACETS, "q", "sort", "cursor") as found:
        wanted = _wanted(found)
        typed = found.value("cursor")
        after = _place(typed, wanted.sort) if typed else None
        if typed and after is None:
            found.left_out(NO_PLACE, "", typed)
        report, last = agreement_page(
            found.session,
            wanted.filter(found.on),
            statuses_wanted=wanted.values["status"],
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
