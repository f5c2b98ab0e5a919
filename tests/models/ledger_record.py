"""The record's batches, movements and parties, read from data/ into the forms of the pure rules."""

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from models.dates.uncertain_date import UncertainDate
from models.ledger.movement import LedgerBatch, LedgerMovement, Parties

DATA = Path(__file__).parents[2] / "data"
SUCCESSOR = {"SU": "RU"}


@cache
def read(name: str) -> Any:
    """One file of the record."""
    return yaml.safe_load((DATA / name).read_text(encoding="utf-8"))


def party(end: dict[str, Any]) -> str | None:
    """State or organization of an end, or None where none or several are meant."""
    code: str | None = end["country"] or end["organization"]
    return SUCCESSOR.get(code, code) if code else None


def batches() -> tuple[LedgerBatch, ...]:
    """Every batch."""
    return tuple(
        LedgerBatch(
            entry["id"],
            entry["mission"],
            UncertainDate.parse(str(entry["on"])),
            party({"country": entry["holder"]["country"], "organization": None}) or "",
            entry["mass_ug"],
        )
        for entry in read("samples/batches.yaml")
    )


def movements() -> tuple[LedgerMovement, ...]:
    """Every movement."""
    return tuple(
        LedgerMovement(
            entry["id"],
            UncertainDate.parse(str(entry["on"])),
            entry["kind"],
            tuple(entry["batches"]),
            party(entry["from"]),
            party(entry["to"]),
            entry["mass_ug"],
            entry["counts_toward_totals"],
            entry["aggregate"],
            entry["part_of"],
            entry["clause_of"],
            entry["mission"],
            tuple(entry["sample_ids"]),
        )
        for entry in read("samples/movements.yaml")
    )


def parties() -> dict[str, Parties]:
    """The sides of every agreement, as states where the record knows the state of a body."""
    states = {body["id"]: body["state"] or body["id"] for body in read("bodies.yaml")}
    return {
        entry["id"]: Parties(
            frozenset(states.get(body, body) for body in entry["home_parties"]),
            frozenset(states.get(body, body) for body in entry["partner_parties"]),
        )
        for file in sorted((DATA / "agreements").glob("*.yaml"))
        for entry in read(f"agreements/{file.name}")
    }
