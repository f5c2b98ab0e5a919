"""Lists as JSON, JSON Lines, CSV and workbook, read back by programs that nobody here wrote."""

import csv
import io
import json
from datetime import date, datetime

import openpyxl
import pandas
import pytest
from counts import CLAIMS
from fastapi.testclient import TestClient

from api.parameters.formats import MOST, Format, preferred_media
from reports.exports.csv_file import BYTE_ORDER_MARK, comma_separated, inert
from reports.exports.tables.table import Table, dates, integer, link, many, text
from reports.exports.workbook import workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LISTS = {
    "agreements": ("items", "limit=500"),
    "agreements?country=FR&status=in_force&sort=title": ("items", "limit=500"),
    "clauses": ("items", "limit=500"),
    "samples/movements": ("items", "limit=500"),
    "samples/batches": ("items", ""),
    "samples/holdings": ("holdings", ""),
    "samples/rules": ("rules", ""),
    "countries": ("items", ""),
    "organizations": ("items", ""),
    "bodies": ("items", ""),
    "visits": ("items", "limit=500"),
    "missions": ("items", "limit=500"),
    "restrictions": ("items", ""),
    "claims": ("items", ""),
    "stats/agreements?by=country&by=status": ("rows", ""),
    "stats/samples?by=kind": ("rows", ""),
    "stats/coverage": ("rows", ""),
}
"""Addresses of lists, the key of their items, and what gives them all in one page."""


def midnight(year: int, month: int, day: int) -> datetime:
    """A day as a workbook holds it."""
    return datetime(year, month, day)  # noqa: DTZ001 - a cell has no zone


@pytest.mark.parametrize("path", LISTS)
def test_every_list_says_the_same_in_every_format(client: TestClient, path: str) -> None:
    key, whole = LISTS[path]
    address = f"/api/v1/{path}{'&' if '?' in path else '?'}"
    items = client.get(f"{address}{whole}").json()[key]
    lines = client.get(f"{address}format=jsonl")
    rows = list(csv.DictReader(io.StringIO(client.get(f"{address}format=csv").content.decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{address}format=xlsx").content))
    sheet = book.worksheets[0]

    assert lines.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in lines.text.splitlines()] == items
    first = next(iter(rows[0]))
    assert [row[first] for row in rows] == ["" if item[first] is None else str(item[first]) for item in items]
    assert sheet.max_row == len(items) + 1
    assert [cell.value for cell in sheet[1]] == list(rows[0])
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref.startswith("A1:")
    assert book.sheetnames[-1] == "about"


def test_a_page_and_some_fields_where_they_are_asked_for(client: TestClient) -> None:
    page = client.get("/api/v1/agreements?limit=3").json()
    asked = f"{page['next']}&fields=title,signed"
    rows = list(csv.DictReader(io.StringIO(client.get(f"{asked}&format=csv").content.decode("utf-8-sig"))))
    lines = [json.loads(line) for line in client.get(f"{asked}&format=jsonl").text.splitlines()]

    assert len(rows) == len(lines) == 3
    assert list(rows[0]) == ["id", "url", "title", "signed", "signed_earliest", "signed_latest"]
    assert [row["id"] for row in rows] == [line["id"] for line in lines]
    assert not {row["id"] for row in rows} & {item["id"] for item in page["items"]}
    assert all(set(line) == {"id", "url", "title", "signed"} for line in lines)
    slim = client.get(f"{asked}&format=json").json()["items"]
    assert [line["title"] for line in lines] == [item["title"] for item in slim]


def test_a_list_too_long_is_refused_not_cut(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MOST, Format.CSV, 100)
    refused = client.get("/api/v1/agreements?format=csv&on=2026-11-21")

    assert refused.status_code == 422
    assert "at most 100 rows" in refused.json()["detail"]
    assert "/api/v1/export/concord.zip" in refused.json()["detail"]
    assert client.get("/api/v1/agreements?format=csv&country=LA&on=2026-11-21").status_code == 200


def test_csv_begins_with_a_mark_so_that_excel_shows_chinese(client: TestClient) -> None:
    response = client.get("/api/v1/samples/rules?format=csv")

    assert response.content.startswith(b"\xef\xbb\xbf")
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    assert response.headers["content-disposition"].startswith('attachment; filename="concord-rules-r')
    frame = pandas.read_csv(io.BytesIO(response.content), dtype_backend="numpy_nullable")
    assert frame["url"].str.startswith("http://testserver/samples/rules").all()
    assert frame["found"].dtype == "boolean"
    assert frame["rule_zh"].str.contains("月").any()


def test_pandas_reads_right_types(client: TestClient) -> None:
    raw = client.get("/api/v1/claims?format=csv").content
    frame = pandas.read_csv(
        io.BytesIO(raw), parse_dates=["as_of_earliest", "as_of_latest"], dtype_backend="numpy_nullable"
    )
    lines = pandas.read_json(io.BytesIO(client.get("/api/v1/claims?format=jsonl").content), lines=True)

    assert str(frame["agreements"].dtype) == "Int64"
    assert frame["as_of_earliest"].dtype.kind == "M"
    assert list(lines["id"]) == list(frame["id"])


def test_accept_chooses_as_format_does(client: TestClient) -> None:
    for media, start in ((XLSX, b"PK"), ("text/csv", b"\xef\xbb\xbfid"), ("application/x-ndjson", b"{")):
        response = client.get("/api/v1/claims", headers={"Accept": f"text/html;q=0.2, {media}"})
        assert response.content.startswith(start)
        assert "Accept" in response.headers["vary"]
    both = {"Accept": "text/csv, */*;q=0.1"}
    assert client.get("/api/v1/claims?format=json", headers=both).json()["total"] == CLAIMS


def test_what_is_not_there_is_refused(client: TestClient) -> None:
    unknown = client.get("/api/v1/claims?format=ods")
    image = client.get("/api/v1/claims", headers={"Accept": "image/png, text/html"})

    assert unknown.status_code == 422
    assert unknown.json()["errors"][0]["parameter"] == "format"
    assert image.status_code == 406
    assert image.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        (None, "a"),
        ("", "a"),
        ("*/*", "a"),
        ("text/*", "b"),
        ("text/csv;q=0.5, application/json;q=0.9", "a"),
        ("application/json;q=0, */*", "b"),
        ("TEXT/CSV", "b"),
        ("image/png", None),
        ("application/json;q=nonsense", "a"),
        ("text/csv, application/json;q=nonsense", "b"),
        ("*", "a"),
        (",;,q=", None),
    ],
)
def test_the_best_liked_of_what_is_offered(header: str | None, chosen: str | None) -> None:
    assert preferred_media(header, {"application/json": "a", "text/csv": "b"}) == chosen


