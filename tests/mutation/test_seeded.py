"""The list of seeded faults says what the code says, so that ``make mutation`` can put each of them in."""

import pytest
from test_house import HOUSE

from mutation.faults import SEEDED, SeededFault


@pytest.mark.parametrize("fault", SEEDED, ids=lambda fault: f"{fault.file}: {fault.wrong}")
def test_what_a_fault_changes_stands_once_in_its_file(fault: SeededFault) -> None:
    assert (HOUSE / fault.file).read_text(encoding="utf-8").count(fault.right) == 1
    assert fault.wrong != fault.right
    assert fault.tests
    for test in fault.tests:
        assert (HOUSE / test).is_file()


def test_twenty_faults_or_more_are_seeded_in_rules_queries_and_templates() -> None:
    assert len(set(SEEDED)) == len(SEEDED) >= 20
    assert {fault.file.partition("/")[0] for fault in SEEDED} == {"models", "db", "web", "reports"}
