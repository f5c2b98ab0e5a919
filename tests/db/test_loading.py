"""Loading: one transaction, idempotent, every fault named at once, nothing half-written."""

from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA, LOADED_AT
from counts import AGREEMENTS, BODIES, CLAIMS, MERGED_IDS, MISSIONS, SET_ASIDE, VISITS
from sqlalchemy import Engine, func, inspect, select, update
from test_faults import SPOILT, edit, first

from db.filling import check, fill
from db.ledger import contents, current_revision
from db.loading.faults import DataRefused
from db.session import read_session
from models.agreement import Agreement, Participant
from models.body import Body
from models.country import Country, CountrySpelling
from models.evidence import BindingReading, EvidencedRecord, evidence_of
from models.organization import Membership
from models.revision import Change, Revision
from models.sample import Movement
from models.source import Citation, SourcePage
from models.tables import METADATA
from models.translation import Translation
from models.vocabulary import Status

NOT_YET_USED = {"absent_clause", "calendar_link"}
"""Tables for facts that the record does not hold yet, and for what is no part of the record."""

REAL = {
    "agreement": AGREEMENTS,
    "body": BODIES,
    "country": 203,
    "organization": 38,
    "mission": MISSIONS,
    "visit": VISITS,
    "movement": 52,
    "restriction": 17,
    "claim": CLAIMS,
    "merged_id": MERGED_IDS,
    "set_aside": SET_ASIDE,
    "rule": 105,
}


def _fill(engine: Engine, folder: Path, *, at: datetime = LOADED_AT, reason: str = "test") -> Any:
    return fill(engine, folder, home="CN", at=at, by="tests", reason=reason)


def test_the_real_set_has_no_fault_and_the_sizes_it_promises() -> None:
    counts = check(DATA, home="CN")

    assert counts == counts | REAL


def test_every_record_is_loaded(loaded: Engine) -> None:
    with read_session(loaded) as session:
        assert session.scalar(select(func.count()).select_from(Agreement)) == AGREEMENTS
        assert session.scalar(select(func.count()).select_from(Body)) == BODIES
        assert session.scalar(select(func.count()).select_from(Membership)) == 184
        assert session.scalar(select(func.count()).select_from(Movement)) == 52
        assert session.scalar(select(func.count()).select_from(Country)) == 203


def test_no_fact_is_without_a_source(loaded: Engine) -> None:
    with read_session(loaded) as session:
        uncited = session.scalars(
            select(Agreement.id).where(
                Agreement.id.not_in(select(Citation.record_id).where(Citation.noun == "agreement"))
            )
        ).all()
        orphans = session.scalars(
            select(SourcePage.id).where(SourcePage.id.not_in(select(Citation.source_id)))
        ).all()

    assert uncited == []
    assert orphans == []


def test_evidence_is_held_as_the_record_has_it(loaded: Engine) -> None:
    with read_session(loaded) as session:
        row = session.execute(
            select(Agreement.kind, Agreement.evidence).where(Agreement.id == "fr-2012-iga-amendment")
        ).one()
        after = session.scalar(
            select(Revision.after).where(
                Revision.noun == "agreement", Revision.record_id == "fr-2012-iga-amendment"
            )
        )

    held = evidence_of(EvidencedRecord.model_validate(row.evidence, strict=False), row.kind)
    assert held.reading is BindingReading.TREATY
    assert [(each.status, str(each.as_of), each.implied) for each in held.reports] == [
        (Status.IN_FORCE, "2018-01", True)
    ]
    assert [str(sign.on) for sign in held.signs] == ["2016-09", "2018-01"]
    assert after is not None
    assert row.evidence.items() <= after.items()


def test_loading_twice_changes_nothing_and_says_so(empty: Engine) -> None:
    first = _fill(empty, DATA)
    second = _fill(empty, DATA)

    assert not first.did_nothing
    assert second.did_nothing
    assert second.revision == first.revision
    assert second.unchanged.total() == first.added.total()


