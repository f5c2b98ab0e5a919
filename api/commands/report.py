"""``concord report``: a report as PDF in a file, which is there whole or not at all."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from inspect import Parameter, Signature
from pathlib import Path
from typing import Annotated, Any, get_args

import typer
from annotated_types import Ge, Le
from pydantic import ValidationError
from pydantic.fields import FieldInfo

from api.clock import today
from api.commands.exit_codes import (
    FAILED,
    REFUSED,
    errors_as_exit_codes,
    open_database,
    settings,
    stop,
)
from api.commands.paper_file import no_country, print_paths, write_paper
from api.layers.problems import reason_of
from db.queries.clause import ClauseFilter
from db.session import ReadSession, read_session
from reports.clauses.comparison import FEWEST, MOST
from reports.documents import benefits, fairness, statement
from reports.documents import clause_comparison as comparison
from reports.documents.dossier import KIND as DOSSIER
from reports.documents.report import (
    FilteredReportKind,
    NothingToPrint,
    OneLang,
    PrintableReport,
    file_name,
    print_report,
)
from reports.parameters.declaration import EndsBeforeItBegins, OnDay, RecordReference
from reports.parameters.names import NotInRecord
from reports.parameters.reading import Declared, declared, strict, takes_several
from reports.wording.lexicon import lexicon

reports = typer.Typer(name="report", help="Print a report as PDF.", no_args_is_help=True)

Out = Annotated[
    Path | None, typer.Option("-o", "--out", help="The PDF to write; named by itself where left out")
]
Tongue = Annotated[OneLang, typer.Option(help="English or Chinese")]
Make = Callable[[ReadSession, date, str], PrintableReport]
"""Makes a report about to be printed: session, day, home state."""


def option(name: str, field: FieldInfo) -> Any:
    """A parameter of a declaration as an option: its type for Typer, whose name is the parameter's."""
    kinds = [each for each in _types(field.annotation) if isinstance(each, type)]
    several = takes_several(field.annotation)
    limits: dict[str, Any] = {}
    # Days, and what is one of several kinds, are judged by the declaration.
    kind: Any = next((each for each in kinds if issubclass(each, Enum) or each in (bool, int)), str)
    if date in kinds:
        kind = str
    if kind is int:
        marks = [*field.metadata, *_types(field.annotation)]
        limits["min"] = next((each.ge for mark in marks for each in _limits(mark, Ge)), None)
        limits["max"] = next((each.le for mark in marks for each in _limits(mark, Le)), None)
    flag = _flag(name)
    words = typer.Option(flag, help=field.description, **limits)
    if kind is bool and field.default is None:
        words = typer.Option(f"{flag}/--no-{flag[2:]}", help=field.description)
    return Annotated[list[kind] | None if several else kind | None, words]


def _types(annotation: Any) -> Iterator[Any]:
    yield annotation
    for part in get_args(annotation):
        yield from _types(part)


def _limits(mark: Any, kind: type[Any]) -> list[Any]:
    marks = mark.metadata if isinstance(mark, FieldInfo) else [mark]
    return [each for each in marks if isinstance(each, kind)]


def understood(declaration: type[Declared], given: Mapping[str, Any]) -> Declared:
    """The parameters that options give, by name; what the declaration refuses is told in one line, and ends the command."""
    pairs = [
        (name, str(each))
        for name, value in given.items()
        if value is not None
        for each in (value if isinstance(value, list) else [value])
    ]
    try:
        return strict(declaration, pairs)
    except ValidationError as error:
        says = map(_worded, error.errors())
        raise stop("; ".join(dict.fromkeys(says)), REFUSED) from None


def _flag(name: object) -> str:
    return f"--{str(name).replace('_', '-')}"


def _worded(error: Any) -> str:
    backwards = error.get("ctx", {}).get("error")
    if isinstance(backwards, EndsBeforeItBegins):
        return f"{_flag(backwards.end)} lies before {_flag(backwards.begin)}"
    return f"{_flag(error['loc'][0])}: {reason_of(error)}"


