"""The second language of record: whole where it is promised, and with every number and day of the original."""

import calendar
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import InstrumentedAttribute
from test_faults import edit

from db.filling import check
from db.loading.faults import DataRefused
from db.session import ReadSession, read_session
from models.agreement import SetAside, Signatory
from models.country import Country
from models.fact import Fact
from models.mission import Mission
from models.organization import Membership, MembershipList
from models.translation import Translation

WHOLE: dict[tuple[str, str], tuple[InstrumentedAttribute[str], InstrumentedAttribute[str | None]]] = {
    ("fact", "fact"): (Fact.id, Fact.fact),
    ("fact", "notes"): (Fact.id, Fact.notes),
    ("mission", "notes"): (Mission.id, Mission.notes),
    ("country", "notes"): (Country.code, Country.notes),
    ("membership_list", "notes"): (MembershipList.organization_id, MembershipList.notes),
    ("set_aside", "title"): (SetAside.id, SetAside.title),
    ("set_aside", "summary"): (SetAside.id, SetAside.summary),
    ("set_aside", "why"): (SetAside.id, SetAside.why),
}
"""Fields of which every text has its Chinese: where the key and the text stand."""

NUMBERED = {
    ("membership_list", "members"): (Membership.organization_id, Membership.position, Membership.notes),
    ("agreement", "signatories"): (Signatory.agreement_id, Signatory.position, Signatory.role),
}

MONTHS = list(calendar.month_name)
SAID_OTHERWISE = {"1 billion": "10亿", "Long March": "长征"}


def _english(text: str) -> Iterator[int]:
    """The numbers of an English text, a month as its own."""
    yield from (int(each.replace(",", "")) for each in re.findall(r"\d+(?:,\d{3})*", text))
    yield from (MONTHS.index(each) for each in re.findall(r"\b[A-Z][a-z]+\b", text) if each in MONTHS)


def _chinese(text: str) -> set[int]:
    """The numbers of a Chinese text, those below 100 in characters too."""
    in_words = set()
    for tens, ten, ones in re.findall(r"([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)", text):
        digits = "零一二三四五六七八九"
        in_words.add(
            (digits.index(tens or "一") * 10 if ten else 0) + digits.index((ones if ten else tens) or "零")
        )
    return in_words | {int(each) for each in re.findall(r"\d+", text)}


def _of(session: ReadSession, noun: str) -> dict[tuple[str, str], str]:
    rows = session.execute(
        select(Translation.record_id, Translation.path, Translation.text).where(Translation.noun == noun)
    )
    return {(key, path): text for key, path, text in rows}


@pytest.mark.parametrize(("noun", "field"), WHOLE)
def test_every_text_of_the_field_has_its_chinese_with_the_same_numbers(
    loaded: Engine, noun: str, field: str
) -> None:
    with read_session(loaded) as session:
        rows = session.execute(select(*WHOLE[noun, field])).all()
        texts = _of(session, noun)
    told = {key: text for key, text in rows if text}
    assert told
    for key, text in told.items():
        _same_numbers(text, texts[key, field], key)


@pytest.mark.parametrize(("noun", "field"), NUMBERED)
def test_every_part_has_its_chinese_with_the_same_numbers(loaded: Engine, noun: str, field: str) -> None:
    with read_session(loaded) as session:
        rows = session.execute(select(*NUMBERED[noun, field])).all()
        texts = _of(session, noun)
    parts = {(key, f"{field}.{place}"): text for key, place, text in rows if text}
    assert parts
    assert parts.keys() == {each for each in texts if each[1].startswith(f"{field}.")}
    for (key, path), text in parts.items():
        _same_numbers(text, texts[key, path], f"{key} {path}")


def _same_numbers(text: str, chinese: str, where: str) -> None:
    for words, figure in SAID_OTHERWISE.items():
        text = text.replace(words, figure)
    assert re.search(r"[\u4e00-\u9fff]", chinese), where
    missing = set(_english(text)) - _chinese(chinese)
    assert not missing, f"{where}: {text} / {chinese}"


@pytest.mark.parametrize(
    ("file", "change", "record", "field", "reason"),
    [
        (
            "agreements/fr.yaml",
            {"signatories": [None] * 9 + ["局长"]},
            "fr-1978-symphonie",
            "signatories.10",
            "roles",
        ),
        ("memberships.yaml", {"members": [None] * 99 + ["已签署"]}, "esa", "members.100", "notes of members"),
        ("countries.yaml", {"id": "XX"}, "XX", "id", "no such country"),
        ("missions.yaml", {"name": "嫦娥三号"}, "change-3", "name", "unknown key"),
    ],
)
def test_a_translation_of_what_is_not_there_is_refused(
    data: Path, file: str, change: dict[str, object], record: str, field: str, reason: str
) -> None:
    edit(data / "translations" / "zh" / file, lambda records: records[0].update(change))
    with pytest.raises(DataRefused) as refused:
        check(data, home="CN")
    assert [f for f in refused.value.faults if (f.record, f.field) == (record, field) and reason in f.reason]
