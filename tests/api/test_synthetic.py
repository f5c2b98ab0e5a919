"""Agreements that never were: the same for the same seed, valid, and enough to try what the real record has none of."""

from datetime import date
from pathlib import Path
from typing import Any

from conftest import DATA, LOADED_AT, TODAY
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from api.app import create_app
from api.settings import Settings
from bench.synthetic import contents, records, write_lines
from db.filling import fill, open_data_set
from models.dates.certainty import Certainty
from models.dates.uncertain_date import UncertainDate

LIST = "/api/v1/agreements"


def test_the_same_seed_gives_the_same_agreements() -> None:
    with open_data_set(DATA, home="CN") as data:
        first, again = list(contents(data, 50)), list(contents(data, 50))
        other = list(contents(data, 50, seed=1))
        read = [record.content()["id"] for record in records(data, 50)]

    assert first == again != other
    assert read == [each["id"] for each in first]
    assert all("Synthetic" in each["notes"] for each in first)
    assert all(key.startswith("synthetic-") for key in read)


def test_days_of_notice_can_be_asked_for(empty: Engine, empty_url: str, tmp_path: Path) -> None:
    file = tmp_path / "synthetic.jsonl"
    write_lines(file, 250)
    fill(empty, file, home="CN", at=LOADED_AT, by="tests", reason="Synthetic")
    app = create_app(Settings(database_url=empty_url, _env_file=None), clock=lambda: TODAY)
    with TestClient(app) as client:
        whole = client.get(LIST, params={"limit": 500, "fields": "notice_on"}).json()["items"]
        asked: dict[str, Any] = {
            "notice_before": "2028-01-01",
            "sort": "notice",
            "limit": 500,
            "fields": "notice_on,match",
        }
        found = client.get(LIST, params=asked).json()["items"]
    app.state.engine.dispose()

    def answer(notice_on: str) -> Certainty:
        return UncertainDate.parse(notice_on).before(date(2028, 1, 1))

    due = {each["id"]: answer(each["notice_on"]) for each in whole if each["notice_on"]}
    expected = {
        key: "certain" if said is Certainty.YES else "possible"
        for key, said in due.items()
        if said is not Certainty.NO
    }
    assert len(whole) == 250
    assert {each["id"]: each["match"] for each in found} == expected != {}
    days = [UncertainDate.parse(each["notice_on"]).first for each in found]
    assert days == sorted(days)  # type: ignore[type-var]  # each of them has a first day
