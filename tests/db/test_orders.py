"""The orders that queries promise, the same on both engines."""

from conftest import TODAY
from sqlalchemy import Engine, insert

from db.queries.door import members_on, reaching
from db.queries.set_aside import set_aside
from db.session import read_session, write_session
from models.agreement import SetAside, newest_first
from models.dates.uncertain_date import edtf
from models.vocabulary import Confidence, InstrumentKind


def test_agreements_that_reach_a_state_come_newest_first_and_those_of_one_day_by_id(loaded: Engine) -> None:
    with read_session(loaded) as session:
        found = reaching(session, "FR", TODAY, members_on(session, TODAY))
    days = [edtf(each.signed) for each in found]
    places = [
        (newest_first(day.earliest if day else None), each.id) for day, each in zip(days, found, strict=True)
    ]
    assert len(found) > 40
    assert places == sorted(places)
    assert [key for _, key in places] != sorted(key for _, key in places)


def test_what_was_set_aside_comes_latest_first_and_what_has_no_date_last(empty: Engine) -> None:
    reported = {"a": "2019-03", "b": None, "c": "2021-05-04", "d": None, "e": "2019-03"}
    with write_session(empty) as session:
        session.execute(
            insert(SetAside),
            [
                {
                    "id": key,
                    "title": key,
                    "kind": InstrumentKind.CONTRACT,
                    "why": "Told, not documented",
                    "reported_edtf": on,
                    "summary": key,
                    "confidence": Confidence.HIGH,
                }
                for key, on in reported.items()
            ],
        )
    with read_session(empty) as session:
        assert [row.id for row in set_aside(session)] == ["c", "a", "e", "b", "d"]
