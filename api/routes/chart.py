"""Pictures as Vega-Lite specifications: the list of them, and each with the filters of what it shows."""

from collections.abc import Callable
from json import dumps
from typing import Annotated, Literal

from fastapi import APIRouter, HTTPException, Query, Request
from fastapi.responses import Response
from pydantic import Field

from api.parameters.dependencies import Home, SessionDep, answer, day_of
from db.ledger import current_revision
from db.queries.clause import ClauseFilter
from db.session import ReadSession
from models.fairness.scope import DistributionName
from models.wording.reason import N_
from reports import charts
from reports.agreements.family import family_report
from reports.benefits.benefits import benefit_report
from reports.benefits.reading import BenefitReport
from reports.charts import Chart
from reports.clauses.matrix import MatrixRows, clause_matrix
from reports.fairness.fairness import Distribution, fairness_report
from reports.parameters.benefits import BenefitParameters, benefit_scope
from reports.parameters.declaration import OnDay
from reports.parameters.fairness import FairnessParameters, fairness_scope
from reports.parameters.names import country_codes
from reports.parameters.reciprocity import ReciprocityParameters
from reports.reading import Head, Reading
from reports.reciprocity.reciprocity import reciprocity_report
from reports.statistics.agreements_by_year import agreements_by_year
from reports.wording.language import CODES, language
from reports.wording.lexicon import Wording, cached_lexicon

router = APIRouter(prefix="/charts", tags=["charts"])

MEDIA_TYPE = "application/json"
Lang = Annotated[
    Literal["en", "zh", "both"],
    Field(description="Language of the words in the picture; both: English and Chinese"),
]

NAMES: dict[str, str] = {
    "lorenz": N_("Lorenz curve"),
    "mass-by-partner": N_("Mass received, by partner"),
    "world": N_("Where samples went"),
    "reciprocity": N_("Samples given and received, by partner"),
    "clauses-by-partner": N_("Clauses on sharing, by partner and by who gives"),
    "clause-matrix": N_("Clauses on sharing, by partner and kind"),
    "clause-years": N_("Clauses on sharing by year of signature"),
    "agreements-by-year": N_("Agreements per year by topic"),
    "agreement-family": N_("An agreement and those that belong to it"),
}
"""Every picture, and what it shows."""


class ChartLine(Reading):
    """A picture that can be asked for."""

    name: str
    title: str
    title_zh: str
    url: str


class ChartList(Head):
    """Every picture."""

    items: tuple[ChartLine, ...]
    total: int


class InLanguage(OnDay):
    """Parameters of every picture."""

    lang: Lang = "en"


class FairnessChartQuery(FairnessParameters, InLanguage):
    """Parameters of pictures of a distribution."""

    distribution: DistributionName | None = Field(
        default=None, description="Which of the scope's distributions; the first where left out"
    )


class ReciprocityChartQuery(ReciprocityParameters, InLanguage):
    """Parameters of pictures of what was given and received."""


class BenefitChartQuery(BenefitParameters, InLanguage):
    """Parameters of pictures of clauses."""


class FamilyChartQuery(InLanguage):
    """Parameters of the timeline of a family."""

    agreement: Annotated[
        str, Field(min_length=1, max_length=200, description="Id of an agreement of the family")
    ]


def wordings(session: ReadSession, lang: str) -> tuple[Wording, ...]:
    """The languages that a picture speaks."""
    words = cached_lexicon(session)
    return tuple(Wording(language(code), words) for code in CODES if lang in (code, "both"))


def drawn(name: str, chart: Chart | None, words: tuple[Wording, ...]) -> Response:
    """A picture's specification with its title, and its numbers as a table in ``usermeta``."""
    found = chart or charts.blank(name, *words)
    specification = {
        **found.specification,
        "title": found.title,
        "usermeta": {"name": name, "columns": found.columns, "rows": found.rows},
    }
    return Response(dumps(specification, ensure_ascii=False).encode(), media_type=MEDIA_TYPE)


@router.get("", response_model=ChartList, summary="Every picture")
def chart_list(request: Request, session: SessionDep, query: Annotated[OnDay, Query()]) -> Response:
    """List the pictures; each takes the filters of what it shows, and ``lang``."""
    chinese = language("zh").gettext
    lines = tuple(
        ChartLine(name=name, title=title, title_zh=chinese(title), url=f"/api/v1/charts/{name}.vl.json")
        for name, title in NAMES.items()
    )
    on = day_of(request, query.on)
    return answer(ChartList(on=on, revision=current_revision(session), items=lines, total=len(lines)))


def _of_distribution(
    name: str,
    draw: Callable[..., Chart | None],
    request: Request,
    session: ReadSession,
    home: str,
    query: FairnessChartQuery,
) -> Response:
    scope = fairness_scope(session, query)
    report = fairness_report(session, scope, on=day_of(request, query.on), home=home)
    words = wordings(session, query.lang)
    chosen: list[Distribution] = [
        each for each in report.distributions if query.distribution in (None, each.name)
    ]
    return drawn(name, draw(chosen[0], *words) if chosen else None, words)


