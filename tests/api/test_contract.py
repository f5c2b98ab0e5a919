"""Clients nobody here wrote: one that hunts for faults, one that is generated, one that draws."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx2
import pytest
import schemathesis
import vl_convert
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from waiting import PATIENCE

NO_SCHEMA_SAYS = frozenset(("cursor", "after", "since", "fields"))
"""Parameters whose good values only the record or an earlier answer knows."""


def _depends(query: dict[str, Any]) -> bool:
    """Whether some parameters are good only beside others, only once, or only for those who know the record."""
    periods = any(f"{name}_to" in query and f"{name}_from" in query for name in ("signed", "in_force"))
    twice = any(
        isinstance(values, list) and len({*map(str, values)}) < len(values) for values in query.values()
    )
    return periods or twice or ("from" in query and "to" in query) or bool(NO_SCHEMA_SAYS & set(query))


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_request_breaks_the_contract(address: str, mode: GenerationMode) -> None:
    schema = schemathesis.openapi.from_url(f"{address}/api/v1/openapi.json")
    broken = []
    operations = [found.ok() for found in schema.get_all_operations()]  # type: ignore[union-attr]  # a fault in the document fails here
    assert len(operations) > 30
    for operation in operations:

        @settings(
            max_examples=3,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            excluded: Any = [positive_data_acceptance] if _depends(case.query or {}) else []
            case.call_and_validate(excluded_checks=excluded, timeout=PATIENCE)

        try:
            ask()
        except Unsatisfiable:
            assert mode is GenerationMode.NEGATIVE  # it takes nothing that could be wrong
        except (AssertionError, BaseExceptionGroup) as error:
            broken.append(f"{operation.label}: {error}")
    assert not broken, "\n".join(broken)


def test_a_generated_client_passes_type_checks_and_fetches_france(address: str, tmp_path: Path) -> None:
    document = tmp_path / "openapi.json"
    document.write_bytes(httpx2.get(f"{address}/api/v1/openapi.json", timeout=PATIENCE).content)
    made = subprocess.run(
        [
            *(Path(sys.executable).with_name("openapi-python-client"), "generate"),
            *(
                "--path",
                document,
                "--meta",
                "none",
                "--output-path",
                tmp_path / "generated",
            ),
        ],
        env={**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert "Unable to" not in made.stdout + made.stderr
    script = tmp_path / "france.py"
    script.write_text(FRANCE.format(address=address, patience=PATIENCE), encoding="utf-8")
    typed = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", tmp_path / "types", "--config-file", "", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    # The generator's own file hands *args on where its HTTP library wants three; nothing in it is made from the document.
    faults = [line for line in typed.stdout.splitlines() if ": error: " in line and "exit__" not in line]
    assert not faults, typed.stdout
    fetched = subprocess.run(
        [sys.executable, script], cwd=tmp_path, capture_output=True, text=True, timeout=PATIENCE
    )
    assert fetched.stdout.split() == ["France", "FR", "50"], fetched.stdout + fetched.stderr


FRANCE = """
from httpx import Timeout

from generated import Client
from generated.api.countries import get_countries_by_code
from generated.models import CountryReport

with Client(base_url="{address}", timeout=Timeout({patience})) as client:
    report = get_countries_by_code.sync("FR", client=client)
    assert isinstance(report, CountryReport)
    print(report.country.name, report.country.code, len(report.agreements))
"""


def test_every_chart_is_drawn(address: str) -> None:
    def fetched(path: str) -> Any:
        return httpx2.get(address + path, timeout=PATIENCE).json()

    charts = fetched("/api/v1/charts")["items"]
    assert len(charts) >= 9
    for chart in charts:
        asked = "?agreement=la-2008-framework-agreement" if "family" in chart["name"] else ""
        drawn = vl_convert.vegalite_to_svg(fetched(chart["url"] + asked))
        assert drawn.startswith("<svg"), chart["name"]
