"""A benchmark measures what its row says: how it is asked for, and assertions that bite."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from conftest import ROOT, TODAY
from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from bench.load import Measured
from bench.options import BENCHES, BESIDE, listing, parse
from bench.proof import Counts, NotMeasured, require_answers, require_count, require_kept, require_made

LIST = "/api/v1/agreements?country=FR"


def measured(statuses: dict[str, int], *, shortest: int = 40, longest: int = 40) -> Measured:
    return Measured(100.0, statuses, shortest, longest, [0.01] * sum(statuses.values()))


def asked_twice(database: str, cache_megabytes: int) -> tuple[Counts, Counts]:
    """What the app counts when a list that was asked for before is asked for again."""
    settings = Settings(database_url=database, cache_megabytes=cache_megabytes, metrics=True, _env_file=None)
    app = create_app(settings, clock=lambda: TODAY)
    with TestClient(app) as client:
        client.get(LIST)
        before = Counts.of(client.get("/metrics").text)
        client.get(LIST)
        client.get("/countries/FR")
        after = Counts.of(client.get("/metrics").text)
    app.state.engine.dispose()
    return before, after


def test_a_row_of_answers_worked_out_refuses_a_kept_one(loaded_url: str) -> None:
    before, after = asked_twice(loaded_url, 64)

    with pytest.raises(NotMeasured, match="the list: 1 answers were kept"):
        require_made("the list", before, after, 2)
    require_kept("the list", before, after, 1)


def test_a_row_of_kept_answers_refuses_those_worked_out(loaded_url: str) -> None:
    before, after = asked_twice(loaded_url, 0)

    with pytest.raises(NotMeasured, match="of 1 answers only 0 were kept"):
        require_kept("the list", before, after, 1)
    require_made("the list", before, after, 2)


def test_answers_that_nobody_counted_are_refused() -> None:
    with pytest.raises(NotMeasured, match="set CONCORD_METRICS"):
        Counts.of("")
    with pytest.raises(NotMeasured, match="5 answers, 3 of them counted"):
        require_made("the list", Counts(1, 0), Counts(4, 0), 5)


def test_answers_of_another_status_or_length_are_refused() -> None:
    assert require_answers("x", measured({"200": 3}), length=40).longest == 40
    assert require_answers("x", measured({"304": 3}, shortest=0, longest=0), statuses=("304",))
    for refused in (
        lambda: require_answers("x", measured({"200": 3}), statuses=("304",)),
        lambda: require_answers("x", measured({"200": 3, "304": 1})),
        lambda: require_answers("x", measured({"200": 3}), length=41),
        lambda: require_answers("x", measured({"200": 3}, shortest=39), length=40),
        lambda: require_answers("x", measured({"200": 3}, shortest=0)),
        lambda: require_answers("x", measured({})),
        lambda: require_count("x", 19, 20),
    ):
        with pytest.raises(NotMeasured):
            refused()


def test_options_name_benchmarks_and_another_checkout() -> None:
    assert parse([]).names == tuple(BENCHES)
    assert parse(["start", "api"]).names == ("start", "api")
    beside = parse(["--beside", str(ROOT)])
    assert (beside.names, beside.beside) == ((), ROOT.resolve())
    both = parse(["agreements", "--beside", str(ROOT)])
    assert (both.names, both.beside) == (("agreements",), ROOT.resolve())


@pytest.mark.parametrize("arguments", [["nothing"], ["--beside", "nowhere"], ["--fast"]])
def test_options_that_mean_nothing_are_refused(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        parse(arguments)
    assert end.value.code == 2
    assert arguments[-1] in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--help", "--list"])
def test_the_rows_are_listed_with_what_each_measures(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        parse([option])
    assert not end.value.code
    assert listing() in capsys.readouterr().out
    for rows in (*BENCHES.values(), BESIDE):
        assert all(row in listing() and measures in listing() for row, measures in rows)


def test_every_benchmark_is_a_module_and_every_module_that_measures_is_listed() -> None:
    assert all(find_spec(f"bench.{name}") for name in BENCHES)
    measuring = {
        file.stem
        for file in Path(ROOT / "bench").glob("*.py")
        if "def run(" in file.read_text(encoding="utf-8")
    }
    assert measuring - {"beside"} == set(BENCHES)