@router.get("/lorenz.vl.json", summary="Lorenz curve with its bounds")
def lorenz(
    request: Request, session: SessionDep, home: Home, query: Annotated[FairnessChartQuery, Query()]
) -> Response:
    """Draw what share of the whole the partners with least have together."""
    return _of_distribution("lorenz", charts.lorenz, request, session, home, query)


@router.get("/mass-by-partner.vl.json", summary="Mass received, by partner")
def mass_by_partner(
    request: Request, session: SessionDep, home: Home, query: Annotated[FairnessChartQuery, Query()]
) -> Response:
    """Draw what each partner received, and how far unreported masses can reach."""
    return _of_distribution("mass-by-partner", charts.mass_by_partner, request, session, home, query)


@router.get("/world.vl.json", summary="Where samples went")
def world(
    request: Request, session: SessionDep, home: Home, query: Annotated[FairnessChartQuery, Query()]
) -> Response:
    """Draw marks at seats of government on a bare graticule, without coasts and boundaries."""
    return _of_distribution("world", charts.world, request, session, home, query)


def _of_partners(
    name: str,
    draw: Callable[..., Chart | None],
    request: Request,
    session: ReadSession,
    home: str,
    query: ReciprocityChartQuery,
) -> Response:
    codes = country_codes(session, query.country)
    report = reciprocity_report(session, on=day_of(request, query.on), home=home, countries=codes)
    words = wordings(session, query.lang)
    return drawn(name, draw(report, *words), words)


@router.get("/reciprocity.vl.json", summary="Samples given and received, by partner")
def reciprocity(
    request: Request, session: SessionDep, home: Home, query: Annotated[ReciprocityChartQuery, Query()]
) -> Response:
    """Draw what was given to the left and what was received to the right."""
    return _of_partners("reciprocity", charts.reciprocity, request, session, home, query)


@router.get("/clauses-by-partner.vl.json", summary="Clauses on sharing, by partner and by who gives")
def clauses_by_partner(
    request: Request, session: SessionDep, home: Home, query: Annotated[ReciprocityChartQuery, Query()]
) -> Response:
    """Draw who gives under the clauses with each partner."""
    return _of_partners("clauses-by-partner", charts.clauses_by_partner, request, session, home, query)


def _benefits(request: Request, session: ReadSession, home: str, query: BenefitParameters) -> BenefitReport:
    scope = benefit_scope(session, query)
    return benefit_report(session, on=day_of(request, query.on), home=home, **scope)


@router.get("/clause-matrix.vl.json", summary="Clauses on sharing, by partner and kind")
def matrix(
    request: Request, session: SessionDep, home: Home, query: Annotated[BenefitChartQuery, Query()]
) -> Response:
    """Draw a heat map of partners and kinds of clause."""
    report = _benefits(request, session, home, query)
    wanted = ClauseFilter(
        on=report.on,
        countries=(report.country.code,) if report.country else (),
        missions=report.missions,
        signed_from=report.signed_from,
        signed_to=report.signed_to,
    )
    words = wordings(session, query.lang)
    return drawn(
        "clause-matrix",
        charts.clause_matrix(clause_matrix(session, wanted, by=MatrixRows.COUNTRY), *words),
        words,
    )


@router.get("/clause-years.vl.json", summary="Clauses on sharing by year of signature")
def clause_years(
    request: Request, session: SessionDep, home: Home, query: Annotated[BenefitChartQuery, Query()]
) -> Response:
    """Draw the clauses of each year, and who gives under them."""
    words = wordings(session, query.lang)
    return drawn("clause-years", charts.clause_years(_benefits(request, session, home, query), *words), words)


@router.get("/agreements-by-year.vl.json", summary="Agreements per year by topic")
def by_year(
    request: Request, session: SessionDep, query: Annotated[ReciprocityChartQuery, Query()]
) -> Response:
    """Draw how many agreements were signed in each year on each of the most frequent topics."""
    codes = country_codes(session, query.country)
    report = agreements_by_year(session, on=day_of(request, query.on), countries=codes)
    words = wordings(session, query.lang)
    return drawn("agreements-by-year", charts.agreements_by_year(report, *words), words)


@router.get("/agreement-family.vl.json", summary="An agreement and those that belong to it")
def family(request: Request, session: SessionDep, query: Annotated[FamilyChartQuery, Query()]) -> Response:
    """Draw the instruments that amend, renew, implement or follow each other, from signature to end."""
    report = family_report(session, query.agreement, on=day_of(request, query.on))
    if report is None:
        raise HTTPException(404, f"The record has no agreement {query.agreement[:100]!r}.")
    words = wordings(session, query.lang)
    return drawn("agreement-family", charts.family(report, *words), words)
