"""A data set as JSON Lines: the same record, every fault with its line, nothing written on a fault."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import DATA, LOADED_AT
from counts import AGREEMENTS
from sqlalchemy import Engine

from db.export import record_lines
from db.filling import check, fill, open_data_set
from db.ledger import current_revision, record_digests
from db.loading import lines
from db.loading.faults import DataRefused
from db.loading.lines import Streamed
from db.session import read_session


@pytest.fixture(scope="module")
def written(loaded: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real record as JSON Lines."""
    file = tmp_path_factory.mktemp("lines") / "record.jsonl"
    with read_session(loaded) as session, file.open("wb") as target:
        target.writelines(record_lines(session))
    return file


def test_lines_make_the_same_record(written: Path, loaded: Engine, empty: Engine) -> None:
    told: list[tuple[str, int, int]] = []
    fill(
        empty,
        written,
        home="CN",
        at=LOADED_AT,
        by="tests",
        reason="test",
        progress=lambda *step: told.append(step),
    )

    with read_session(loaded) as one, read_session(empty) as other:
        assert record_digests(other) == record_digests(one)
        assert list(record_lines(other)) == list(record_lines(one))
    assert ("agreement", AGREEMENTS, AGREEMENTS) in told
    assert all(done <= whole for _, done, whole in told)
    again = fill(empty, DATA, home="CN", at=LOADED_AT, by="tests", reason="test")
    assert again.did_nothing


def test_agreements_are_not_held_in_memory(written: Path) -> None:
    with open_data_set(written, home="CN") as data:
        agreements = data.records["agreement"]
        assert isinstance(agreements, Streamed)
        first = agreements["fr-1978-symphonie"]
        assert first.record.id == "fr-1978-symphonie"
        assert agreements["fr-1978-symphonie"].record is not first.record
        assert json.loads(written.read_bytes().splitlines()[first.line - 1])["id"] == "fr-1978-symphonie"


def _as_text(values: dict[str, Any]) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode()


def _edited(**changes: Any) -> Callable[[dict[str, Any]], bytes]:
    return lambda values: _as_text({**values, **changes})


SPOILT: dict[str, tuple[Callable[[dict[str, Any]], bytes], str]] = {
    "no JSON": (lambda _: b"{", "not JSON"),
    "no record": (lambda _: b"[1, 2]", "a line holds one record"),
    "no UTF-8": (lambda _: b'{"noun": "\xff"}', "is not UTF-8"),
    "no noun": (lambda values: _as_text({**values, "noun": "treaty"}), "'noun' is missing or names none"),
    "a noun that is a list": (lambda values: _as_text({**values, "noun": []}), "'noun'"),
    "a translation of nothing": (lambda _: b'{"noun": "translation", "lang": "zh"}', "'of' names no noun"),
    "a key twice": (lambda values: _as_text(values)[:-1] + b', "id": "x"}', "a key stands twice"),
    "not a number": (lambda values: _as_text(values)[:-1] + b', "x": NaN}', "NaN is no JSON"),
    "a number too long": (lambda _: b'{"noun": ' + b"9" * 5_000 + b"}", "not JSON"),
    "too deep": (lambda _: b'{"noun": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not JSON"),
    "an impossible date": (_edited(expires="2023-02-30"), "expires"),
    "an unknown key": (_edited(surprise=1), "unknown key"),
    "an unknown body": (_edited(home_parties=["nobody"]), "unknown body 'nobody'"),
    "a wrong side": (_edited(home_parties=["cnes"]), "is not on that side"),
    "a line too long": (lambda values: _as_text({**values, "summary": "x" * 2_000_000}), "is longer than"),
}


@pytest.mark.parametrize("what", SPOILT)
def test_a_fault_names_its_line(what: str, written: Path, tmp_path: Path) -> None:
    spoil, reason = SPOILT[what]
    text = written.read_bytes().splitlines()
    number = next(place for place, line in enumerate(text) if b'"id":"fr-1978-symphonie"' in line)
    text[number] = spoil(json.loads(text[number]))
    file = tmp_path / "spoilt.jsonl"
    file.write_bytes(b"\n".join(text))

    with pytest.raises(DataRefused) as refused:
        check(file, home="CN")
    here = [str(fault) for fault in refused.value.faults if fault.line == number + 1]
    assert any(reason in each for each in here), refused.value.faults
    assert all(fault.file == "spoilt.jsonl" for fault in refused.value.faults if fault.line == number + 1)


def test_every_fault_at_once_and_nothing_is_written(written: Path, empty: Engine, tmp_path: Path) -> None:
    text = written.read_bytes().splitlines()
    places = [place for place, line in enumerate(text) if line.startswith(b'{"noun":"agreement"')][:50]
    for place in places:
        text[place] = text[place].replace(b'"kind":', b'"kindness":', 1)
    text.append(text[places[-1] + 60])
    file = tmp_path / "spoilt.jsonl"
    file.write_bytes(b"\n".join(text))

    with pytest.raises(DataRefused) as refused:
        fill(empty, file, home="CN", at=LOADED_AT, by="tests", reason="test")
    named = {fault.line for fault in refused.value.faults}
    assert {place + 1 for place in places} <= named
    assert any("stands already in" in fault.reason for fault in refused.value.faults)
    with read_session(empty) as session:
        assert current_revision(session) == 0


def test_a_file_that_changes_while_it_is_read_is_refused(written: Path, tmp_path: Path) -> None:
    file = tmp_path / "moving.jsonl"
    file.write_bytes(written.read_bytes())
    with open_data_set(file, home="CN") as data:
        with file.open("r+b") as target:
            target.write(b"x" * file.stat().st_size)
        with pytest.raises(DataRefused, match="1 faults"):
            list(data.records["agreement"].values())


def test_a_long_line_does_not_hide_the_next(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(lines, "LONGEST_LINE", 100)
    file = tmp_path / "long.jsonl"
    file.write_bytes(b"x" * 1_000 + b"\n{\n" + b"y" * 101)

    with pytest.raises(DataRefused) as refused:
        check(file, home="CN")
    reasons = {fault.line: fault.reason for fault in refused.value.faults if fault.file == "long.jsonl"}
    assert "is longer" in reasons[1]
    assert "not JSON" in reasons[2]
    assert "is longer" in reasons[3]
