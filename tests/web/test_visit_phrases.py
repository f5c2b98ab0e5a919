"""Visits and the ends of movements as pages tell of them, without a database."""

import re
from typing import Any

import pytest
from test_voice import voice

from models.vocabulary import VisitKind
from reports.samples.movement_reading import MovementEnd
from reports.visits.reading import VisitReading
from web.view.movements import movement_end
from web.view.visits import VisitPhrases, signed_there

MARK = re.compile("<small.*?</small>|<[^>]+>|(?<=</span>) ")
"""What a Chinese page says of where a text comes from."""

NOTHING = dict.fromkeys(VisitReading.model_fields)


def visit(**known: Any) -> VisitReading:
    """A visit of which only this is documented."""
    bare = {**NOTHING, "id": "v", "kind": VisitKind.STATE_VISIT, "agreements": (), "sources": ()}
    return VisitReading.model_validate({**bare, **known})


@pytest.mark.parametrize(
    ("known", "english", "chinese"),
    [
        (
            {"title": "A & B", "title_zh": "甲和乙", "guest_name": "X"},
            "A &amp; B",
            "甲和乙",
        ),
        ({"guest_name": "X", "guest_role": "king"}, "X, king", "kingX"),
        ({"guest_name": "X", "guest_name_zh": "某", "guest_role": "king"}, "X, king", "king某"),
        (
            {"guest_name": "X", "guest_name_zh": "某", "guest_role": "king", "guest_role_zh": "国王"},
            "X, king",
            "某，国王",
        ),
        ({"guest_name": "X", "guest_name_zh": "某"}, "X", "某"),
        ({"guest_role": "king"}, "State_visit", "State_visit"),
    ],
)
def test_a_visit_is_named_by_title_guest_or_kind(known: dict[str, str], english: str, chinese: str) -> None:
    assert VisitPhrases(voice("en")).visit_name(visit(**known)) == english
    assert MARK.sub("", VisitPhrases(voice("zh")).visit_name(visit(**known))) == chinese


def test_name_and_office_translated_together_are_marked_once() -> None:
    both = visit(guest_name="X", guest_name_zh="某", guest_role="king", guest_role_zh="国王")
    name = visit(guest_name="X", guest_name_zh="某", guest_role="king")
    chinese = VisitPhrases(voice("zh"))
    assert chinese.visit_name(both).count("<small") == 1
    assert chinese.visit_name(name).count("<small") == 2


@pytest.mark.parametrize(
    ("known", "english"),
    [
        ({"place": "Paris", "host": "FR"}, "Paris, France"),
        ({"host": "FR"}, "hosted by France · place not documented"),
        ({"place": "Paris"}, "host not documented · Paris"),
        ({"guest_country": "CN"}, "host not documented · place not documented · guest from China"),
    ],
)
def test_circumstances_are_those_documented_and_say_what_is_not(known: dict[str, str], english: str) -> None:
    said = VisitPhrases(voice("en")).visit_circumstances(visit(**known))
    assert said == f"State_visit · {english}"


def test_only_agreements_that_the_page_knows_were_signed_there_in_the_order_of_the_visit() -> None:
    known = {"a": "A", "b": "B", "d": "D"}
    assert signed_there(visit(agreements=("d", "c", "a")), known) == ["D", "A"]
    assert signed_there(visit(agreements=("c",)), known) == []


def end(**known: Any) -> MovementEnd:
    """One end of a movement of which only this is documented."""
    bare = {"country": None, "organization": None, "bodies": (), "label": None, "label_zh": None}
    return MovementEnd.model_validate({**bare, **known})


def test_an_end_of_a_movement_is_named_as_printed_else_by_its_bodies_its_country_its_organization() -> None:
    bodies = (("cnes", "CNES", None), ("x", "X & Y", "某"))
    every = {"country": "FR", "organization": "x", "bodies": bodies, "label": "<A>", "label_zh": None}
    english = voice("en")
    assert movement_end(end(**every), english) == "&lt;A&gt;"
    assert movement_end(end(**{**every, "label": None}), english) == "CNES, X &amp; Y"
    assert movement_end(end(country="FR", organization="x"), english) == "France"
    assert "X" in movement_end(end(organization="x"), english)
    assert movement_end(end(), english) == english.missing()
