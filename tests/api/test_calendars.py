"""Calendars of terms and due dates, as calendar programs read them."""

from datetime import date, timedelta
from typing import Any

import icalendar
import pytest
from command import DONE, REFUSED, run
from conftest import TODAY
from fastapi.testclient import TestClient
from sqlalchemy import Engine, select

from api.app import create_app
from api.settings import Settings
from models.calendar_link import CalendarLink
from models.dates.uncertain_date import UncertainDate
from reports.agreements.due_dates import whole_day

ALL = "/api/v1/calendars/dates.ics"


def events(client: TestClient, address: str) -> list[Any]:
    response = client.get(address)
    assert response.status_code == 200
    assert response.headers["content-type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(response.content)
    assert not calendar.errors
    return [each for each in calendar.walk("VEVENT") if not each.errors]


def a_country_with_dates(client: TestClient) -> str:
    for item in client.get("/api/v1/calendars/dates?on=2024-01-01").json()["items"]:
        if item["day"]:
            agreement = client.get(f"/api/v1/agreements/{item['agreement']}").json()["agreement"]
            codes = [party["country"] for party in agreement["partner_parties"] if party["country"]]
            if codes:
                return str(codes[0])
    raise AssertionError("no state has a date")


@pytest.mark.parametrize("by_country", [False, True])
def test_events_are_whole_days_that_are_known(client: TestClient, by_country: bool) -> None:
    code = a_country_with_dates(client) if by_country else None
    path, narrowed = (f"countries/{code}/", f"&country={code}") if code else ("", "")
    found = events(client, f"/api/v1/calendars/{path}dates.ics?on=2024-01-01")
    listed = client.get(f"/api/v1/calendars/dates?on=2024-01-01{narrowed}").json()
    known = {each["key"]: each for each in listed["items"] if each["day"]}

    assert found
    assert {str(each["uid"]).removesuffix("@concord.example") for each in found} == set(known)
    assert listed["inexact"] == listed["total"] - len(found)
    for each in found:
        day = each["dtstart"].dt
        assert type(day) is date
        assert each["dtend"].dt == day + timedelta(days=1)
        item = known[str(each["uid"]).removesuffix("@concord.example")]
        assert day.isoformat() == item["day"] == item["on"]
        assert str(each["url"]) == f"http://testserver{item['url']}"


def test_an_expiry_is_that_of_the_agreement(client: TestClient) -> None:
    listed = client.get("/api/v1/calendars/dates?on=2024-01-01").json()["items"]
    expiry = next(each for each in listed if each["kind"] == "expiry")
    agreement = client.get(f"/api/v1/agreements/{expiry['agreement']}?on=2024-01-01").json()["agreement"]

    assert agreement["expires"] == expiry["on"]
    for each in listed:
        assert (UncertainDate.parse(each["on"]).latest or date.min) >= date(2022, 12, 31)


def test_what_is_not_known_to_the_day_is_counted(client: TestClient) -> None:
    on = "2016-01-01"
    listed = client.get(f"/api/v1/calendars/dates?on={on}").json()
    calendar = icalendar.Calendar.from_ical(client.get(f"{ALL}?on={on}").content)

    assert listed["inexact"] > 0
    assert str(calendar["x-wr-caldesc"]).startswith(f"{listed['inexact']} further dates")
    assert any(each["day"] is None and len(each["on"]) < 10 for each in listed["items"])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-03-05", date(2019, 3, 5)),
        ("2019-03", None),
        ("2019", None),
        ("2019-03-05~", None),
        ("2019-03-05?", None),
        ("2019-03-XX", None),
        ("2019-03-05/2019-03-06", None),
    ],
)
def test_only_a_day_without_a_doubt_is_a_day(text: str, day: date | None) -> None:
    assert whole_day(UncertainDate.parse(text)) == day


def test_the_same_record_gives_the_same_bytes_in_either_language(client: TestClient) -> None:
    one, two = (client.get(f"{ALL}?lang=zh&on=2024-01-01").content for _ in range(2))

    assert one == two
    assert "到期" in one.decode()
    assert client.get(f"{ALL}?lang=fr").status_code == 422
    assert client.get("/api/v1/calendars/countries/france/dates.ics").status_code == 308
    assert client.get("/api/v1/calendars/countries/ruritania/dates.ics").status_code == 404


def test_a_link_is_told_once_and_can_be_revoked(filled: Engine, filled_url: str) -> None:

    def ask(*words: str, check: int = DONE) -> str:
        return run("calendar", *words, database=filled_url, check=check).stdout

    link = ask("add", "Desk of Europe", "--country", "france", "--lang", "zh").strip()
    token = link.rpartition("/")[2].removesuffix(".ics")
    app = create_app(Settings(database_url=filled_url, _env_file=None), clock=lambda: TODAY)
    with TestClient(app) as client:
        response = client.get(link)
        assert response.status_code == 200
        assert "no-store" in response.headers["cache-control"]
        assert "法国" in response.text
        assert client.get("/api/v1/calendars/links/guessed.ics").status_code == 404
        assert ask("list").split("\t")[:4] == ["1", "Desk of Europe", "FR", "zh"]
        with filled.connect() as connection:
            kept = str(connection.execute(select(CalendarLink.__table__)).all())
        assert token not in kept
        ask("revoke", "1")
        gone = client.get(link)
        assert gone.status_code == 410
        assert gone.headers["content-type"] == "application/problem+json"
    ask("revoke", "1", check=REFUSED)
    ask("add", "x", "--country", "ruritania", check=REFUSED)
    ask("add", "two\nlines", check=REFUSED)
    app.state.engine.dispose()
