"""From the published rules on samples to their rows."""

from collections.abc import Iterator

from db.loading.rows import Context, Row, cited
from models.rule import Regime, RegimeKind, RegimeMission, RegimeRecord, RegimeState, Rule, RuleRecord


def regime_rows(record: RegimeRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a set of access rules."""
    covers = record.covers
    yield (
        Regime,
        {
            **record.model_dump(exclude={"sources", "adopted", "first_published", "states", "covers"}),
            "adopted_edtf": record.adopted,
            "first_published_edtf": record.first_published,
            "receivers": covers.receivers if covers else None,
        },
    )
    for place, code in enumerate(record.states, 1):
        yield RegimeState, {"regime_id": record.id, "position": place, "country_code": code}
    for place, mission in enumerate(covers.missions if covers else (), 1):
        yield RegimeMission, {"regime_id": record.id, "position": place, "mission_id": mission}
    for place, kind in enumerate(covers.kinds if covers else (), 1):
        yield RegimeKind, {"regime_id": record.id, "position": place, "kind": kind}
    yield from cited("regime", record.id, record.sources)


def rule_rows(record: RuleRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of an access rule."""
    yield (
        Rule,
        {**record.model_dump(exclude={"sources", "regime"}), "regime_id": record.regime},
    )
    yield from cited("rule", record.id, record.sources)


ROWS = {"regime": regime_rows, "rule": rule_rows}
