"""Samples: the ledger as it stands on a day, one batch, one movement."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries.sample import MovementFilter
from models.vocabulary import MovementKind, Purpose
from models.wording.reason import N_
from reports.reading import Bibliography
from reports.samples.access_rules import rule_report
from reports.samples.holdings import Level, holding_report
from reports.samples.listing import batch_readings, movement_list
from reports.samples.movement import movement_report
from web import parameters as filters
from web.page import page
from web.pages.problem import unknown
from web.request import PageRequest, is_slug, page_request
from web.view.footnotes import Footnotes

router = APIRouter()

PAGE = 500
FILTERS = ("country", "mission", "batch", "kind", "purpose", "counts_toward_totals", "since", "until")


def movement_filter(found: PageRequest) -> MovementFilter:
    """The filter of movements that an address asks for."""
    batches = tuple(dict.fromkeys(found.request.query_params.getlist("batch")))
    for key in batches:
        if key and not is_slug(key):
            found.left_out(filters.NO_CHOICE, "batch", key)
    counts = found.value("counts_toward_totals")
    if counts not in ("", "true", "false"):
        found.left_out(filters.NO_CHOICE, "counts_toward_totals", counts)
        counts = ""
    since, until = filters.day(found, "since"), filters.day(found, "until")
    if since is not None and until is not None and until < since:
        found.left_out(N_("The period ends before it begins; its end was left out."), "until")
        until = None
    return MovementFilter(
        on=found.on,
        countries=filters.countries(found),
        missions=filters.missions(found),
        batches=tuple(key for key in batches if is_slug(key)),
        kinds=tuple(MovementKind(each) for each in found.words("kind", MovementKind)),
        purposes=tuple(Purpose(each) for each in found.words("purpose", Purpose)),
        counts_toward_totals={"true": True, "false": False}.get(counts),
        since=since,
        until=until,
    )


@router.get("/samples")
def samples(request: Request) -> Response:
    """Batches, who holds what, open loans, requests, published totals beside the sums, and every movement."""
    with page_request(request, *FILTERS, "holders") as found:
        wanted = movement_filter(found)
        level = filters.one(found, "holders", Level) or Level.STATE
        report = holding_report(found.session, on=found.on, home=found.home, level=level)
        movements, _ = movement_list(found.session, wanted, home=found.home, limit=PAGE)
        every = {each.movement.id: each.movement for each in report.open_loans}
        every |= {each.id: each for each in movements.items}
        return page(
            found,
            "samples.html",
            report=report,
            movements=movements,
            every=every,
            notes=Footnotes.of(report.sources),
            wanted=wanted,
            level=level,
            levels=tuple(Level),
            kinds=tuple(MovementKind),
            purposes=tuple(Purpose),
            batches={each.id: each for each in report.batches},
            filtered=any(request.query_params.get(name) for name in FILTERS),
            data_address={name: request.query_params.getlist(name) for name in FILTERS},
        )


@router.get("/samples/movements/{movement_id}")
def movement(request: Request, movement_id: str) -> Response:
    """One movement with its parts, its whole, the way of its samples, and the rules that apply."""
    with page_request(request) as found:
        slug = is_slug(movement_id)
        report = movement_report(found.session, movement_id, on=found.on, home=found.home) if slug else None
        if report is None:
            return unknown(found)
        rules = rule_report(found.session, on=found.on, home=found.home)
        return page(
            found,
            "movement.html",
            report=report,
            movement=report.movement,
            notes=Footnotes.of(report.sources),
            batches={
                each.id: each
                for each in batch_readings(
                    found.session, on=found.on, home=found.home, ids=report.movement.batches
                )
            },
            regimes={each.id: each for each in rules.regimes},
        )


@router.get("/samples/{batch_id}")
def batch(request: Request, batch_id: str) -> Response:
    """One batch, and what is documented to have been done with it."""
    with page_request(request) as found:
        some = (
            batch_readings(found.session, on=found.on, home=found.home, ids=[batch_id])
            if is_slug(batch_id)
            else []
        )
        if not some:
            return unknown(found)
        wanted = MovementFilter(on=found.on, batches=(batch_id,))
        movements, _ = movement_list(found.session, wanted, home=found.home, limit=PAGE)
        bibliography = Bibliography()
        bibliography.cite(some[0].sources)
        for each in movements.items:
            bibliography.cite(each.sources)
        holdings = holding_report(found.session, on=found.on, home=found.home)
        return page(
            found,
            "batch.html",
            report=movements,
            batch=some[0],
            holdings=[holding for holding in holdings.holdings if holding.batch == batch_id],
            notes=Footnotes.of(bibliography.sources),
        )
