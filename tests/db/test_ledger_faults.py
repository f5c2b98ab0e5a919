"""What the ledger of samples and the coding of clauses are refused for, each fault with its record and field."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from conftest import LOADED_AT
from sqlalchemy import Engine
from test_faults import edit

from db.filling import check, fill
from db.loading.faults import DataRefused
from db.session import read_session
from reports.agreements.agreement import agreement_report

Records = list[dict[str, Any]]


def _one(records: Records, key: str) -> dict[str, Any]:
    return next(each for each in records if each["id"] == key)


def _changed(key: str, **changes: Any) -> Callable[[Records], None]:
    return lambda records: _one(records, key).update(changes)


def _returned(mass: int | None, **changes: Any) -> Callable[[Records], None]:
    """Give back a part of the 60 mg lent to the Open University."""

    def add(records: Records) -> None:
        loan = deepcopy(_one(records, "ce5-intl-loan-2025-gb-ou"))
        back = {
            **loan,
            "id": "ou-return",
            "kind": "return",
            "on": "2026-05-01",
            "from": loan["to"],
            "to": loan["from"],
            "mass_ug": mass,
            "part_of": loan["id"],
            "clause_of": None,
        }
        records.append({**back, **changes})

    return add


FAULTS: dict[str, tuple[str, Callable[[Records], Any], str, str, str]] = {
    "over-allocated batch": (
        "samples/movements.yaml",
        _changed("cn-ru-2022-ce5", mass_ug=1_731_000_000),
        "cn-ru-2022-ce5",
        "mass_ug",
        "more than the 1,731 g of change-5 would have been given out",
    ),
    "return of more than was lent": (
        "samples/movements.yaml",
        _returned(60_001),
        "ou-return",
        "mass_ug",
        "60.001 mg of the 60 mg lent as ce5-intl-loan-2025-gb-ou would have come back",
    ),
    "return before the loan": (
        "samples/movements.yaml",
        _returned(10_000, on="2025-01-01"),
        "ou-return",
        "on",
        "before the loan ce5-intl-loan-2025-gb-ou",
    ),
    "return of no loan": (
        "samples/movements.yaml",
        _returned(10_000, part_of=None),
        "ou-return",
        "part_of",
        "names no loan",
    ),
    "movement before its mission's collection": (
        "samples/movements.yaml",
        _changed("cn-fr-2023-ce5", on="2020-12"),
        "",
        "",
        "",
    ),
    "movement certainly before the collection": (
        "samples/movements.yaml",
        _changed("cn-fr-2023-ce5", on="2020-11"),
        "cn-fr-2023-ce5",
        "on",
        "it happened November 2020, before change-5 was collected 17 December 2020",
    ),
    "clause fulfilled between other parties": (
        "samples/movements.yaml",
        _changed("cn-fr-2023-ce5", clause_of="gb-2025-change5-loan-open-university"),
        "cn-fr-2023-ce5",
        "clause_of",
        "who are not the two sides of gb-2025-change5-loan-open-university",
    ),
    "part exceeding its whole": (
        "samples/movements.yaml",
        _changed("ce5-intl-loan-2025-gb-ou", mass_ug=2_180_001),
        "ce5-intl-loan-2025-gb-ou",
        "mass_ug",
        "of ce5-intl-loan-2025-total, of which it is a part",
    ),
    "part counted beside its whole": (
        "samples/movements.yaml",
        _changed("ce5-intl-loan-2025-gb-ou", counts_toward_totals=True),
        "ce5-intl-loan-2025-gb-ou",
        "counts_toward_totals",
        "it counts toward totals, and so does ce5-intl-loan-2025-total",
    ),
    "answer to what is no request": (
        "samples/movements.yaml",
        _changed("ce5-intl-loan-2025-total", answers="cn-fr-2023-ce5"),
        "ce5-intl-loan-2025-total",
        "answers",
        "'cn-fr-2023-ce5' is no request",
    ),
    "answer to nothing": (
        "samples/movements.yaml",
        _changed("ce5-intl-loan-2025-total", answers="req-none"),
        "ce5-intl-loan-2025-total",
        "answers",
        "unknown movement 'req-none'",
    ),
    "clause coded absent and present": (
        "agreements/gb.yaml",
        _changed(
            "gb-2025-change5-loan-open-university", absent_clauses=[{"cluster": "samples", "sources": [1]}]
        ),
        "gb-2025-change5-loan-open-university",
        "absent_clauses.0",
        "sample_loan is among its clauses",
    ),
    "clause coded absent twice": (
        "agreements/fr.yaml",
        _changed(
            "fr-1978-symphonie",
            absent_clauses=[
                {"cluster": "samples", "sources": [1]},
                {"kinds": ["sample_gift"], "sources": [1]},
            ],
        ),
        "fr-1978-symphonie",
        "absent_clauses.1",
        "sample_gift stands there twice",
    ),
    "clause coded absent by no source": (
        "agreements/fr.yaml",
        _changed("fr-1978-symphonie", absent_clauses=[{"cluster": "samples", "sources": [9]}]),
        "fr-1978-symphonie",
        "absent_clauses.0.sources",
        "there are only",
    ),
    "absent clauses of no kind": (
        "agreements/fr.yaml",
        _changed("fr-1978-symphonie", absent_clauses=[{"sources": [1]}]),
        "fr-1978-symphonie",
        "absent_clauses.0",
        "names either kinds or a cluster",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_of_the_ledger_names_its_movement(name: str, data: Path) -> None:
    file, spoil, record, field, reason = FAULTS[name]
    edit(data / file, spoil)
    if not record:  # what only may be wrong is no fault
        assert check(data, home="CN")["movement"] == 52
        return
    with pytest.raises(DataRefused) as refused:
        check(data, home="CN")

    found = [each for each in refused.value.faults if each.record == record and each.field == field]
    assert found, [str(each) for each in refused.value.faults]
    assert any(reason in each.reason for each in found), [str(each) for each in found]
    assert all(each.file == file and each.line > 0 for each in found)


def test_a_return_within_what_was_lent_is_no_fault(data: Path) -> None:
    edit(data / "samples" / "movements.yaml", _returned(60_000))

    assert check(data, home="CN")["movement"] == 53


def test_clauses_coded_absent_are_read_with_their_sources(empty: Engine, data: Path) -> None:
    edit(
        data / "agreements" / "fr.yaml",
        _changed("fr-1978-symphonie", absent_clauses=[{"cluster": "samples", "sources": [1]}]),
    )
    fill(empty, data, home="CN", at=LOADED_AT, by="tests", reason="First load")

    with read_session(empty) as session:
        report = agreement_report(session, "fr-1978-symphonie", on=LOADED_AT.date())
    assert report is not None
    assert report.agreement.sample_clause == "coded_absent"
    (absent,) = report.agreement.absent_clauses
    assert {kind.value for kind in absent.kinds} == {
        "sample_gift",
        "sample_exchange",
        "sample_loan",
        "sample_access",
    }
    assert absent.sources == (1,)
