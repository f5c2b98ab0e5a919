"""Agreements as a whole: those with a term, those whose other parties are not named, counts by organization."""

from datetime import date

from sqlalchemy import func, or_, select

from db.session import ReadSession
from models.agreement import Agreement, Participant
from models.body import Body
from models.vocabulary import InstrumentKind, Side


def with_unnamed_parties(session: ReadSession) -> list[str]:
    """The ids of agreements whose partner side names no state and no organization with known members.

    Such is a UN treaty of which the record knows that the home state is a party, and not which others are.
    """
    named = (
        select(Participant.agreement_id)
        .join(Body, Body.id == Participant.body_id)
        .where(
            Participant.agreement_id == Agreement.id,
            Participant.side == Side.PARTNER,
            or_(Body.country_code.is_not(None), Body.organization_id.is_not(None)),
        )
    )
    return list(
        session.scalars(
            select(Agreement.id)
            .where(
                Agreement.kind.in_((InstrumentKind.TREATY, InstrumentKind.CONVENTION)),
                ~named.exists(),
            )
            .order_by(Agreement.signed_earliest.asc().nulls_first(), Agreement.id)
        )
    )


def counts_by_organization(session: ReadSession, on: date) -> dict[str, int]:
    """The number of agreements that each organization takes part in, by ``on``."""
    rows = session.execute(
        select(Body.organization_id, func.count(Participant.agreement_id.distinct()))
        .join(Participant, Participant.body_id == Body.id)
        .join(Agreement, Agreement.id == Participant.agreement_id)
        .where(
            Participant.side == Side.PARTNER,
            Body.organization_id.is_not(None),
            or_(Agreement.signed_earliest.is_(None), Agreement.signed_earliest <= on),
        )
        .group_by(Body.organization_id)
    )
    return {key: number for key, number in rows if key is not None}


def with_a_term(session: ReadSession, on: date) -> list[str]:
    """The ids of agreements, begun by ``on``, of which an end or a length is documented: the only ones that can end."""
    return list(
        session.scalars(
            select(Agreement.id)
            .where(
                or_(
                    Agreement.expires_edtf.is_not(None),
                    Agreement.term_years.is_not(None),
                    Agreement.term_months.is_not(None),
                ),
                or_(Agreement.signed_earliest.is_(None), Agreement.signed_earliest <= on),
            )
            .order_by(Agreement.id)
        )
    )