def test_a_change_an_addition_and_a_removal_are_each_a_revision(filled: Engine, data: Path) -> None:
    def spoil(records: list[dict[str, Any]]) -> None:
        records[0]["notes"] = "Mended."
        records.append({**deepcopy(records[0]), "id": "fr-2026-new", "relations": [], "visit": None})

    edit(data / "agreements" / "fr.yaml", spoil)
    edit(data / "claims.yaml", lambda records: records.pop())
    (data / "translations" / "zh" / "claims.yaml").write_text("[]\n", encoding="utf-8")
    later = datetime(2026, 11, 23, tzinfo=UTC)
    summary = _fill(filled, data, at=later, reason="A correction")

    assert summary.added["agreement"] == 1
    assert summary.changed["agreement"] == 1
    assert summary.removed["claim"] == 1
    with read_session(filled) as session:
        rows = session.scalars(
            select(Revision.change).where(Revision.noun == "agreement", Revision.at == later)
        ).all()
        assert sorted(rows) == [Change.ADDED, Change.CHANGED]
        before, after = session.execute(
            select(Revision.before, Revision.after).where(
                Revision.change == Change.CHANGED, Revision.record_id == "fr-1978-symphonie"
            )
        ).one()
        assert before["notes"] != after["notes"] == "Mended."
        assert contents(session, "agreement", ["fr-2026-new"])["fr-2026-new"]["id"] == "fr-2026-new"


def test_a_change_back_restores_every_row(filled: Engine, data: Path) -> None:
    def rows() -> dict[str, list[str]]:
        with read_session(filled) as session:
            return {
                name: sorted(repr(row) for row in session.execute(select(table)))
                for name, table in METADATA.tables.items()
                if name != "revision"
            }

    before = rows()
    original = (data / "bodies.yaml").read_text(encoding="utf-8")
    edit(data / "bodies.yaml", lambda records: records[2].update(name="Another name"))
    _fill(filled, data)
    changed = rows()
    (data / "bodies.yaml").write_text(original, encoding="utf-8")
    _fill(filled, data)

    assert changed != before
    assert rows() == before


def test_what_is_derived_from_bodies_follows_them(filled: Engine, data: Path) -> None:
    def move(records: list[dict[str, Any]]) -> None:
        next(each for each in records if each["id"] == "dfvlr")["state"] = "FR"

    edit(data / "bodies.yaml", move)
    _fill(filled, data)

    with read_session(filled) as session:
        sides = session.scalar(select(Agreement.partner_sides).where(Agreement.id == "fr-1978-symphonie"))
        parties = session.scalar(
            select(func.count())
            .select_from(Participant)
            .where(Participant.agreement_id == "fr-1978-symphonie")
        )
    assert sides == 1
    assert parties == 3


def test_every_fault_is_told_at_once_and_nothing_is_written(empty: Engine, data: Path) -> None:
    for file, spoil, *_ in (SPOILT["impossible date"], SPOILT["negative mass"], SPOILT["unknown code"]):
        edit(data / file, spoil)

    with pytest.raises(DataRefused) as refused:
        _fill(empty, data)

    files = {fault.file for fault in refused.value.faults}
    assert files == {"agreements/fr.yaml", "samples/movements.yaml", "visits.yaml"}
    with read_session(empty) as session:
        assert current_revision(session) == 0
        assert all(
            session.scalar(select(func.count()).select_from(table)) == 0 for table in METADATA.tables.values()
        )


def test_a_failure_in_the_middle_leaves_the_record_as_it_was(
    filled: Engine, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(data / "agreements" / "fr.yaml", first(notes="Mended."))

    def full(*_: Any, **__: Any) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("db.commands.load.search.index", full)
    with pytest.raises(OSError, match="no space left"):
        _fill(filled, data)
    monkeypatch.undo()

    with read_session(filled) as session:
        assert session.scalar(select(Agreement.notes).where(Agreement.id == "fr-1978-symphonie")) != "Mended."
    assert _fill(filled, data).changed["agreement"] == 1


def test_a_reading_session_cannot_write(loaded: Engine) -> None:
    with pytest.raises(Exception, match=r"(?i)read.?only"), read_session(loaded) as session:
        session.execute(update(Country).values(notes="spoilt"))


def test_the_overlay_covers_every_agreement(loaded: Engine) -> None:
    with read_session(loaded) as session:
        translated = set(
            session.scalars(
                select(Translation.record_id).where(
                    Translation.noun == "agreement", Translation.path == "title"
                )
            )
        )
        assert translated == set(session.scalars(select(Agreement.id)))


def test_every_alias_leads_to_one_country(loaded: Engine) -> None:
    with read_session(loaded) as session:
        keys = session.scalars(select(CountrySpelling.key)).all()

    assert len(keys) == len(set(keys)) > 1_800


def test_every_table_is_filled_or_known_to_be_empty(loaded: Engine) -> None:
    names = set(inspect(loaded).get_table_names()) & set(METADATA.tables)
    with read_session(loaded) as session:
        empty_tables = {
            name
            for name in names
            if session.scalar(select(func.count()).select_from(METADATA.tables[name])) == 0
        }

    assert names == set(METADATA.tables)
    assert empty_tables == NOT_YET_USED
