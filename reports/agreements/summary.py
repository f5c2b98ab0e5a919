"""Agreements in brief: one in a line, counts by how they reach a country, what ends soon."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from models.dates.uncertain_date import UncertainDate, edtf
from models.status.status import StatusGroup
from models.status.term import NONE_STATED
from models.via import VIAS, Via
from reports.agreements.agreement import AgreementReading
from reports.agreements.by_country import ends_soon
from reports.reading import Reading

GROUPS = (StatusGroup.IN_FORCE, StatusGroup.NOT_DOCUMENTED, StatusGroup.PAST)


class ViaCount(Reading):
    """How many agreements come by a door, by where they stand; door null: by any door, each counted once."""

    door: Via | None
    in_force: int
    not_documented: int
    past: int
    total: int


class Brief(Reading):
    """An agreement in one line."""

    id: str
    url: str
    title: str
    title_zh: str | None
    title_zh_editorial: str | None
    signed: str | None
    expires: str | None
    notice_on: str | None


def brief(agreement: AgreementReading) -> Brief:
    """An agreement in one line."""
    return Brief(
        id=agreement.id,
        url=agreement.url,
        title=agreement.title,
        title_zh=agreement.title_zh,
        title_zh_editorial=agreement.title_zh_editorial,
        signed=agreement.signed,
        expires=agreement.expires,
        notice_on=agreement.notice_on,
    )


def _counts(some: Iterable[tuple[Collection[Via], StatusGroup]]) -> tuple[ViaCount, ...]:
    numbers: dict[Via | None, Counter[StatusGroup]] = {door: Counter() for door in (*VIAS, None)}
    for doors, group in some:
        for door in (*doors, None):
            numbers[door][group] += 1
    return tuple(
        ViaCount(
            door=door,
            in_force=groups[StatusGroup.IN_FORCE],
            not_documented=groups[StatusGroup.NOT_DOCUMENTED],
            past=groups[StatusGroup.PAST],
            total=groups.total(),
        )
        for door, groups in numbers.items()
    )


def count_by_via(found: Iterable[AgreementReading]) -> tuple[ViaCount, ...]:
    """The number of agreements behind each door, and behind any."""
    return _counts((each.via, each.status_group) for each in found)


def expiring_soon(found: Sequence[AgreementReading], on: date) -> tuple[Brief, ...]:
    """Agreements that are not past and whose term ends, or may end, within a year of ``on``, the soonest first."""
    soon: list[tuple[UncertainDate, Brief]] = []
    for each in found:
        ends = edtf(each.expires) if each.expires and each.expires != NONE_STATED.value else None
        if ends is not None and ends_soon(ends, each.status_group, on):
            soon.append((ends, brief(each)))
    return tuple(each for _, each in sorted(soon, key=lambda pair: pair[0].sort_key))
