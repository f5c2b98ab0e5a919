"""The family of an agreement: everything that amends, renews, implements or follows it, step by step."""

from datetime import date

from db.ledger import current_revision
from db.session import ReadSession
from models.dates.uncertain_date import edtf
from models.status.status import StatusGroup
from models.vocabulary import InstrumentKind
from reports.agreements.agreement import AgreementReading, agreements
from reports.reading import Head, Reading
from reports.revision_cache import members_on

MOST_MEMBERS = 60


class FamilyMember(Reading):
    """An instrument of the family; ``since`` and ``until`` are the first day it may date from and the last it may last to.

    ``until`` null: no end is stated, or none is documented.
    """

    id: str
    url: str
    title: str
    title_zh: str | None
    kind: InstrumentKind
    status_group: StatusGroup
    signed: str | None
    expires: str | None
    since: date | None
    until: date | None


class FamilyReport(Head):
    """An agreement's family, the earliest signed first; ``cut``: more belong to it than are told."""

    agreement: str
    members: tuple[FamilyMember, ...]
    cut: bool


def _member(agreement: AgreementReading) -> FamilyMember:
    signed = edtf(agreement.signed)
    ends = edtf(agreement.expires) if agreement.expires and agreement.expires != "none_stated" else None
    return FamilyMember(
        id=agreement.id,
        url=agreement.url,
        title=agreement.title,
        title_zh=agreement.title_zh or agreement.title_zh_editorial,
        kind=agreement.kind,
        status_group=agreement.status_group,
        signed=agreement.signed,
        expires=agreement.expires,
        since=signed.first or signed.last if signed else None,
        until=ends.last if ends else None,
    )


def family_report(session: ReadSession, agreement_id: str, *, on: date) -> FamilyReport | None:
    """The family of an agreement as of ``on``; None where the record has none of that id."""
    members = members_on(session, on)
    found: dict[str, AgreementReading] = {}
    waiting = [agreement_id]
    while waiting and len(found) < MOST_MEMBERS:
        for each in agreements(session, waiting, on=on, members=members):
            found[each.id] = each
        waiting = list(
            dict.fromkeys(
                related.to for each in found.values() for related in each.relations if related.to not in found
            )
        )
    if agreement_id not in found:
        return None
    told = sorted(
        (_member(each) for each in found.values()), key=lambda each: (each.since or date.max, each.id)
    )
    return FamilyReport(
        on=on,
        revision=current_revision(session),
        agreement=agreement_id,
        members=tuple(told),
        cut=bool(waiting),
    )
