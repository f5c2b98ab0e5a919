"""Reading when agreements were signed, and on what topics."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from db.queries.agreement_filter import AgreementFilter
from db.queries.agreement_page import list_positions
from db.queries.door import Members
from db.session import ReadSession
from models.agreement import Agreement, AgreementTopic


def topics_signed(session: ReadSession, wanted: AgreementFilter, members: Members) -> Sequence[Any]:
    """A row for each topic of each agreement asked for, with the day of its signature; topic None where it has none."""
    ids = {place.id for place in list_positions(session, wanted, members)}
    rows = session.execute(
        select(Agreement.id, Agreement.signed_edtf, AgreementTopic.topic)
        .outerjoin(AgreementTopic, AgreementTopic.agreement_id == Agreement.id)
        .order_by(Agreement.id, AgreementTopic.position)
    ).all()
    return [row for row in rows if row.id in ids]


def family(session: ReadSession, ids: Sequence[str]) -> Sequence[Any]:
    """The titles and the terms of the named agreements, the earliest signed first."""
    return session.execute(
        select(Agreement.id, Agreement.title, Agreement.title_zh, Agreement.kind, Agreement.signed_edtf)
        .where(Agreement.id.in_(ids))
        .order_by(Agreement.signed_earliest.asc().nulls_first(), Agreement.id)
    ).all()
