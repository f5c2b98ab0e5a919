"""What must hold between records: references resolve, positions exist, names are unique, periods run forward."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any

from db.loading.conservation import conservation
from db.loading.dataset import DataSet, Placed
from db.loading.faults import DataFault
from db.search.analyser import name_key
from models.agreement import AgreementRecord
from models.dates.uncertain_date import UncertainDate
from models.evidence import RELATION, SOURCE
from models.noun import ANY_ORGANIZATION
from models.nouns import NOUN
from models.translation import NUMBERED, TranslationRecord
from models.vocabulary import LISTS

FEW_ENOUGH_TO_HINT = 5_000
"""Keys that are searched for one like an unknown one."""
TOLD_EVERY = 500


class _Unresolved:
    """Judges what records refer to."""

    def __init__(self, data: DataSet) -> None:
        self._broken = data.broken
        self._known: dict[str, Any] = dict(data.records)
        self._known[ANY_ORGANIZATION] = {**data.records["organization"], **data.records["membership_list"]}
        self._unread = set(data.unread)
        if self._unread & {"organization", "membership_list"}:
            self._unread.add(ANY_ORGANIZATION)

    def of(self, noun: str, key: str, placed: Placed) -> Iterator[DataFault]:
        """The references of one record that lead nowhere."""
        for field, target, wanted in NOUN[noun].references(placed.record):
            if wanted is None or target in self._unread:
                continue
            if wanted in self._known[target] or wanted in self._broken:
                continue
            word = target.removeprefix("any_").replace("_", " ")
            few = len(self._known[target]) <= FEW_ENOUGH_TO_HINT
            near = get_close_matches(wanted, self._known[target], n=1) if few else ()
            hint = f"; did you mean {near[0]!r}?" if near else ""
            yield DataFault(placed.file, placed.line, key, field, f"unknown {word} {wanted!r}{hint}")


class _Agreements:
    """Judges agreements, and what was set aside, by themselves and beside bodies and visits."""

    def __init__(self, data: DataSet, home: str) -> None:
        self._bodies, self._visits, self._home = data.of("body"), data.of("visit"), home
        self._agreements = data.of("agreement")

    def _related(self, key: str, other: str) -> bool:
        """Whether one of two agreements names the other among its relations."""
        pairs = ((self._agreements.get(key), other), (self._agreements.get(other), key))
        return any(each is not None and to in {link.to for link in each.relations} for each, to in pairs)

    def of(self, noun: str, key: str, placed: Placed) -> Iterator[DataFault]:
        """The faults of one record."""
        record: AgreementRecord = placed.record
        bodies = self._bodies

        def fault(field: str, reason: str) -> DataFault:
            return DataFault(placed.file, placed.line, key, field, reason)

        parties = (("home_parties", record.home_parties), ("partner_parties", record.partner_parties))
        for field, ids in parties:
            if len(set(ids)) < len(ids):
                yield fault(field, "names a body twice")
            for body_id in ids:
                state = bodies[body_id].state if body_id in bodies else None
                if body_id in bodies and (state == self._home) != (field == "home_parties"):
                    yield fault(field, f"{body_id!r} is not on that side ({state or 'no state'})")
        cited = {
            "actions": [action.sources for action in record.actions],
            "clauses": [clause.sources for clause in record.clauses],
            "absent_clauses": [absent.sources for absent in record.absent_clauses],
            "reported": [report.sources for report in record.reported],
        }
        for part, positions in cited.items():
            for place, each in enumerate(positions):
                if max(each) > len(record.sources):
                    yield fault(f"{part}.{place}.sources", f"there are only {len(record.sources)} sources")
        for field, basis in record.based():
            word, _, rest = basis.partition(":")
            if word == SOURCE and int(rest) > len(record.sources):
                yield fault(field, f"there are only {len(record.sources)} sources")
            if word == RELATION and rest in self._agreements and not self._related(key, rest):
                yield fault(field, f"{rest!r} is not related to it: write agreement:{rest}")
        said = {clause.kind: "is among its clauses" for clause in record.clauses}
        for place, absent in enumerate(record.absent_clauses):
            for kind in absent.covers:
                if kind in said:
                    yield fault(f"absent_clauses.{place}", f"{kind.value} {said[kind]}")
                said[kind] = "stands there twice"
        for place, action in enumerate(record.actions):
            if action.undoes is not None and action.undoes > place:
                yield fault(f"actions.{place}.undoes", "can only undo an earlier action")
        for place, relation in enumerate(record.relations):
            if relation.to == key:
                yield fault(f"relations.{place}.to", "refers to itself")
        visit = self._visits.get(record.visit) if noun == "agreement" and record.visit else None
        if visit is not None and key not in visit.agreements:
            yield fault("visit", f"{visit.id!r} does not name this agreement")


def _visits(data: DataSet) -> Iterator[DataFault]:
    agreements = data.of("agreement")
    for key, placed in data.records["visit"].items():
        for place, agreement_id in enumerate(placed.record.agreements):
            agreement = agreements.get(agreement_id)
            if agreement is not None and agreement.visit != key:
                yield DataFault(
                    placed.file,
                    placed.line,
                    key,
                    f"agreements.{place}",
                    f"{agreement_id!r} names another visit",
                )


def _names(data: DataSet) -> Iterator[DataFault]:
    owner: dict[str, str] = {}
    for key, placed in data.records["country"].items():
        record = placed.record
        for name in (record.code, record.alpha3, record.name, record.name_zh, *record.aliases):
            folded = name_key(name)
            if not folded:
                yield DataFault(placed.file, placed.line, key, "aliases", f"{name!r} holds no word")
            elif owner.setdefault(folded, key) != key:
                yield DataFault(
                    placed.file, placed.line, key, "aliases", f"{name!r} belongs to {owner[folded]} already"
                )
    taken: dict[str, str] = {}
    for noun in ("agreement", "set_aside", "merged_id"):
        for key in data.records[noun]:
            if taken.setdefault(key, noun) != noun:
                placed = data.records[noun][key]
                yield DataFault(
                    placed.file, placed.line, key, "id", f"is the id of a record in {taken[key]} already"
                )


def _periods(data: DataSet) -> Iterator[DataFault]:
    for key, placed in data.records["membership_list"].items():
        for place, member in enumerate(placed.record.members):
            if member.organization != key:
                yield DataFault(
                    placed.file, placed.line, key, f"members.{place}.organization", f"is not {key!r}"
                )
            if member.since and member.until:
                since, until = UncertainDate.parse(member.since), UncertainDate.parse(member.until)
                if since.earliest and until.latest and since.earliest > until.latest:
                    yield DataFault(
                        placed.file, placed.line, key, f"members.{place}.until", "lies before since"
                    )


def _circles(data: DataSet) -> Iterator[DataFault]:
    for noun, field in (("body", "part_of"), ("body", "succeeded_by"), ("movement", "part_of")):
        records = data.of(noun)
        for key, placed in data.records[noun].items():
            seen, at = {key}, getattr(placed.record, field)
            while at in records and at not in seen:
                seen.add(at)
                at = getattr(records[at], field)
            if at == key:
                yield DataFault(placed.file, placed.line, key, field, "leads back to itself")


def _translations(data: DataSet) -> Iterator[DataFault]:
    for placed in data.records["translation"].values():
        record: TranslationRecord = placed.record
        there = record.record_id in data.records[record.noun]
        if not there and (record.record_id in data.broken or record.noun in data.unread):
            continue
        if not there:
            yield DataFault(
                placed.file, placed.line, record.record_id, "id", f"there is no such {record.noun}"
            )
            continue
        numbered = [path for path in record.texts if path.partition(".")[0] in NUMBERED]
        original = data.records[record.noun][record.record_id].record if numbered else None
        for path in numbered:
            field, _, place = path.partition(".")
            told = len(getattr(original, field, ()))
            if not place.isdecimal() or not 1 <= int(place) <= told:
                said = f"there are {told} {NUMBERED[field]}"
                yield DataFault(placed.file, placed.line, record.record_id, path, said)


def _words(data: DataSet) -> Iterator[DataFault]:
    words = data.records["word"]
    if "word" in data.unread:
        return
    for name, members in LISTS.items():
        for member in members:
            if f"{name}/{member.value}" not in words:
                yield DataFault(
                    "translations/zh/vocabulary.yaml", 1, f"{name}/{member.value}", "", "has no label"
                )


def checks(
    data: DataSet, *, home: str, progress: Callable[[str, int, int], None] | None = None
) -> Iterator[DataFault]:
    """Every fault between the records of a data set whose home state is ``home``."""
    unresolved, agreements = _Unresolved(data), _Agreements(data, home)
    for noun, records in data.records.items():
        if noun == "translation":
            continue
        for done, (key, placed) in enumerate(records.items()):
            yield from unresolved.of(noun, key, placed)
            if noun in ("agreement", "set_aside"):
                yield from agreements.of(noun, key, placed)
            if progress and done % TOLD_EVERY == 0:
                progress(f"checking {noun}", done, len(records))
    yield from _visits(data)
    yield from _names(data)
    yield from _periods(data)
    yield from _circles(data)
    yield from conservation(data, home)
    yield from _translations(data)
    yield from _words(data)
