"""Getting ready before the first reader: what is asked for, when it is asked for again, and that no fault ends it."""

import asyncio
import threading
from datetime import UTC, date, datetime
from typing import Any

import pytest
from conftest import TODAY, engine_of
from fastapi.testclient import TestClient
from sqlalchemy import event
from waiting import PATIENCE

from api.app import create_app
from api.layers import warming
from api.layers.warming import ask, keep_warm
from api.settings import Settings
from db.session import read_session
from db.watcher.version import RecordVersion
from web.warm_addresses import PATHS, first_addresses

AT = datetime(2026, 11, 22, tzinfo=UTC)


class Standing:
    """A watcher that is told what stands."""

    def __init__(self) -> None:
        self.now: RecordVersion | None = RecordVersion(1, AT, "0005", alone=True)

    async def version(self) -> RecordVersion | None:
        """What was told."""
        return self.now

    def close(self) -> None:
        """Nothing is held."""


def test_what_is_asked_for_answers(client: TestClient) -> None:
    with read_session(engine_of(client)) as session:
        addresses = first_addresses(session, TODAY, "CN")
    assert len(addresses) == 2 * (len(PATHS) + 1)
    assert {address.startswith("/zh") for address in addresses} == {True, False}
    app: Any = client.app
    statuses = {address: asyncio.run(ask(app, address)) for address in addresses}
    assert set(statuses.values()) == {200}, statuses


def test_a_served_app_gets_ready_unasked(loaded_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "AFTER", 0.0)
    app = create_app(Settings(database_url=loaded_url, _env_file=None), clock=lambda: TODAY, warm=True)
    read = threading.Event()

    @event.listens_for(app.state.engine, "before_cursor_execute")
    def noted(*about: Any) -> None:
        if "agreement_listing" in about[2]:
            read.set()

    with TestClient(app):
        assert read.wait(PATIENCE)
    app.state.engine.dispose()


def test_a_new_edition_and_a_new_day_are_got_ready_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "AFTER", 0.0)
    monkeypatch.setattr(warming, "EVERY", 0.0)
    watcher, days, asked = Standing(), [date(2026, 11, 22)], list[str]()

    async def front(scope: Any, receive: Any, send: Any) -> None:
        asked.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def until(number: int) -> None:
        async with asyncio.timeout(PATIENCE):
            while len(asked) < number:
                await asyncio.sleep(0)
        # What is asked for too often shows up after some more rounds.
        for _ in range(200):
            await asyncio.sleep(0)
        assert len(asked) == number

    async def go() -> None:
        task = asyncio.create_task(keep_warm(front, watcher, lambda: ["/"], lambda: days[-1]))
        await until(1)
        watcher.now = None  # away: there is nothing to get ready for
        await until(1)
        watcher.now = RecordVersion(2, AT, "0005", alone=True)
        await until(2)
        days.append(date(2026, 11, 23))
        await until(3)
        task.cancel()

    asyncio.run(go())


def test_while_change_follows_change_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warming, "AFTER", 0.0)
    monkeypatch.setattr(warming, "EVERY", 0.0)
    asked = list[str]()

    class Restless(Standing):
        looks = 0

        async def version(self) -> RecordVersion | None:
            """Another edition at every look, up to the hundredth."""
            self.looks += 1
            return RecordVersion(min(self.looks, 100), AT, "0005", alone=True)

    async def front(scope: Any, receive: Any, send: Any) -> None:
        asked.append(scope["path"])
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def go() -> None:
        watcher = Restless()
        task = asyncio.create_task(keep_warm(front, watcher, lambda: ["/"], lambda: TODAY))
        async with asyncio.timeout(PATIENCE):
            while watcher.looks < 100:
                assert len(asked) <= 1
                await asyncio.sleep(0)
            while watcher.looks < 300:
                await asyncio.sleep(0)
        task.cancel()

    asyncio.run(go())
    assert len(asked) == 2


def test_a_fault_is_logged_and_ends_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(warming, "AFTER", 0.0)
    monkeypatch.setattr(warming, "EVERY", 0.0)
    watcher, times = Standing(), list[int]()

    async def front(scope: Any, receive: Any, send: Any) -> None:
        times.append(len(times))
        if len(times) == 1:
            raise RuntimeError("no page today")
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def go() -> None:
        task = asyncio.create_task(keep_warm(front, watcher, lambda: ["/"], lambda: TODAY))
        async with asyncio.timeout(PATIENCE):
            while not times:
                await asyncio.sleep(0)
            watcher.now = RecordVersion(2, AT, "0005", alone=True)
            while len(times) < 2:
                await asyncio.sleep(0)
        task.cancel()

    asyncio.run(go())
    assert "no page today" in caplog.text
