"""What a data set is refused for: every fault named with its file, record, field and reason."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml
from counts import VISITS

from db.filling import check
from db.loading.faults import DataFault, DataRefused


def edit(path: Path, change: Callable[[list[dict[str, Any]]], Any]) -> None:
    records = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(records)
    path.write_text(yaml.safe_dump(records, allow_unicode=True, sort_keys=False), encoding="utf-8")


def first(**changes: Any) -> Callable[[list[dict[str, Any]]], None]:
    return lambda records: records[0].update(changes)


SPOILT: dict[str, tuple[str, Callable[[list[dict[str, Any]]], Any], str, str, str]] = {
    "unknown key": ("agreements/fr.yaml", first(colour="red"), "fr-1978-symphonie", "colour", "unknown key"),
    "missing key": (
        "agreements/fr.yaml",
        lambda records: records[0].pop("kind"),
        "fr-1978-symphonie",
        "kind",
        "is missing",
    ),
    "unknown word": (
        "agreements/fr.yaml",
        first(kind="pact"),
        "fr-1978-symphonie",
        "kind",
        "Input should be 'treaty'",
    ),
    "unknown code": (
        "visits.yaml",
        first(host="XX"),
        "ae-2015-mohamed-bin-zayed",
        "host",
        "unknown country 'XX'",
    ),
    "unknown body": (
        "agreements/fr.yaml",
        first(partner_parties=["cnez"]),
        "fr-1978-symphonie",
        "partner_parties.0",
        "unknown body 'cnez'; did you mean 'cnes'?",
    ),
    "unresolvable relation": (
        "agreements/fr.yaml",
        first(relations=[{"relation": "implements", "to": "fr-1900-none"}]),
        "fr-1978-symphonie",
        "relations.0.to",
        "unknown agreement 'fr-1900-none'",
    ),
    "impossible date": (
        "agreements/fr.yaml",
        lambda records: records[0]["actions"][0].update(on="2019-02-30"),
        "fr-1978-symphonie",
        "actions.0.on",
        "has no day 30",
    ),
    "unquoted year": (
        "agreements/fr.yaml",
        lambda records: records[0]["actions"][0].update(on=2019),
        "fr-1978-symphonie",
        "actions.0.on",
        "put it in quotes",
    ),
    "negative mass": (
        "samples/movements.yaml",
        first(mass_ug=-1),
        "ce5-handover-cas",
        "mass_ug",
        "greater than or equal to 0",
    ),
    "missing source": (
        "agreements/fr.yaml",
        first(sources=[]),
        "fr-1978-symphonie",
        "sources",
        "at least 1 item",
    ),
    "source that is not there": (
        "agreements/fr.yaml",
        lambda records: records[0]["actions"][0].update(sources=[9]),
        "fr-1978-symphonie",
        "actions.0.sources",
        "there are only 1 sources",
    ),
    "report from a source that is not there": (
        "agreements/fr.yaml",
        first(reported=[{"status": "in_force", "as_of": "2020", "sources": [1, 9], "says": "in use"}]),
        "fr-1978-symphonie",
        "reported.0.sources",
        "there are only 1 sources",
    ),
    "sign of life from a source that is not there": (
        "agreements/fr.yaml",
        first(signs_of_life=[{"on": "2020", "what": "in use", "basis": "source:9"}]),
        "fr-1978-symphonie",
        "signs_of_life.0.basis",
        "there are only 1 sources",
    ),
    "sign of life that names no record": (
        "agreements/fr.yaml",
        first(signs_of_life=[{"on": "2020", "what": "in use", "basis": "somebody said so"}]),
        "fr-1978-symphonie",
        "signs_of_life.0.basis",
        "names no record: write relation:ID",
    ),
    "sign of life that names a person": (
        "agreements/fr.yaml",
        first(signs_of_life=[{"on": "2020", "what": "in use", "basis": "person:li-qiang"}]),
        "fr-1978-symphonie",
        "signs_of_life.0.basis",
        "names no record",
    ),
    "sign of life that names an unknown fact": (
        "agreements/fr.yaml",
        first(signs_of_life=[{"on": "2020", "what": "in use", "basis": "fact:none"}]),
        "fr-1978-symphonie",
        "signs_of_life.0.basis",
        "unknown fact 'none'",
    ),
    "sign of life under an agreement that is not related": (
        "agreements/fr.yaml",
        first(signs_of_life=[{"on": "2020", "what": "in use", "basis": "relation:fr-1997-iga"}]),
        "fr-1978-symphonie",
        "signs_of_life.0.basis",
        "is not related to it: write agreement:fr-1997-iga",
    ),
    "setback that names an unknown restriction": (
        "agreements/fr.yaml",
        first(setbacks=[{"on": "2020", "what": "frozen", "basis": "restriction:none"}]),
        "fr-1978-symphonie",
        "setbacks.0.basis",
        "unknown restriction 'none'",
    ),
    "completion by an unknown mission": (
        "agreements/fr.yaml",
        first(completed={"on": "2020", "what": "flown", "basis": "mission:none"}),
        "fr-1978-symphonie",
        "completed.basis",
        "unknown mission 'none'",
    ),
    "reading that is none": (
        "agreements/fr.yaml",
        first(reading={"kind": "pact"}),
        "fr-1978-symphonie",
        "reading.kind",
        "Input should be 'treaty'",
    ),
    "script in an address": (
        "agreements/fr.yaml",
        lambda records: records[0]["sources"][0].update(url="javascript:alert(1)"),
        "fr-1978-symphonie",
        "sources.0.url",
        "is not an http or https address",
    ),
    "control character": (
        "agreements/fr.yaml",
        first(title="a\x07b"),
        "fr-1978-symphonie",
        "title",
        "U+0007 is not allowed",
    ),
    "override of direction": (
        "agreements/fr.yaml",
        first(title="a\u202eb"),
        "fr-1978-symphonie",
        "title",
        "U+202E is not allowed",
    ),
    "title of a hundred kilobytes": (
        "agreements/fr.yaml",
        first(title="x" * 100_000),
        "fr-1978-symphonie",
        "title",
        "at most 1000 characters",
    ),
    "home body on the partner side": (
        "agreements/fr.yaml",
        first(partner_parties=["cnsa"]),
        "fr-1978-symphonie",
        "partner_parties",
        "is not on that side",
    ),
    "action that undoes a later one": (
        "agreements/fr.yaml",
        lambda records: records[0]["actions"][0].update(undoes=1),
        "fr-1978-symphonie",
        "actions.0.undoes",
        "earlier action",
    ),
    "alias of another country": (
        "countries.yaml",
        lambda records: records[0]["aliases"].append("France"),
        "FR",
        "aliases",
        "belongs to AD already",
    ),
    "id that stands twice": (
        "claims.yaml",
        lambda records: records.append(deepcopy(records[0])),
        "count-undated-80",
        "id",
        "stands already in claims.yaml",
    ),
}


@pytest.mark.parametrize("name", SPOILT)
def test_a_broken_record_is_named_with_file_field_and_reason(name: str, data: Path) -> None:
    file, spoil, record, field, reason = SPOILT[name]
    edit(data / file, spoil)

    with pytest.raises(DataRefused) as refused:
        check(data, home="CN")

    assert [
        fault
        for fault in refused.value.faults
        if (fault.file, fault.record, fault.field) == (file, record, field) and reason in fault.reason
    ], refused.value.faults


def test_faults_of_evidence_are_named_all_at_once(data: Path) -> None:
    signs = [
        {"on": "2020", "what": "in use", "basis": basis}
        for basis in ("fact:none", "source:9", "relation:none", "note", "source:1")
    ]
    edit(data / "agreements/fr.yaml", first(signs_of_life=signs, setbacks=[dict(signs[0])]))

    with pytest.raises(DataRefused) as refused:
        check(data, home="CN")

    assert [(fault.field, fault.reason) for fault in refused.value.faults] == [
        ("setbacks.0.basis", "unknown fact 'none'"),
        ("signs_of_life.0.basis", "unknown fact 'none'"),
        ("signs_of_life.1.basis", "there are only 1 sources"),
        ("signs_of_life.2.basis", "unknown agreement 'none'"),
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- id: [", "not YAML"),
        ("id: x", "does not hold a list"),
        ("- id: a\n  id: b\n", "key 'id' stands twice"),
        ("- &a {id: x}\n- *a\n", "anchors and aliases"),
        ('- id: "\\ud800"\n', "not YAML"),
        ("- !!python/object/apply:os.system ['true']\n", "not YAML"),
    ],
)
def test_a_file_that_is_no_record_file_is_named(text: str, reason: str, data: Path) -> None:
    (data / "agreements" / "fr.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(DataRefused) as refused:
        check(data, home="CN")

    assert any(
        fault.file == "agreements/fr.yaml" and reason in fault.reason for fault in refused.value.faults
    )


def test_bytes_that_are_not_utf8_are_named(data: Path) -> None:
    (data / "claims.yaml").write_bytes(b"- id: caf\xe9\n")

    with pytest.raises(DataRefused) as refused:
        check(data, home="CN")

    assert DataFault("claims.yaml", 1, "", "", "is not UTF-8 (byte 9)") in refused.value.faults


def test_a_file_that_belongs_to_nothing_is_named(data: Path) -> None:
    (data / "agreement").mkdir()
    (data / "agreement" / "fr.yaml").write_text("[]", encoding="utf-8")

    with pytest.raises(DataRefused) as refused:
        check(data, home="CN")

    assert refused.value.faults == [
        DataFault("agreement/fr.yaml", 1, "", "", "is not a file of the record format")
    ]


def test_a_bare_on_is_text_and_not_true(data: Path) -> None:
    path = data / "visits.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("'on':", "on:"), encoding="utf-8")

    assert check(data, home="CN")["visit"] == VISITS