def _unknown(session: ReadSession, error: NotInRecord) -> typer.Exit:
    if error.noun is not RecordReference.COUNTRY:
        return stop(
            f"--{error.noun.value}: the record has no {', '.join(each[:100] for each in error.names)}",
            REFUSED,
        )
    return stop(no_country(session, error.names[0]), REFUSED)


def _print(make: Make, out: Path | None, lang: OneLang, on: date | None) -> None:
    """Print a report to a file and tell its name."""
    day = on or today()
    with errors_as_exit_codes():
        chosen = settings()
        with open_database(chosen.database_url) as engine, read_session(engine) as session:
            try:
                report = make(session, day, chosen.home)
            except NothingToPrint as error:
                raise stop(str(error), REFUSED) from None
            except NotInRecord as error:
                raise _unknown(session, error) from None
            paper = print_report(report, lexicon(session, report.reading.revision), lang, chosen.home)
        path = out or Path(file_name(report.name, day, lang))
        try:
            file = write_paper(path, paper)
        except OSError as error:
            raise stop(f"cannot write {path}: {error.strerror}", FAILED) from None
    print_paths([file])


def command(
    kind: FilteredReportKind[Any, Any], says: str, refusal: Callable[[Any], str] = lambda wanted: ""
) -> Callable[..., None]:
    """The command for a report: its options are the parameters declared; ``refusal`` says why one cannot be printed."""
    fields = declared(kind.parameters)

    def run(out: Path | None, lang: OneLang, **given: Any) -> None:
        parameters = understood(
            kind.parameters, {_named(fields, name): value for name, value in given.items()}
        )

        def make(session: ReadSession, day: date, home: str) -> PrintableReport:
            wanted = kind.wanted(session, parameters, day)
            if fault := refusal(wanted):
                raise stop(fault, REFUSED)
            return kind.report(session, wanted, day, home)

        _print(make, out, lang, parameters.on)

    types: dict[str, Any] = {"out": Out, "lang": Tongue}
    types |= {_python(name): option(name, field) for name, field in fields.items()}
    defaults: dict[str, Any] = {"lang": "en"}
    run.__signature__ = Signature(  # type: ignore[attr-defined]  # where Typer looks for options
        [
            Parameter(name, Parameter.KEYWORD_ONLY, default=defaults.get(name), annotation=each)
            for name, each in types.items()
        ]
    )
    run.__annotations__ = types
    run.__doc__ = says
    return run


def _python(name: str) -> str:
    """A name that Python takes: ``from`` is a word of its own."""
    return f"{name}_"


def _named(fields: Mapping[str, FieldInfo], name: str) -> str:
    return next(each for each in fields if _python(each) == name)


def _too_few_or_many(wanted: ClauseFilter) -> str:
    named = FEWEST <= len(wanted.countries) <= MOST
    return "" if named else "name two to five countries, each with --country"


@reports.command()
def dossier(
    agreement: Annotated[str, typer.Argument(help="Id of the agreement", show_default=False)],
    out: Out = None,
    lang: Tongue = "en",
    on: option("on", declared(OnDay)["on"]) = None,  # type: ignore[valid-type]  # made for Typer
) -> None:
    """Every documented fact of one AGREEMENT, and where it stands."""

    def make(session: ReadSession, day: date, home: str) -> PrintableReport:
        return DOSSIER.report(session, agreement, day, home)

    _print(make, out, lang, understood(OnDay, {"on": on}).on)


for _kind, _says, _refusal in (
    (
        statement.KIND,
        "The statement of the sample ledger; what is asked for chooses the movements listed.",
        None,
    ),
    (comparison.KIND, "The clauses on sharing with two to five countries, side by side.", _too_few_or_many),
    (fairness.KIND, "How evenly samples were shared, every figure with its bounds.", None),
    (
        benefits.KIND,
        "What agreements share: clauses by kind, by who gives, by partner and over the years.",
        None,
    ),
):
    reports.command(_kind.name)(command(_kind, _says, _refusal or (lambda wanted: "")))
