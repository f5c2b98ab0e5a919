"""Parameters are declared once: what the API takes, a page and a command take too, and they mean the same by it."""

from collections.abc import Callable
from datetime import date
from typing import Any, Literal

import pytest
from fastapi.testclient import TestClient
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from sqlalchemy import Engine

from db.session import read_session
from models.dates.day import FIRST_YEAR, LAST_YEAR, DayFault, NoDay, parse_day
from reports.parameters.agreement import AgreementListParameters, AgreementParameters, agreement_filter
from reports.parameters.benefits import BenefitParameters, benefit_scope
from reports.parameters.clause import ClauseListParameters, ClauseParameters, clause_filter
from reports.parameters.declaration import Parameters
from reports.parameters.fairness import FairnessParameters, fairness_scope
from reports.parameters.mission import MissionParameters, mission_filter
from reports.parameters.names import NotInRecord
from reports.parameters.organization import OrganizationParameters, organization_filter
from reports.parameters.reading import LeftOut, Why, declared, lenient, strict
from reports.parameters.restriction import RestrictionParameters, restriction_filter
from reports.parameters.sample import MovementParameters, movement_filter
from reports.parameters.visit import VisitParameters, visit_filter

DAY = date(2026, 3, 1)

MADE: dict[type[Parameters], Callable[[Any, Any], object]] = {
    AgreementParameters: lambda session, given: agreement_filter(session, given, DAY),
    AgreementListParameters: lambda session, given: (agreement_filter(session, given, DAY), given.sort),
    ClauseListParameters: lambda session, given: (clause_filter(session, given, DAY), set(given.state)),
    MovementParameters: lambda session, given: movement_filter(session, given, DAY),
    FairnessParameters: fairness_scope,
    BenefitParameters: benefit_scope,
    MissionParameters: lambda session, given: mission_filter(session, given, DAY),
    VisitParameters: lambda session, given: visit_filter(session, given, DAY),
    RestrictionParameters: lambda session, given: restriction_filter(session, given, DAY),
    OrganizationParameters: lambda session, given: organization_filter(session, given, DAY),
}
"""What each declaration is made into."""

GIVEN_ONLY_TO_PROGRAMS = {"format", "fields", "facets", "limit", "cursor", "after", "sort"}
"""How a list is given, not what is in it."""

PAGES = {
    "/agreements": "/agreements",
    "/clauses": "/clauses",
    "/clauses/compare": "/clauses/compare",
    "/samples": "/samples/movements",
    "/samples/rules": "/samples/rules",
    "/fairness": "/fairness",
    "/benefits": "/benefits",
    "/reciprocity": "/reciprocity",
    "/missions": "/missions",
    "/visits": "/visits",
    "/restrictions": "/restrictions",
    "/organizations": "/organizations",
    "/bodies": "/bodies",
    "/compare": "/compare",
}
"""Pages, and the addresses of the API that give the same to programs."""

TYPED = (
    "FR", "fra", "法国", "Italy", "Atlantis", "change-5", "change-6", "apollo-99", "cnes", "apsco", "FOO BAR",
    "direct", "multilateral", "treaty", "in_force", "past", "europe", "science", "loan", "gift", "request", "research",
    "exhibition", "home", "partner", "both", "samples", "open", "overdue", "high", "certain", "title", "-signed",
    "true", "false", "yes", "0", "1", "7", "1995", "2010", "2201", "2001.0", "2010-01-01", "2020-06-30", "2020-02-30",
    "1899-01-01", "engaged", "institution", "month", "law", "lunar", "poem", "maybe", "moon",
    "in_effect", "reported",
)  # fmt: skip
"""What may be typed for any parameter; each is right for some."""


@pytest.fixture(scope="module")
def record(loaded: Engine) -> Engine:
    """An engine on the real record."""
    return loaded


def _queries(declaration: type[Parameters]) -> st.SearchStrategy[list[tuple[str, str]]]:
    names = st.sampled_from([name for name in declared(declaration) if name != "on"])
    words = st.text(max_size=20).map(str.strip)
    return st.lists(st.tuples(names, st.sampled_from(TYPED) | words), max_size=6)


@pytest.mark.parametrize("declaration", MADE, ids=lambda each: each.__name__)
def test_a_page_means_what_the_api_means_wherever_that_accepts(
    record: Engine, declaration: type[Parameters]
) -> None:
    @settings(max_examples=150)
    @given(_queries(declaration))
    def check(pairs: list[tuple[str, str]]) -> None:
        with read_session(record) as session:
            shown, left_out = lenient(session, declaration, pairs)
            made = MADE[declaration](session, shown)
            try:
                accepted = strict(declaration, pairs)
                wanted = MADE[declaration](session, accepted)
            except (ValidationError, NotInRecord):
                assert made is not None
                return
            backwards = [each.parameter for each in left_out if each.why is Why.RUNS_BACKWARDS]
            assert [each.parameter for each in left_out] == backwards
            without = strict(declaration, [pair for pair in pairs if pair[0] not in backwards])
            assert made == (MADE[declaration](session, without) if backwards else wanted)

    check()


