"""Reading the rules of access to samples, and what their regimes cover."""

from collections.abc import Sequence
from typing import NamedTuple

from sqlalchemy import select

from db.queries.rows import rows_of
from db.session import ReadSession
from models.clauses.rule_scope import Receivers
from models.rule import Regime, RegimeKind, RegimeMission, RegimeState, Rule
from models.vocabulary import Confidence, MovementKind, RuleTopic


class RegimeRow(NamedTuple):
    """A set of rules."""

    id: str
    title: str
    title_zh: str | None
    number: str | None
    issuer: str
    adopted_edtf: str | None
    first_published_edtf: str | None
    status: str
    extent: str | None
    receivers: Receivers | None


def regimes(session: ReadSession) -> Sequence[RegimeRow]:
    """Every set of rules, by id."""
    return rows_of(session, RegimeRow, select(Regime.__table__).order_by(Regime.id))


class RuleRow(NamedTuple):
    """A rule, or a topic on which none was met."""

    id: str
    regime_id: str
    topic: RuleTopic
    article: str | None
    rule: str | None
    found: bool
    confidence: Confidence | None
    notes: str | None


def rules(session: ReadSession) -> Sequence[RuleRow]:
    """Every rule, with those looked for and not found, by id."""
    return rows_of(session, RuleRow, select(Rule.__table__).order_by(Rule.id))


def states(session: ReadSession) -> dict[str, list[str]]:
    """The states whose rules each regime is."""
    found: dict[str, list[str]] = {}
    rows = session.execute(
        select(RegimeState.regime_id, RegimeState.country_code).order_by(
            RegimeState.regime_id, RegimeState.position
        )
    )
    for regime, code in rows:
        found.setdefault(regime, []).append(code)
    return found


def missions(session: ReadSession) -> dict[str, list[str]]:
    """The missions whose samples each regime governs."""
    found: dict[str, list[str]] = {}
    rows = session.execute(
        select(RegimeMission.regime_id, RegimeMission.mission_id).order_by(
            RegimeMission.regime_id, RegimeMission.position
        )
    )
    for regime, mission in rows:
        found.setdefault(regime, []).append(mission)
    return found


def kinds(session: ReadSession) -> dict[str, list[MovementKind]]:
    """The kinds of movement that each regime is about; one that is not named is about all."""
    found: dict[str, list[MovementKind]] = {}
    rows = session.execute(
        select(RegimeKind.regime_id, RegimeKind.kind).order_by(RegimeKind.regime_id, RegimeKind.position)
    )
    for regime, kind in rows:
        found.setdefault(regime, []).append(kind)
    return found
