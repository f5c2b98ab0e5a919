"""The data package: valid to others, the same bytes for the same edition, the same record when loaded again."""

import io
import json
import stat
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from conftest import DATA, LOADED_AT
from counts import AGREEMENTS, BODIES
from fastapi.testclient import TestClient
from sqlalchemy import Engine
from typer.testing import CliRunner, Result

from api.commands.main import cli
from db.export import record_files
from db.filling import fill
from db.ledger import current_revision, record_digests
from db.loading import package
from db.loading.faults import DataRefused
from db.loading.package import record_folder
from db.session import read_session
from models.nouns import NOUNS
from reports.exports.package import LICENCES


@pytest.fixture(scope="module")
def archive(client: TestClient) -> bytes:
    """The package as it is served."""
    response = client.get("/api/v1/export/concord.zip")
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/zip"
    assert int(response.headers["content-length"]) == len(response.content)
    return response.content


def test_the_same_edition_gives_the_same_bytes(client: TestClient, archive: bytes) -> None:
    assert client.get("/api/v1/export/concord.zip").content == archive


def test_frictionless_finds_the_package_valid(archive: bytes, tmp_path: Path) -> None:
    file = tmp_path / "concord.zip"
    file.write_bytes(archive)
    command = Path(sys.executable).with_name("frictionless")
    told = subprocess.run([command, "validate", "--json", file], capture_output=True, text=True, check=False)

    report = json.loads(told.stdout)
    assert report["valid"], told.stdout[:2000]
    with zipfile.ZipFile(file) as opened:
        tables = [each for each in opened.namelist() if each.startswith("csv/")]
        descriptor = json.loads(opened.read("datapackage.json"))
        rows = {
            each["name"]: opened.read(each["path"]).decode("utf-8-sig").count("\r\n") - 1
            for each in descriptor["resources"]
        }
    assert report["stats"]["tasks"] == len(tables) == len(rows)
    assert {noun.listing.name for noun in NOUNS if noun.listing} <= set(rows)
    assert rows["agreements"] == AGREEMENTS
    assert rows["bodies"] == BODIES
    assert rows["countries"] == 203


def test_the_licences_are_those_of_the_data() -> None:
    text = (DATA / "LICENSE.md").read_text(encoding="utf-8")

    assert all(each["path"] in text for each in LICENCES)


def test_csvw_speaks_of_the_files_and_columns_that_are_there(archive: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        metadata = json.loads(opened.read("csv-metadata.json"))
        for table in metadata["tables"]:
            head = opened.read(table["url"]).decode("utf-8-sig").partition("\r\n")[0].split(",")
            assert [column["titles"] for column in table["tableSchema"]["columns"]] == head
            names = {each["url"]: each for each in metadata["tables"]}
            for key in table["tableSchema"]["foreignKeys"]:
                other = names[key["reference"]["resource"]]["tableSchema"]["columns"]
                assert key["reference"]["columnReference"] in [column["name"] for column in other]


def test_loaded_again_it_is_the_same_record(
    archive: bytes, loaded: Engine, empty: Engine, tmp_path: Path
) -> None:
    file = tmp_path / "concord.zip"
    file.write_bytes(archive)
    with record_folder(file) as folder:
        fill(empty, folder, home="CN", at=LOADED_AT, by="tests", reason="test")

    with read_session(loaded) as one, read_session(empty) as other:
        assert record_digests(other) == record_digests(one)
        assert list(record_files(other)) == list(record_files(one))
        assert current_revision(other) == current_revision(one)


def test_the_unpacked_folder_is_loaded_too(archive: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        opened.extractall(tmp_path)
    with record_folder(tmp_path) as folder:
        assert folder == tmp_path / "record"


def test_the_workbook_has_one_sheet_a_noun(client: TestClient) -> None:
    book = openpyxl.load_workbook(
        io.BytesIO(client.get("/api/v1/export/concord.xlsx").content), read_only=True
    )

    assert {noun.listing.name for noun in NOUNS if noun.listing} < set(book.sheetnames)
    assert book["agreements"].max_row == AGREEMENTS + 1
    assert book.sheetnames[-1] == "about"


def _zip(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members:
            opened.writestr(name, content)
    return buffer.getvalue()


def _link() -> bytes:
    info = zipfile.ZipInfo("record/countries.yaml")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return _zip((info, b"/etc/passwd"))


def _lying() -> bytes:
    """A member whose directory entry says that it is smaller than it is."""
    content = _zip(("record/countries.yaml", b"a" * 100_000))
    directory = content.rindex(b"PK\x01\x02")
    return content[: directory + 24] + struct.pack("<L", 10) + content[directory + 28 :]


HOSTILE: dict[str, Callable[[], bytes]] = {
    "a path upwards": lambda: _zip(("record/../../evil.yaml", b"[]")),
    "an absolute path": lambda: _zip(("/record/evil.yaml", b"[]")),
    "a path of another system": lambda: _zip(("record\\..\\evil.yaml", b"[]")),
    "a drive": lambda: _zip(("C:/record/evil.yaml", b"[]")),
    "a symbolic link": _link,
    "a false size": _lying,
    "no record": lambda: _zip(("csv/agreements.csv", b"id")),
    "no zip": lambda: b"id,title\r\n",
    "nothing": lambda: b"",
    "half a zip": lambda: _zip(("record/countries.yaml", b"[]"))[:40],
    "too many files": lambda: _zip(*((f"record/{number}.yaml", b"") for number in range(5_001))),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_zip_is_refused(what: str, tmp_path: Path) -> None:
    file = tmp_path / "hostile.zip"
    file.write_bytes(HOSTILE[what]())

    with pytest.raises(DataRefused) as refused, record_folder(file):
        pass
    assert len(refused.value.faults) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["hostile.zip"]


@pytest.mark.parametrize("honest", [True, False])
def test_a_bomb_is_refused_before_it_fills_the_disk(
    honest: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, "MOST_BYTES", 1_000_000)
    content = _zip(("record/countries.yaml", b"\0" * 2_000_000))
    if not honest:
        place = content.rindex(b"PK\x01\x02")
        content = content[: place + 24] + struct.pack("<L", 10) + content[place + 28 :]
    file = tmp_path / "bomb.zip"
    file.write_bytes(content)

    with pytest.raises(DataRefused), record_folder(file):
        pass


def test_the_command_writes_a_package_and_judges_it(
    loaded_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "concord.zip"
    monkeypatch.setenv("CONCORD_DATABASE_URL", loaded_url)

    def run(*words: str) -> Result:
        return CliRunner().invoke(cli, words)

    assert run("export", "-o", str(tmp_path / "x.pdf")).exit_code == 2
    assert run("export", "-o", str(file)).exit_code == 0
    checked = run("check", str(file))
    assert checked.exit_code == 0, checked.stderr
    assert f"{AGREEMENTS} agreement" in checked.stdout
    file.write_bytes(b"PK")
    refused = run("load", str(file))
    assert refused.exit_code == 2
    assert "not a zip" in refused.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["concord.zip"]