@pytest.mark.parametrize("declaration", MADE, ids=lambda each: each.__name__)
def test_every_value_of_a_declaration_is_drawn_for_by_some_query(declaration: type[Parameters]) -> None:
    names = [name for name in declared(declaration) if name != "on"]
    accepted = set()
    for name in names:
        for value in TYPED:
            try:
                strict(declaration, [(name, value)])
            except ValidationError:
                continue
            accepted.add(name)
    assert accepted >= set(names) - {"kind", "topic", "clause", "region"}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_knows_every_parameter_of_its_address_of_the_api(client: TestClient, page: str) -> None:
    document = client.get("/api/v1/openapi.json").json()
    operation = document["paths"][f"/api/v1{PAGES[page]}"]["get"]
    names = {each["name"] for each in operation.get("parameters", [])} - GIVEN_ONLY_TO_PROGRAMS

    answer = client.get(page, params=dict.fromkeys(names, ""))
    assert "knows no" not in answer.text
    assert "knows no “colour”" in client.get(page, params={"colour": ""}).text


class Coloured(ClauseParameters):
    """The parameters of clauses, and one that nothing else declares."""

    colour: Literal["red", "blue"] | None = None


def test_a_parameter_that_is_added_is_read_by_both(record: Engine) -> None:
    pairs = [("colour", "blue"), ("colour", "green"), ("gives", "home")]
    with read_session(record) as session:
        shown, left_out = lenient(session, Coloured, pairs)
    assert (shown.colour, left_out) == ("blue", (LeftOut("colour", "green", Why.NO_CHOICE),))
    assert strict(Coloured, pairs[:1]).colour == "blue"
    with pytest.raises(ValidationError):
        strict(Coloured, pairs[:2])


def test_each_faulty_value_is_left_out_with_its_reason_and_the_rest_stands(record: Engine) -> None:
    pairs = [
        ("country", " France "),
        ("country", "Atlantis"),
        ("kind", "gift"),
        ("kind", "poem"),
        ("mission", "apollo-99"),
        ("mission", "\0"),
        ("since", "2020-01-01"),
        ("until", "2010-01-01"),
        ("counts_toward_totals", "perhaps"),
        ("purpose", ""),
        ("colour", "red"),
    ]
    with read_session(record) as session:
        shown, left_out = lenient(session, MovementParameters, pairs)
        wanted = movement_filter(session, shown, DAY)
    assert (wanted.countries, wanted.kinds, wanted.missions) == (("FR",), ("gift",), ())
    assert (wanted.since, wanted.until, wanted.counts_toward_totals) == (date(2020, 1, 1), None, None)
    assert set(left_out) == {
        LeftOut("country", "Atlantis", Why.NO_COUNTRY),
        LeftOut("kind", "poem", Why.NO_CHOICE),
        LeftOut("mission", "apollo-99", Why.NO_CHOICE),
        LeftOut("mission", "\0", Why.NO_CHOICE),
        LeftOut("until", "2010-01-01", Why.RUNS_BACKWARDS),
        LeftOut("counts_toward_totals", "perhaps", Why.NO_CHOICE),
    }
    assert len(left_out) == 6


def test_the_end_of_a_period_that_runs_backwards_is_left_out_wherever_there_is_one(record: Engine) -> None:
    cases: list[tuple[type[Parameters], str, str]] = [
        (AgreementParameters, "signed_from=2020-01-01", "signed_to=2010-01-01"),
        (AgreementParameters, "in_force_from=2020-01-01", "in_force_to=2010-01-01"),
        (ClauseParameters, "signed_from=2020", "signed_to=2010"),
        (VisitParameters, "since=2020-01-01", "until=2010-01-01"),
        (FairnessParameters, "from=2020-01-01", "to=2010-01-01"),
        (BenefitParameters, "signed_from=2020", "signed_to=2010"),
    ]
    for declaration, *typed in cases:
        pairs = [(name, value) for name, _, value in (each.partition("=") for each in typed)]
        with read_session(record) as session:
            _, left_out = lenient(session, declaration, pairs)
        assert left_out == (LeftOut(*pairs[1], Why.RUNS_BACKWARDS),)


def test_words_are_cut_and_too_many_values_are_named(record: Engine) -> None:
    with read_session(record) as session:
        shown, left_out = lenient(session, AgreementParameters, [("q", "a" * 300)])
        assert (shown.q, left_out) == ("a" * 200, ())
        _, left_out = lenient(session, AgreementParameters, [("body", f"b-{each}") for each in range(51)])
    assert left_out[0] == LeftOut("body", "b-50", Why.NO_CHOICE) and len(left_out) == 51


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2026-3-18", DayFault.FORM),
        ("２０２６-03-18", DayFault.FORM),
        ("2026-02-30", DayFault.CALENDAR),
        (f"{FIRST_YEAR - 1}-12-31", DayFault.YEARS),
        (f"{LAST_YEAR + 1}-01-01", DayFault.YEARS),
    ],
)
def test_what_is_no_day_says_why(text: str, fault: DayFault) -> None:
    with pytest.raises(NoDay) as caught:
        parse_day(text)
    assert caught.value.fault is fault


@pytest.mark.parametrize("text", [f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31", "2024-02-29"])
def test_a_day_is_read_as_written(text: str) -> None:
    assert parse_day(text).isoformat() == text
