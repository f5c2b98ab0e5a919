"""A page of agreements: those a filter asks for, in full, newest first."""

from collections.abc import Collection

from db.ledger import current_revision
from db.queries import agreement as queries
from db.queries.door import members_on
from db.session import Reading as Session
from models.status import StatusOnDay
from reports.agreement import AgreementReading, agreements
from reports.reading import Head
from reports.status import statuses


class AgreementPage(Head):
    """Agreements asked for; ``total`` counts them all, ``next`` is the address of the next page or null."""

    items: tuple[AgreementReading, ...]
    total: int
    next: str | None


def _has(status: StatusOnDay, wanted: Collection[str]) -> bool:
    return status.status in wanted or status.group in wanted


def agreement_page(
    session: Session,
    wanted: queries.AgreementFilter,
    *,
    statuses_wanted: Collection[str] = (),
    after: queries.Place | None = None,
    limit: int,
) -> tuple[AgreementPage, queries.Place | None]:
    """A page of at most ``limit`` agreements beyond ``after``, and the place of its last where more follow.

    ``statuses_wanted`` are statuses or groups of them on the day; status is derived, so it is judged here.
    """
    members = members_on(session, wanted.on)
    if statuses_wanted:
        every = queries.places(session, wanted, members)
        derived = statuses(queries.status_rows(session, [place.id for place in every]), wanted.on)
        every = [place for place in every if _has(derived[place.id], statuses_wanted)]
        total = len(every)
        here = [place for place in every if after is None or _beyond(place, after)]
    else:
        total = queries.count(session, wanted, members)
        here = queries.places(session, wanted, members, after=after, limit=limit + 1)
    more = len(here) > limit
    here = here[:limit]
    page = AgreementPage(
        on=wanted.on,
        revision=current_revision(session),
        items=tuple(
            agreements(
                session,
                [place.id for place in here],
                on=wanted.on,
                members=members,
                countries=wanted.countries or None,
            )
        ),
        total=total,
        next=None,
    )
    return page, here[-1] if more else None


def _beyond(place: queries.Place, after: queries.Place) -> bool:
    return place.signed < after.signed or (place.signed == after.signed and place.id > after.id)
