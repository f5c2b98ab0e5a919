"""What is found as one types: states, organizations, missions, visits, people, agreements…, whatever they are called.

A name is found by the beginnings of its words in any order, in either language, by alias, old name or code; Chinese
also from the middle. Where a word begins no name at all, names that differ from it by a slip or two stand in.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from db.ledger import current_revision
from db.queries import country, mission, name, organization
from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import list_positions
from db.search.analyser import MAX_QUERY, fold, name_key
from db.session import ReadSession
from models.nouns import NOUN, NOUNS
from models.wording.edit_distance import slips
from reports.agreements.agreement import slim_agreements
from reports.reading import Head, Reading
from reports.revision_cache import cached

_CHINESE = re.compile("[\u3400-\u9fff]")
_RUN = re.compile("[\u3400-\u9fff]+|[^\\W_\u3400-\u9fff]+")
AGREEMENTS = 6
"""Agreements shown as one types."""

MOST_PARTS = 8
"""Words of a query that are looked up one by one, where nothing has all of them."""

LEAST_FOR_SLIPS = 4
"""Shorter words are too like too many others."""

LONG = 6
"""Of longer words two slips are forgiven, else one."""


PERSON = "person"
"""The kind of who signed: a name of no noun of the record."""

PLAINLY_NAMED = tuple(noun for noun in NOUNS if noun.named_by)
"""Nouns whose records have one name, in English and by the editors in Chinese."""

KINDS = (
    *("country", "organization", "body", "mission", "visit", "restriction"),
    *(noun.name for noun in PLAINLY_NAMED),
    PERSON,
)
"""What a name is the name of, by its noun, in the order in which groups are shown."""


class NameMatch(Reading):
    """One thing found; ``known_as`` is the name of it that was meant, as written: one of these, an alias or a code.

    ``near``: only a name like what was typed. ``number``: for a person, how many agreements they signed.
    ``held``: for a visit or a restriction, its day, an uncertain date.
    """

    kind: str
    id: str
    name: str
    name_zh: str | None
    url: str
    known_as: str | None = None
    acronym: str | None = None
    country: str | None = None
    number: int | None = None
    held: str | None = None
    near: bool = False


class AgreementMatch(Reading):
    """An agreement whose words hold all that was typed."""

    id: str
    url: str
    title: str
    title_zh: str | None
    title_zh_editorial: str | None
    signed: str | None


class ResultGroup(Reading):
    """What was found of one kind, best first; ``total`` counts also what is not shown."""

    kind: str
    items: tuple[NameMatch, ...]
    total: int


class SearchResult(Head):
    """What a query finds; ``more`` says whether there are more agreements than those shown.

    ``partly``: nothing has all the words, and the groups hold what one of the words names exactly.
    """

    q: str
    partly: bool = False
    groups: tuple[ResultGroup, ...]
    agreements: tuple[AgreementMatch, ...]
    more: bool

    @property
    def nothing(self) -> bool:
        """Whether nothing at all was found."""
        return not (self.groups or self.agreements)


class _Spelling(NamedTuple):
    """A name as it is looked up: of which thing, as written, and folded."""

    thing: int
    written: str
    key: str


class NameIndex(NamedTuple):
    """Every name of one edition of the record; ``words`` are sorted, each with the numbers of the names that hold it."""

    things: Sequence[NameMatch]
    spellings: Sequence[_Spelling]
    words: Sequence[str]
    holders: Sequence[Sequence[int]]


def _words(key: str) -> Iterable[str]:
    """What a folded name is found by: its words, and every ending of a run of Chinese characters."""
    for run in key.split(" "):
        yield run
        if not run.isascii() and "\u3400" <= run[:1] <= "\u9fff":
            yield from (run[start:] for start in range(1, len(run)))


def name_index(session: ReadSession) -> NameIndex:
    """The names of the record as it stands."""
    things: list[NameMatch] = []
    spellings: list[_Spelling] = []

    def add(of: Iterable[NameMatch], spelt: Iterable[name.Spelling]) -> None:
        numbers = {}
        for thing in of:
            numbers[thing.id] = len(things)
            things.append(thing)
        spellings.extend(
            _Spelling(numbers[each.id], each.name, key)
            for each in spelt
            if each.id in numbers and (key := name_key(each.name))
        )

    add(
        (
            NameMatch(kind="country", id=code, name=said, name_zh=said_zh, url=f"/countries/{code}")
            for code, (said, said_zh) in country.names(session).items()
        ),
        name.of_countries(session),
    )
    add(
        (
            NameMatch(
                kind="organization",
                id=row.id,
                name=row.name,
                name_zh=row.name_zh,
                acronym=row.acronym,
                url=f"/organizations/{row.id}",
            )
            for row in organization.organizations(session)
        ),
        name.of_organizations(session),
    )
    add(
        (
            NameMatch(
                kind="body",
                id=key,
                name=said,
                name_zh=said_zh,
                acronym=acronym,
                country=state,
                url=f"/bodies/{key}",
            )
            for key, (said, said_zh, acronym, state) in name.bodies_named(session).items()
        ),
        name.of_bodies(session),
    )
    add(
        (
            NameMatch(
                kind="mission", id=row.id, name=row.name, name_zh=row.name_zh, url=f"/missions/{row.id}"
            )
            for row in mission.all_missions(session)
        ),
        name.of_missions(session),
    )
    for kind, titled in (
        ("visit", name.visits(session)),
        ("restriction", name.restrictions(session)),
        *((noun.name, name.titled(session, noun)) for noun in PLAINLY_NAMED),
    ):
        add(
            (
                NameMatch(
                    kind=kind,
                    id=each.id,
                    name=each.title,
                    name_zh=each.title_zh,
                    country=each.country,
                    held=each.day,
                    url=NOUN[kind].address(each.id) or "",
                )
                for each in titled
            ),
            [
                name.Spelling(each.id, said)
                for each in titled
                for said in (each.title, each.title_zh)
                if said is not None
            ],
        )
    people = name.signers(session)
    add(
        (
            NameMatch(
                kind=PERSON,
                id=each.name,
                name=each.name,
                name_zh=None,
                number=each.number,
                url=f"/agreements/{each.agreement_id}",
            )
            for each in people
        ),
        [name.Spelling(each.name, each.name) for each in people],
    )
    holders: dict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(spellings):
        for word in dict.fromkeys(_words(each.key)):
            holders[word].append(number)
    words = sorted(holders)
    return NameIndex(things, spellings, words, [holders[word] for word in words])


def _beginning(index: NameIndex, word: str) -> set[int]:
    """The names of which a word begins with ``word``."""
    found: set[int] = set()
    for place in range(bisect_left(index.words, word), len(index.words)):
        if not index.words[place].startswith(word):
            break
        found.update(index.holders[place])
    return found


def _like(index: NameIndex, word: str) -> set[int]:
    """The names of which a word differs from ``word`` by a slip or two, as far as it is typed."""
    if len(word) < LEAST_FOR_SLIPS or not word.isalpha() or not word.isascii():
        return set()
    most = 2 if len(word) > LONG else 1
    found: dict[int, set[int]] = defaultdict(set)
    # The first letter is hardly ever the wrong one, and so few words have to be compared.
    for place in range(bisect_left(index.words, word[0]), bisect_left(index.words, word[0] + "\uffff")):
        number = slips(word, index.words[place], most)
        if number <= most:
            found[number].update(index.holders[place])
    return found[min(found)] if found else set()


def _rank(spelling: _Spelling, key: str) -> tuple[int, int]:
    if spelling.key == key:
        return 0, 0
    return (1 if spelling.key.startswith(key) else 2), len(spelling.key)


def matching_names(session: ReadSession, q: str) -> list[NameMatch]:
    """What bears a name that a query means: exact names first, then those that begin with it, then the others."""
    key = name_key(q[:MAX_QUERY])
    asked = key.split(" ") if key else []
    if not asked:
        return []
    index = cached(session, name_index)
    numbers: set[int] | None = None
    near = False
    for word in asked:
        holding = _beginning(index, word)
        if not holding:
            holding, near = _like(index, word), True
        numbers = holding if numbers is None else numbers & holding
        if not numbers:
            return []
    best: dict[int, tuple[tuple[int, int], _Spelling]] = {}
    for number in numbers or ():
        spelling = index.spellings[number]
        ranked = (_rank(spelling, key), spelling)
        if spelling.thing not in best or ranked < best[spelling.thing]:
            best[spelling.thing] = ranked
    made = []
    for thing, (rank, spelling) in sorted(best.items(), key=lambda pair: (pair[1][0], pair[0])):
        known = index.things[thing]
        made.append((rank, known.model_copy(update={"near": near, "known_as": spelling.written})))
    return [each for _, each in made]


def _named_in_part(session: ReadSession, q: str) -> list[NameMatch]:
    """What one of several words names, such as the country in words that nothing has all of: exactly, if any does."""
    words = name_key(q[:MAX_QUERY]).split(" ")
    if len(words) < 2:
        return []
    named = {
        (each.kind, each.id): (name_key(each.known_as or "") == word, each)
        for word in dict.fromkeys(words[:MOST_PARTS])
        for each in matching_names(session, word)
        if not each.near
    }
    return [each for exact, each in named.values() if exact] or [each for _, each in named.values()]


def search_record(
    session: ReadSession, q: str, *, on: date, of_each: int, agreements: int = AGREEMENTS
) -> SearchResult:
    """What a query finds on a day, at most ``of_each`` of every kind of name and so many agreements."""
    named = matching_names(session, q)
    wanted = AgreementFilter(on=on, q=q)
    ids = [place.id for place in list_positions(session, wanted, {}, limit=agreements + 1)]
    partly = not (named or ids)
    by_kind: dict[str, list[NameMatch]] = defaultdict(list)
    for each in _named_in_part(session, q) if partly else named:
        by_kind[each.kind].append(each)
    fields = AgreementMatch.model_fields
    slim = slim_agreements(session, ids[:agreements], list(fields), on=on, members={})
    return SearchResult(
        on=on,
        revision=current_revision(session),
        q=q,
        partly=partly and bool(by_kind),
        groups=tuple(
            ResultGroup(kind=kind, items=tuple(by_kind[kind][:of_each]), total=len(by_kind[kind]))
            for kind in KINDS
            if by_kind[kind]
        ),
        agreements=tuple(AgreementMatch(**{key: each[key] for key in fields}) for each in slim),
        more=len(ids) > agreements,
    )


class TextPiece(NamedTuple):
    """Part of a text, and whether it is what was searched for."""

    text: str
    meant: bool


def _meant(run: str, wanted: Sequence[str]) -> tuple[int, int]:
    """The part of a run of letters that is asked for; an empty one where none is."""
    folded = fold(run)
    if len(folded) != len(run):
        return (0, len(run)) if any(folded.startswith(each) for each in wanted) else (0, 0)
    for each in wanted:
        start = folded.find(each) if _CHINESE.match(run) else 0 if folded.startswith(each) else -1
        if start >= 0:
            return start, start + len(each)
    return 0, 0


def highlighted(text: str, q: str) -> tuple[TextPiece, ...]:
    """A text cut at the words that a query means: the beginnings of words, and runs of Chinese characters."""
    wanted = sorted(name_key(q[:MAX_QUERY]).split(), key=len, reverse=True)
    cut: list[TextPiece] = []
    done = 0
    for run in _RUN.finditer(text):
        first, last = _meant(run.group(), wanted)
        if first < last:
            start, end = run.start() + first, run.start() + last
            cut += [TextPiece(text[done:start], False), TextPiece(text[start:end], True)]
            done = end
    return tuple(each for each in (*cut, TextPiece(text[done:], False)) if each.text)
