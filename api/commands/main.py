"""The command ``concord``. Exit codes: 0 done, 1 failed, 2 refused input."""

from collections.abc import Callable
from typing import NamedTuple

import typer
from typer._click.core import Command, Context  # Typer brings a click of its own and names it nowhere else
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group


class Described(NamedTuple):
    """A command before its modules are imported: what it does, and how to get at it."""

    does: str
    load: Callable[[], typer.Typer]


def _record() -> typer.Typer:
    from api.commands.record import record

    return record


def _brief() -> typer.Typer:
    from api.commands.brief import command

    return command


def _report() -> typer.Typer:
    from api.commands.report import reports

    return reports


def _export() -> typer.Typer:
    from api.commands.export import export

    return export


def _calendar() -> typer.Typer:
    from api.commands.calendar import calendar

    return calendar


COMMANDS = {
    "serve": Described(
        "Serve the record. An SQLite file is brought to this release's schema, and filled from data/ where empty.",
        _record,
    ),
    "migrate": Described("Bring the database to the schema of this release.", _record),
    "load": Described(
        "Bring the record to what the files in FOLDER say, in one transaction; refuse a set with any fault.",
        _record,
    ),
    "check": Described(
        "Judge the files in FOLDER without a database: every fault, with file, record, field and reason.",
        _record,
    ),
    "brief": Described("Print the briefing on COUNTRY, or on every partner, as PDF.", _brief),
    "report": Described("Print a report as PDF.", _report),
    "export": Described(
        "Write the whole record to a data package (.zip), or one record a line (.jsonl); `concord load` takes either.",
        _export,
    ),
    "calendar": Described("Links to subscribe to calendars by.", _calendar),
}


def loaded(name: str) -> Command:
    """The command of a name, with the modules behind it imported; raises KeyError where there is none."""
    group = get_group(COMMANDS[name].load())
    return group.commands.get(name, group)


class LazyGroup(TyperGroup):
    """The commands by name; the help on all of them imports none, so that it comes at once."""

    def list_commands(self, ctx: Context) -> list[str]:
        """The names of the commands, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> TyperCommand | None:
        """A command as far as the help on all commands says what it does; None where there is none."""
        described = COMMANDS.get(cmd_name)
        return TyperCommand(cmd_name, help=described.does) if described else None

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """The command that words name, ready to run, and the words left for it."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, loaded(name) if name in COMMANDS else command, rest


cli = typer.Typer(cls=LazyGroup, no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)


@cli.callback()
def concord() -> None:
    """The record of international space cooperation agreements: served, checked, loaded, briefed."""


def main() -> None:
    """Run the command."""
    cli()