class Item:
    """What a row is read off."""

    def __init__(self, name: str, on: str | None, mass: int | None = None) -> None:
        self.name, self.on, self.mass = name, on, mass
        self.url = "/x/1"
        self.parts = ["a", "b|c"]


HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("http://x")')
TABLE = Table(
    "things",
    "Things",
    "Things",
    (text("name", "Name"), *dates("on", "When"), integer("mass", "Mass"), link(), many("parts", "Parts")),
    key=("name",),
)


@pytest.mark.parametrize("name", HOSTILE)
def test_formulas_are_inert(name: str) -> None:
    rows = list(TABLE.rows([Item(name, None, -5)], "http://host"))
    line = next(csv.DictReader(io.StringIO(b"".join(comma_separated(TABLE, rows)).decode("utf-8-sig"))))
    book = openpyxl.load_workbook(io.BytesIO(workbook([(TABLE, rows)], said=[], made=midnight(2026, 1, 1))))

    assert line["name"] == f"'{name}"
    assert line["mass"] == "-5"
    assert book.worksheets[0]["A2"].data_type == "s"
    assert "hyperlink" not in str(book.worksheets[0]["F2"].hyperlink)


def test_what_is_no_formula_stays_as_it_is() -> None:
    assert [inert(text) for text in ("a=b", "2019", "·-", "中文")] == ["a=b", "2019", "·-", "中文"]


@pytest.mark.parametrize(
    ("written", "value", "earliest"),
    [
        ("2019-03-05", midnight(2019, 3, 5), midnight(2019, 3, 5)),
        ("2019-03", "2019-03", midnight(2019, 3, 1)),
        ("2019-03-05~", "2019-03-05~", midnight(2019, 3, 4)),
        ("2019-03-XX", "2019-03-XX", midnight(2019, 3, 1)),
        ("2019-03-05/2019-03-09", "2019-03-05/2019-03-09", midnight(2019, 3, 5)),
        ("1899-12-31", "1899-12-31", "1899-12-31"),
        ("none_stated", "none_stated", None),
        (None, None, None),
    ],
)
def test_only_a_day_known_as_a_day_is_a_date_in_a_workbook(
    written: str | None, value: object, earliest: object
) -> None:
    rows = list(TABLE.rows([Item("a", written)], ""))
    book = openpyxl.load_workbook(io.BytesIO(workbook([(TABLE, rows)], said=[], made=midnight(2026, 1, 1))))
    sheet = book.worksheets[0]

    assert sheet["B2"].value == value
    assert sheet["C2"].value == earliest


def test_lists_addresses_and_nothing() -> None:
    (row,) = TABLE.rows([Item("a", "2019")], "https://host")

    assert row == ["a", "2019", date(2019, 1, 1), date(2019, 12, 31), None, "https://host/x/1", "a | b/c"]
    assert b"".join(comma_separated(TABLE, [])).decode() == BYTE_ORDER_MARK + ",".join(TABLE.heads) + "\r\n"


def test_the_same_rows_give_the_same_workbook() -> None:
    first, second = (
        workbook([(TABLE, TABLE.rows([Item("a", "2019")], ""))], said=[], made=midnight(2026, 1, 1))
        for _ in range(2)
    )

    assert first == second


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    rows = list(TABLE.rows([Item("x" * 40_000, None)], ""))
    book = openpyxl.load_workbook(io.BytesIO(workbook([(TABLE, rows)], said=[], made=midnight(2026, 1, 1))))

    assert book.worksheets[0]["A2"].value.endswith("[…]")
