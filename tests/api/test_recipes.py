"""Each recipe is run where it can be, and every address in it answers."""

import re
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest
from conftest import ROOT
from waiting import PATIENCE

TEXT = (ROOT / "docs" / "recipes.md").read_text(encoding="utf-8")
HOST = "http://127.0.0.1:8000"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.S | re.M)


@pytest.mark.parametrize("url", sorted(set(re.findall(rf"{HOST}[^\s'\"`)]+", TEXT))))
def test_every_address_answers(address: str, url: str) -> None:
    assert httpx2.get(url.replace(HOST, address), timeout=PATIENCE).status_code == 200


def test_curl_learns_that_nothing_changed(address: str, tmp_path: Path) -> None:
    (script,) = blocks("sh")
    done = subprocess.run(
        ["sh", "-e", "-c", script.replace(HOST, address)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    assert done.stdout == "304\n"
    assert (tmp_path / "france.json").stat().st_size > 10_000


def test_pandas_reads_the_lists(address: str, tmp_path: Path) -> None:
    (script,) = blocks("python")
    subprocess.run(
        [sys.executable, "-c", script.replace(HOST, address)], cwd=tmp_path, check=True, timeout=PATIENCE
    )


def test_the_texts_are_served_beside_the_viewer(address: str) -> None:
    page = httpx2.get(f"{address}/api", timeout=PATIENCE).text
    for name, file in (("recipes", "recipes.md"), ("promise", "api.md")):
        assert f'href="/api/{name}"' in page
        served = httpx2.get(f"{address}/api/{name}", timeout=PATIENCE)
        assert served.text == (ROOT / "docs" / file).read_text(encoding="utf-8")
    assert httpx2.get(f"{address}/api/nothing", timeout=PATIENCE).status_code == 404
