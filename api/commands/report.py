"""``concord report``: a report as PDF in a file, which is there whole or not at all."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from api.clock import parse_day, today
from api.commands.brief import write_whole
from api.commands.terminal import (
    FAILED,
    REFUSED,
    errors_as_exit_codes,
    open_database,
    print_error,
    settings,
    stop,
)
from db.queries import country as naming
from db.queries.clause import ClauseFilter
from db.queries.mission import unknown
from db.queries.sample import MovementFilter
from db.session import ReadSession, read_session
from models.fairness.assessment import FEWEST_KNOWN
from models.fairness.scope import SHARED_KINDS, FairnessScope, PartnerUnit, PopulationRule
from models.vocabulary import MovementKind, Purpose, Region
from reports.clauses.comparison import FEWEST, MOST
from reports.documents import benefits as benefit_summary
from reports.documents import clause_comparison as comparison
from reports.documents import dossier as dossiers
from reports.documents import fairness, statement
from reports.documents.report import Lang, PrintableReport, file_name, print_report
from reports.revision_cache import code_of
from reports.samples.holdings import Level
from reports.wording.lexicon import lexicon

reports = typer.Typer(name="report", help="Print a report as PDF.", no_args_is_help=True)

Out = Annotated[
    Path | None, typer.Option("-o", "--out", help="The PDF to write; named by itself where left out")
]
Tongue = Annotated[Lang, typer.Option(help="English or Chinese")]
Day = Annotated[str | None, typer.Option(help="The day asked about, YYYY-MM-DD; today where left out")]
Missions = Annotated[list[str] | None, typer.Option("--mission", help="Only these missions, by id")]
Countries = Annotated[
    list[str] | None, typer.Option("--country", help="Code, name or alias; may be repeated")
]
Year = Annotated[int | None, typer.Option(min=1900, max=2200)]

Make = Callable[[ReadSession, date, str], PrintableReport]
"""Makes a report about to be printed: session, day, home state."""


def _day(text: str | None, name: str) -> date | None:
    try:
        return parse_day(text) if text is not None else None
    except ValueError as error:
        raise stop(f"--{name}: {error}", REFUSED) from None


def _print(make: Make, out: Path | None, lang: Lang, on: str | None) -> None:
    """Print a report to a file and tell its name."""
    day = _day(on, "on") or today()
    with errors_as_exit_codes():
        chosen = settings()
        with open_database(chosen.database_url) as engine, read_session(engine) as session:
            sheet = make(session, day, chosen.home)
            paper = print_report(sheet, lexicon(session, sheet.reading.revision), lang, chosen.home)
        path = out or Path(file_name(sheet.name, day, lang))
        try:
            write_whole(path, paper.pdf)
        except OSError as error:
            raise stop(f"cannot write {path}: {error.strerror}", FAILED) from None
    typer.echo(path)
    if paper.replaced:
        print_error(
            f"{path}: no font shows {', '.join(paper.replaced_names)}; they stand there by their numbers"
        )


def _code(session: ReadSession, name: str) -> str:
    code = code_of(session, name)
    if code is None:
        names = naming.names(session)
        near = ", ".join(names[each][0] for each in naming.nearest(session, name))
        raise stop(f"no country is called {name[:100]!r}{f'; near it: {near}' if near else ''}", REFUSED)
    return code


def _codes(session: ReadSession, names: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_code(session, name) for name in names or ()))


def _missions(session: ReadSession, ids: Sequence[str] | None) -> tuple[str, ...]:
    given = tuple(dict.fromkeys(ids or ()))
    strange = unknown(session, given)
    if strange:
        raise stop(f"--mission: the record has no {', '.join(each[:100] for each in strange)}", REFUSED)
    return given


@reports.command()
def dossier(
    agreement: Annotated[str, typer.Argument(help="Id of the agreement", show_default=False)],
    out: Out = None,
    lang: Tongue = "en",
    on: Day = None,
) -> None:
    """Every documented fact of one AGREEMENT, and where it stands."""

    def make(session: ReadSession, day: date, home: str) -> PrintableReport:
        sheet = dossiers.dossier(session, agreement, on=day, home=home)
        if sheet is None:
            raise stop(f"the record has no agreement {agreement[:120]!r}", REFUSED)
        return sheet

    _print(make, out, lang, on)


@reports.command()
def samples(
    out: Out = None,
    lang: Tongue = "en",
    on: Day = None,
    country: Countries = None,
    mission: Missions = None,
    holders: Annotated[Level, typer.Option(help="How finely holders are told apart")] = Level.STATE,
) -> None:
    """The statement of the sample ledger; countries and missions choose the movements that are listed."""

    def make(session: ReadSession, day: date, home: str) -> PrintableReport:
        wanted = MovementFilter(
            on=day, countries=_codes(session, country), missions=_missions(session, mission)
        )
        return statement.statement(session, on=day, home=home, wanted=wanted, level=holders)

    _print(make, out, lang, on)


@reports.command()
def clauses(
    country: Countries = None,
    out: Out = None,
    lang: Tongue = "en",
    on: Day = None,
    mission: Missions = None,
) -> None:
    """The clauses on sharing with two to five countries, side by side."""

    def make(session: ReadSession, day: date, home: str) -> PrintableReport:
        codes = _codes(session, country)
        if not FEWEST <= len(codes) <= MOST:
            raise stop("name two to five countries, each with --country", REFUSED)
        wanted = ClauseFilter(on=day, countries=codes, missions=_missions(session, mission))
        return comparison.comparison(session, wanted)

    _print(make, out, lang, on)


@reports.command(name="fairness")
def fairness_summary(
    out: Out = None,
    lang: Tongue = "en",
    on: Day = None,
    mission: Missions = None,
    region: Annotated[list[Region] | None, typer.Option(help="Only partners of these regions")] = None,
    kind: Annotated[list[MovementKind] | None, typer.Option(help="Only these kinds, as one heap")] = None,
    purpose: Annotated[list[Purpose] | None, typer.Option(help="Only these purposes")] = None,
    since: Annotated[str | None, typer.Option("--from", help="First day of the period")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Last day of the period")] = None,
    by: Annotated[PartnerUnit, typer.Option(help="What a partner is")] = PartnerUnit.STATE,
    domestic: Annotated[bool, typer.Option("--domestic", help="Count receivers at home too")] = False,
    population: Annotated[
        PopulationRule, typer.Option(help="PopulationRule is counted, zeros included")
    ] = PopulationRule.RECIPIENTS,
    fewest_known: Annotated[
        int, typer.Option(min=1, max=1000, help="No figure below so many known")
    ] = FEWEST_KNOWN,
) -> None:
    """How evenly samples were shared, every figure with its bounds."""
    first, last = _day(since, "from"), _day(until, "to")
    if first and last and last < first:
        raise stop("--to lies before --from", REFUSED)
    strange = [each for each in kind or () if each not in SHARED_KINDS]
    if strange:
        raise stop(f"--kind: nothing is shared by {', '.join(strange)}", REFUSED)

    def make(session: ReadSession, day: date, home: str) -> PrintableReport:
        scope = FairnessScope(
            missions=_missions(session, mission),
            regions=tuple(region or ()),
            kinds=tuple(kind or ()),
            purposes=tuple(purpose or ()),
            since=first,
            until=last,
            by=by,
            domestic=domestic,
            population=population,
            fewest_known=fewest_known,
        )
        return fairness.fairness(session, scope, on=day, home=home)

    _print(make, out, lang, on)


@reports.command()
def benefits(
    out: Out = None,
    lang: Tongue = "en",
    on: Day = None,
    country: Annotated[str | None, typer.Option(help="Only with this country; code, name or alias")] = None,
    mission: Missions = None,
    signed_from: Year = None,
    signed_to: Year = None,
) -> None:
    """What agreements share: clauses by kind, by who gives, by partner and over the years."""

    def make(session: ReadSession, day: date, home: str) -> PrintableReport:
        return benefit_summary.benefits(
            session,
            on=day,
            home=home,
            country=_code(session, country) if country else None,
            missions=_missions(session, mission),
            signed_from=signed_from,
            signed_to=signed_to,
        )

    _print(make, out, lang, on)
