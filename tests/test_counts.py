"""The counts that the READMEs state are those of the files."""

import re
from pathlib import Path

import pytest
from conftest import DATA, ROOT
from counts import AGREEMENTS, BODIES, CLAIMS, CLAUSES, MISSIONS, VISITS


@pytest.mark.parametrize("file", [ROOT / "README.md", DATA / "README.md"], ids=["project", "record"])
def test_stated_counts_are_those_of_the_files(file: Path) -> None:
    text = re.sub(r"\s+", " ", file.read_text(encoding="utf-8"))

    stated = re.search(
        r"(\d+) (?:sourced )?agreements with (\d+) clauses.*?(\d+) bodies.*?(\d+) missions, (\d+) visits",
        text,
    )

    assert stated
    assert tuple(map(int, stated.groups())) == (AGREEMENTS, CLAUSES, BODIES, MISSIONS, VISITS)


def test_the_record_states_how_many_claims_it_holds() -> None:
    assert f"{CLAIMS} claims" in (DATA / "README.md").read_text(encoding="utf-8")
