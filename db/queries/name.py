"""Names under which things are found: of states, organizations, bodies, missions, visits, restrictions, signatories."""

from typing import Any, NamedTuple

from sqlalchemy import Select, func, select

from db.queries.translation import texts_zh
from db.session import ReadSession
from models.agreement import Signatory
from models.body import Body, BodyAlias
from models.country import Country, CountrySpelling
from models.mission import Mission, MissionAlias
from models.noun import Noun
from models.organization import Organization
from models.restriction import Restriction, RestrictionCountry
from models.visit import Visit


class Spelling(NamedTuple):
    """One name of one thing."""

    id: str
    name: str


def _read(session: ReadSession, *statements: Select[*tuple[Any, ...]]) -> list[Spelling]:
    return [
        Spelling(key, name) for each in statements for key, name in session.execute(each) if name is not None
    ]


def of_countries(session: ReadSession) -> list[Spelling]:
    """Every name, alias and code of every state."""
    return _read(
        session,
        select(CountrySpelling.country_code, CountrySpelling.name).order_by(
            CountrySpelling.country_code, CountrySpelling.position
        ),
        select(Country.code, Country.alpha3),
    )


def of_organizations(session: ReadSession) -> list[Spelling]:
    """Names and acronyms of organizations, and the id of each, by which it is also known."""
    o = Organization
    return _read(
        session, select(o.id, o.name), select(o.id, o.name_zh), select(o.id, o.acronym), select(o.id, o.id)
    )


def of_bodies(session: ReadSession) -> list[Spelling]:
    """Names, acronyms and aliases of bodies, and the names that the editors gave them in Chinese."""
    read = _read(
        session,
        select(Body.id, Body.name),
        select(Body.id, Body.name_zh),
        select(Body.id, Body.acronym),
        select(BodyAlias.body_id, BodyAlias.name),
    )
    editorial = texts_zh(session, "body").items()
    return read + [Spelling(key, texts["name"]) for key, texts in editorial if "name" in texts]


def of_missions(session: ReadSession) -> list[Spelling]:
    """Names and aliases of missions."""
    return _read(
        session,
        select(Mission.id, Mission.name),
        select(Mission.id, Mission.name_zh),
        select(MissionAlias.mission_id, MissionAlias.name),
    )


class Signer(NamedTuple):
    """A person who signed: how many agreements, and the id of one of them."""

    name: str
    number: int
    agreement_id: str


def signers(session: ReadSession) -> list[Signer]:
    """The people named as having signed, by name; two people of one name cannot be told apart."""
    number = func.count(Signatory.agreement_id.distinct())
    rows = session.execute(
        select(Signatory.name, number, func.min(Signatory.agreement_id))
        .group_by(Signatory.name)
        .order_by(Signatory.name)
    )
    return [Signer(*row) for row in rows]


def bodies_named(session: ReadSession) -> dict[str, tuple[str, str | None, str | None, str | None]]:
    """English name, Chinese name (the editors' where no other is known), acronym and state of every body, by id."""
    texts = texts_zh(session, "body")
    rows = session.execute(select(Body.id, Body.name, Body.name_zh, Body.acronym, Body.country_code))
    return {
        key: (name, name_zh or texts.get(key, {}).get("name"), acronym, state)
        for key, name, name_zh, acronym, state in rows
    }


class Titled(NamedTuple):
    """What has one title: that and its Chinese one, one of the states it concerns, and its day, where they are shown."""

    id: str
    title: str
    title_zh: str | None
    country: str | None
    day: str | None


def titled(session: ReadSession, noun: Noun) -> list[Titled]:
    """The records of a noun by the column that names them, by key, with the editors' Chinese where there is one."""
    table, key_column = noun.tables[0]
    assert noun.named_by is not None  # noqa: S101 - asked of nouns that have it
    key, named = getattr(table, key_column), getattr(table, noun.named_by)
    texts = texts_zh(session, noun.name)
    return [
        Titled(of, said, texts.get(of, {}).get(noun.named_by), None, None)
        for of, said in session.execute(select(key, named).order_by(key))
    ]


def visits(session: ReadSession) -> list[Titled]:
    """Visits by their title, or else by who travelled, the latest first."""
    v, texts = Visit, texts_zh(session, "visit")
    rows = session.execute(
        select(v.id, v.title, v.guest_name, v.guest_country_code, v.held_edtf).order_by(
            v.held_edtf.desc().nulls_last(), v.id
        )
    )
    return [
        Titled(key, said, texts.get(key, {}).get("title" if title else "guest_name"), country, held)
        for key, title, guest, country, held in rows
        if (said := title or guest)
    ]


def restrictions(session: ReadSession) -> list[Titled]:
    """Restrictions by their title, the latest first, each with the state that it touches first of all."""
    r, c = Restriction, RestrictionCountry
    touched = (
        select(c.country_code).where(c.restriction_id == r.id).order_by(c.position).limit(1).scalar_subquery()
    )
    texts = texts_zh(session, "restriction")
    rows = session.execute(
        select(r.id, r.title, touched, r.since_edtf).order_by(r.since_edtf.desc().nulls_last(), r.id)
    )
    return [
        Titled(key, title, texts.get(key, {}).get("title"), country, since)
        for key, title, country, since in rows
    ]
