"""The rules of access to samples as JSON."""

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.parameters.dependencies import Home, SessionDep, day_of
from api.parameters.formats import InFormat, list_response
from reports.exports.tables.rule import RULES
from reports.parameters.rule import RuleParameters
from reports.samples.access_rules import RuleReport, rule_report

router = APIRouter(prefix="/samples/rules", tags=["samples"])


class RuleQuery(RuleParameters, InFormat):
    """Parameters of the rules, and how they are written."""


@router.get("", response_model=RuleReport, summary="Rules of access, topic by topic")
def rules(
    request: Request, session: SessionDep, home: Home, query: Annotated[RuleQuery, Query()]
) -> Response:
    """Read what each set of rules says on each topic, and where it was looked for and not found."""
    on = day_of(request, query.on)
    return list_response(
        request,
        session,
        query.format,
        RULES,
        lambda: rule_report(session, on=on, home=home, topics=query.topic),
        lambda report: report.rules,
    )
