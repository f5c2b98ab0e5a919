"""The rules of access to samples, topic by topic, the home state's beside those of others."""

from fastapi import APIRouter, Request
from fastapi.responses import Response

from db.queries.mission import missions
from models.vocabulary import RuleTopic
from reports.parameters.reading import declared
from reports.parameters.rule import RuleParameters
from reports.samples.access_rules import rule_report
from web import parameters as filters
from web.page import page
from web.request import page_request
from web.view.footnotes import Footnotes
from web.view.rules import unread

router = APIRouter()


@router.get("/samples/rules")
def rules(request: Request) -> Response:
    """What each set of rules says on each topic, and where it was looked for and not found."""
    with page_request(request, *declared(RuleParameters)) as found:
        topics = tuple(filters.parameters(found, RuleParameters).topic)
        report = rule_report(found.session, on=found.on, home=found.home, topics=topics)
        return page(
            found,
            "rules.html",
            report=report,
            notes=Footnotes.of(report.sources),
            unread=unread(report),
            rules={each.id: each for each in report.rules},
            regimes={each.id: each for each in report.regimes},
            missions={
                row.id: row
                for row in missions(found.session, {key for each in report.regimes for key in each.missions})
            },
            chosen=topics,
            topics=tuple(RuleTopic),
        )
