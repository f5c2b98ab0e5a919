"""Reading when agreements were signed, and on what topics."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import list_positions
from db.queries.door import Members
from db.queries.rows import rows_of
from db.session import ReadSession
from models.agreement import Agreement, AgreementTopic
from models.vocabulary import InstrumentKind, Topic


class TopicSignedRow(NamedTuple):
    """A topic of an agreement with the day of its signature; an agreement without topics has one row."""

    id: str
    signed_edtf: str | None
    topic: Topic | None


def topics_signed(
    session: ReadSession, wanted: AgreementFilter, members: Members
) -> Sequence[TopicSignedRow]:
    """A row for each topic of each agreement asked for, with the day of its signature; topic None where it has none."""
    ids = {place.id for place in list_positions(session, wanted, members)}
    rows = rows_of(
        session,
        TopicSignedRow,
        select(Agreement.id, Agreement.signed_edtf, AgreementTopic.topic)
        .outerjoin(AgreementTopic, AgreementTopic.agreement_id == Agreement.id)
        .order_by(Agreement.id, AgreementTopic.position),
    )
    return [row for row in rows if row.id in ids]


class FamilyRow(NamedTuple):
    """An agreement among those it hangs together with."""

    id: str
    title: str
    title_zh: str | None
    kind: InstrumentKind
    signed_edtf: str | None


def family(session: ReadSession, ids: Sequence[str]) -> Sequence[FamilyRow]:
    """The titles and the terms of the named agreements, the earliest signed first."""
    return rows_of(
        session,
        FamilyRow,
        select(Agreement.id, Agreement.title, Agreement.title_zh, Agreement.kind, Agreement.signed_edtf)
        .where(Agreement.id.in_(ids))
        .order_by(Agreement.signed_earliest.asc().nulls_first(), Agreement.id),
    )
