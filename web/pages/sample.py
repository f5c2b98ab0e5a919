"""Samples: the ledger as it stands on a day, as page and as PDF; one batch, one movement."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries.sample import MovementFilter
from models.vocabulary import MovementKind, Purpose
from reports.documents.statement import KIND
from reports.parameters.names import is_slug
from reports.parameters.reading import declared
from reports.parameters.sample import MovementParameters, StatementParameters, movement_filter
from reports.reading import Bibliography
from reports.samples.access_rules import rule_report
from reports.samples.holdings import Level, holding_report
from reports.samples.listing import batch_readings, movement_list
from reports.samples.movement import movement_report
from web import parameters as filters
from web.page import page
from web.pages.problem import unknown
from web.pdf import answer_report
from web.request import page_request
from web.view.footnotes import Footnotes

router = APIRouter()

PAGE = 500
FILTERS = tuple(name for name in declared(MovementParameters) if name != "on")
"""What chooses the movements that are listed."""


@router.get("/samples")
def samples(request: Request) -> Response:
    """Batches, who holds what, open loans, requests, published totals beside the sums, and every movement."""
    with page_request(request, *declared(StatementParameters)) as found:
        parameters = filters.parameters(found, StatementParameters)
        wanted, level = movement_filter(found.session, parameters, found.on), parameters.holders
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


@router.get("/samples/statement.pdf")
def statement(request: Request) -> Response:
    """The statement of the ledger as PDF; it takes what the page takes. Its address precedes the one for any batch."""
    return answer_report(request, KIND)


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
