"""Agreements that never were, in the record format, as many as asked for: for measuring, never for the record.

``python -m bench.synthetic 30000 FILE.jsonl`` writes them as JSON Lines with the real countries, bodies, organizations,
members, missions and words, and none of the real agreements. The same number and seed give the same file.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

from api.settings import ROOT
from db.filling import open_data_set
from db.loading.dataset import DataSet
from models.agreement import AgreementRecord
from models.vocabulary import ClauseKind, InstrumentKind, Modality, RelationKind, Side, Topic

SEED = 20261122
HOME = "CN"
BASIS = ("country", "body", "organization", "membership_list", "mission", "word", "place")
"""Nouns of the real record that the agreements refer to."""

FIRST, LAST = date(1958, 1, 1), date(2026, 11, 1)
PUBLISHER = "Synthetic source, made for measuring"

SUBJECTS = (
    ("lunar sample research", "月球样品研究"),
    ("earth observation data", "地球观测数据"),
    ("remote sensing satellites", "遥感卫星"),
    ("satellite navigation", "卫星导航"),
    ("crewed spaceflight", "载人航天"),
    ("deep space tracking", "深空测控"),
    ("meteorological satellites", "气象卫星"),
    ("space debris", "空间碎片"),
    ("space science payloads", "空间科学载荷"),
    ("satellite communications", "卫星通信"),
    ("launch services", "发射服务"),
    ("ocean surveillance by radar", "雷达海洋监测"),
    ("disaster reduction", "减灾"),
    ("microgravity experiments", "微重力实验"),
    ("cosmic dust", "宇宙尘埃"),
    ("quantum communication from orbit", "在轨量子通信"),
)
WAYS = ("joint work", "exchange of data", "training of specialists", "a joint committee", "shared equipment")
PLACES = ("Beijing", "Paris", "Vienna", "Moscow", "Brasilia", "Geneva", "Islamabad", None)
KINDS = {
    InstrumentKind.MEMORANDUM_OF_UNDERSTANDING: ("Memorandum of understanding", "谅解备忘录", 30),
    InstrumentKind.AGENCY_AGREEMENT: ("Agreement", "协定", 20),
    InstrumentKind.INTERGOVERNMENTAL_AGREEMENT: ("Intergovernmental agreement", "政府间协定", 12),
    InstrumentKind.PROTOCOL: ("Protocol", "议定书", 12),
    InstrumentKind.IMPLEMENTING_ARRANGEMENT: ("Implementing arrangement", "实施安排", 8),
    InstrumentKind.PROGRAMME: ("Programme", "纲要", 6),
    InstrumentKind.LETTER_OF_INTENT: ("Letter of intent", "意向书", 5),
    InstrumentKind.CONTRACT: ("Contract", "合同", 7),
}


@dataclass(frozen=True)
class Cast:
    """Who can take part: home bodies, and partner bodies with how often each is drawn."""

    home: tuple[str, ...]
    partners: tuple[str, ...]
    weights: tuple[float, ...]
    missions: tuple[str, ...]
    names: dict[str, tuple[str, str]]

    @classmethod
    def of(cls, data: DataSet) -> "Cast":
        """Everybody in a data set; a partner is drawn as often as its place among all bodies says."""
        bodies = data.of("body")
        home = tuple(key for key, body in bodies.items() if body.state == HOME)
        partners = tuple(
            key for key, body in bodies.items() if body.state not in (HOME, "HK", "MO") and key not in home
        )
        return cls(
            home=home,
            partners=partners,
            weights=tuple(accumulate(1 / (place + 8) ** 0.8 for place in range(len(partners)))),
            missions=tuple(data.of("mission")),
            names={key: (body.name, body.name_zh or body.name) for key, body in bodies.items()},
        )


def _day(random: Random, day: date) -> str:
    """A day as precisely as a source might tell it."""
    drawn = random.random()
    if drawn < 0.70:
        return day.isoformat()
    if drawn < 0.85:
        return f"{day.year}-{day.month:02}"
    return f"{day.year}" if drawn < 0.95 else f"{day.year}~"


def _actions(random: Random, signed: date | None) -> list[dict[str, Any]]:
    if signed is None:
        return []
    told = _day(random, signed)
    actions: list[dict[str, Any]] = [
        {"kind": "signature", "on": told, "place": random.choice(PLACES), "sources": [1]}
    ]
    if random.random() < 0.35:
        entered = signed + timedelta(days=random.randrange(1, 500))
        # Told as the signature is, so that it never seems to come before it.
        on = entered.isoformat() if len(told) == len("YYYY-MM-DD") else f"{entered.year}"
        actions.append({"kind": "entry_into_force", "on": on, "sources": [1]})
        if random.random() < 0.1:
            ended = entered + timedelta(days=random.randrange(400, 5000))
            actions.append({"kind": "termination", "on": ended.isoformat(), "sources": [1]})
    return actions


def _term(random: Random) -> dict[str, Any] | None:
    if random.random() < 0.6:
        return None
    renews = random.random() < 0.5
    return {
        "text": None,
        "years": random.choice((2, 3, 5, 10)),
        "tacit_renewal": renews,
        "notice_months": random.choice((3, 6, 12)) if renews else None,
    }


def _clause(random: Random, cast: Cast, subject: str) -> dict[str, Any]:
    return {
        "kind": random.choice(tuple(ClauseKind)).value,
        "modality": random.choice((*tuple(each.value for each in Modality), None)),
        "gives": random.choice(tuple(Side)).value,
        "receives": random.choice(tuple(Side)).value,
        "mission": random.choice(cast.missions) if random.random() < 0.4 else None,
        "mass_ug": None,
        "due": None,
        "summary": f"The sides share what they learn of {subject}.",
        "sources": [1],
    }


def _record(random: Random, cast: Cast, number: int) -> dict[str, Any]:
    home = random.choice(cast.home)
    sides = 1 if random.random() < 0.95 else random.randrange(2, 6)
    partners = list(dict.fromkeys(random.choices(cast.partners, cum_weights=cast.weights, k=sides)))
    kind = random.choices(tuple(KINDS), [each[2] for each in KINDS.values()])[0]
    word, word_zh, _ = KINDS[kind]
    subject, subject_zh = random.choice(SUBJECTS)
    signed = FIRST + timedelta(days=int((LAST - FIRST).days * random.random() ** 0.5))
    dated = random.random() < 0.96
    key = f"synthetic-{number:06}"
    relations = []
    if number > 10 and random.random() < 0.15:
        relation = random.choice(
            (RelationKind.IMPLEMENTS, RelationKind.AMENDS, RelationKind.RENEWS, RelationKind.FOLLOWS)
        )
        relations.append({"relation": relation.value, "to": f"synthetic-{random.randrange(number):06}"})
    return {
        "id": key,
        "title": f"{word} between {cast.names[home][0]} and {cast.names[partners[0]][0]} on {subject}, no. {number}"[
            :900
        ],
        "title_is_official": False,
        "title_zh": f"关于{subject_zh}的{word_zh}（第{number}号）" if random.random() < 0.3 else None,
        "kind": kind.value,
        "binding": random.choice((True, True, False, None)),
        "home_parties": [home],
        "partner_parties": partners,
        "actions": _actions(random, signed if dated else None),
        "term": _term(random),
        "expires": random.choice((None, None, None, "none_stated", f"{signed.year + 7}-06-30")),
        "reported_status": random.choice(("signed", "in_force", "expired", "unknown")),
        "occasion": None,
        "visit": None,
        "signatories": [],
        "topics": [each.value for each in random.sample(tuple(Topic), random.randrange(1, 4))],
        "summary": f"The sides agree on {random.choice(WAYS)} in {subject}, and on {random.choice(WAYS)}.",
        "clauses": [_clause(random, cast, subject) for _ in range(random.choice((0, 0, 1, 1, 2)))],
        "relations": relations,
        "sources": [
            {
                "url": f"https://synthetic.invalid/{key}",
                "publisher": PUBLISHER,
                "published": f"{signed.year}",
                "mirror": False,
            }
        ],
        "confidence": random.choice(("high", "medium", "medium", "low")),
        "notes": "Synthetic: no such agreement exists.",
    }


def contents(data: DataSet, number: int, *, seed: int = SEED) -> Iterator[dict[str, Any]]:
    """So many agreements as JSON values, over the bodies, countries and missions of ``data``."""
    random, cast = Random(seed), Cast.of(data)
    for place in range(number):
        yield _record(random, cast, place)


def records(data: DataSet, number: int, *, seed: int = SEED) -> Iterator[AgreementRecord]:
    """So many agreements as records."""
    for content in contents(data, number, seed=seed):
        yield AgreementRecord.model_validate_json(json.dumps(content))


def write_lines(file: Path, number: int, *, seed: int = SEED) -> int:
    """Write a whole data set of so many agreements as JSON Lines; the number of lines."""
    lines = 0
    with open_data_set(ROOT / "data", home=HOME) as data, file.open("w", encoding="utf-8") as out:
        for noun in BASIS:
            for record in data.of(noun).values():
                out.write(json.dumps({"noun": noun, **record.content()}, ensure_ascii=False) + "\n")
                lines += 1
        for content in contents(data, number, seed=seed):
            out.write(json.dumps({"noun": "agreement", **content}, ensure_ascii=False) + "\n")
            lines += 1
    return lines


if __name__ == "__main__":
    print(write_lines(Path(sys.argv[2]), int(sys.argv[1])), "lines")
