"""The whole record as a Frictionless Data Package in a zip: tables with their schemas, CSVW metadata, the YAML set.

Made from one edition of the record, as of that edition's own day: the same edition gives the same bytes.
"""

import json
import zipfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import IO, Any

from db.export import record_files
from db.ledger import RevisionStamp, newest_revision
from db.loading.package import DESCRIPTOR, RECORD
from db.session import ReadSession
from reports.exports.csv_file import comma_separated
from reports.exports.tables.table import JOINED, Column, ColumnKind, Table
from reports.exports.tables.whole import whole
from reports.exports.workbook import workbook

CSVW = "csv-metadata.json"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""Stands for the moment of an empty record."""

LICENCES = (
    {
        "name": "ODbL-1.0",
        "path": "https://opendatacommons.org/licenses/odbl/1-0/",
        "title": "Open Database License 1.0: the database as a whole",
    },
    {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0: texts written for this record, and coordinates",
    },
)
"""Terms of the data, as its licence file has them."""

SOURCES = (
    {"title": "mledoze/countries", "path": "https://github.com/mledoze/countries"},
    {"title": "Unicode CLDR", "path": "https://cldr.unicode.org/"},
    {"title": "GeoNames", "path": "https://www.geonames.org/"},
    {"title": "The pages that each record names as its sources"},
)

NOTICE = (
    "Contains information from the Concord record of space cooperation, which is made available under the Open Database "
    "License (ODbL); place names and coordinates: mledoze/countries, Unicode CLDR, GeoNames."
)

_TYPES = {
    ColumnKind.TEXT: "string",
    ColumnKind.INTEGER: "integer",
    ColumnKind.NUMBER: "number",
    ColumnKind.BOOLEAN: "boolean",
    ColumnKind.DATE: "date",
    ColumnKind.EDTF: "string",
    ColumnKind.LINK: "string",
    ColumnKind.LIST: "string",
}
_CSVW_TYPES = {ColumnKind.BOOLEAN: {"base": "boolean", "format": "true|false"}, ColumnKind.LINK: "anyURI"}


def _path(table: str) -> str:
    return f"csv/{table}.csv"


def _field(table: Table, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": column.about,
    }
    if column.kind is ColumnKind.LINK:
        field["format"] = "uri"
    constraints: dict[str, Any] = {}
    if column.name in table.key:
        constraints["required"] = True
    if column.words is not None:
        constraints["enum"] = [word.value for word in column.words]
    if constraints:
        field["constraints"] = constraints
    return field


def schema(table: Table) -> dict[str, Any]:
    """The Table Schema of a table."""
    return {
        "fields": [_field(table, column) for column in table.columns],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {
                "fields": [each.column],
                # A reference to the table itself names no resource.
                "reference": {
                    "resource": "" if each.table == table.name else each.table,
                    "fields": [each.key],
                },
            }
            for each in table.references
        ],
        "missingValues": [""],
    }


def _resource(table: Table) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "description": table.about,
        "path": _path(table.name),
        "profile": "tabular-data-resource",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema(table),
    }


def _descriptor(tables: list[Table], now: RevisionStamp, on: date, base: str) -> dict[str, Any]:
    return {
        "$schema": "https://datapackage.org/profiles/1.0/datapackage.json",
        "profile": "data-package",
        "name": "concord",
        "title": "Concord: international space cooperation agreements",
        "description": f"{NOTICE} The tables tell the record as of {on}; the folder {RECORD}/ holds it whole, in the format in "
        f"which it is loaded. In the tables, a text that a spreadsheet would take for a formula has an apostrophe in front, "
        f"and lists are joined by '{JOINED}'.",
        "homepage": base,
        "version": str(now.number),
        "created": (now.at or NEVER).isoformat(),
        "licenses": list(LICENCES),
        "sources": list(SOURCES),
        "resources": [_resource(table) for table in tables],
    }


def _csvw_column(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.about,
        "datatype": _CSVW_TYPES.get(column.kind, _TYPES[column.kind]),
        "null": "",
    }
    if column.kind is ColumnKind.LIST:
        found["separator"] = JOINED
    return found


def _csvw(tables: list[Table], now: RevisionStamp) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:title": "Concord: international space cooperation agreements",
        "dc:license": {"@id": LICENCES[0]["path"]},
        "dc:modified": {"@value": (now.at or NEVER).date().isoformat(), "@type": "xsd:date"},
        "dialect": {"encoding": "utf-8", "header": True, "lineTerminators": ["\r\n"]},
        "tables": [
            {
                "url": _path(table.name),
                "dc:title": table.title,
                "dc:description": table.about,
                "tableSchema": {
                    "columns": [_csvw_column(column) for column in table.columns],
                    "primaryKey": list(table.key),
                    "foreignKeys": [
                        {
                            "columnReference": each.column,
                            "reference": {"resource": _path(each.table), "columnReference": each.key},
                        }
                        for each in table.references
                    ],
                },
            }
            for table in tables
        ],
    }


README = """This is the Concord record of international space cooperation, revision {number}, recorded {at}.

csv/               the record as tables, as of {on}; UTF-8
datapackage.json   what the tables and columns mean (Frictionless Data Package)
csv-metadata.json  the same as CSV on the Web
record/            the record itself in YAML: `concord load concord.zip` makes the same record of it

{notice}
{licences}
"""


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode() + b"\n"


def _files(
    session: ReadSession, now: RevisionStamp, on: date, home: str, base: str
) -> Iterator[tuple[str, Iterator[bytes]]]:
    tables = []
    for table, rows in whole(session, on=on, home=home, base=base):
        tables.append(table)
        yield _path(table.name), comma_separated(table, rows)
    yield DESCRIPTOR, iter([_json(_descriptor(tables, now, on, base))])
    yield CSVW, iter([_json(_csvw(tables, now))])
    said = README.format(
        number=now.number,
        at=(now.at or NEVER).isoformat(),
        on=on,
        notice=NOTICE,
        licences="\n".join(f"{each['name']}: {each['title']}. {each['path']}" for each in LICENCES),
    )
    yield "README.txt", iter([said.encode()])
    for name, content in record_files(session):
        yield f"{RECORD}/{name}", iter([content])


def write_package(session: ReadSession, file: IO[bytes], *, home: str, base: str) -> RevisionStamp:
    """Write the package to ``file``, which can be sought in; answers the edition of the record that it holds.

    Addresses of the service begin with ``base``.
    """
    now = newest_revision(session)
    on = (now.at or NEVER).date()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in _files(session, now, on, home, base):
            member = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o100644 << 16
            with archive.open(member, "w", force_zip64=True) as target:
                for piece in pieces:
                    target.write(piece)
    return now


def whole_workbook(session: ReadSession, *, home: str, base: str) -> tuple[bytes, RevisionStamp]:
    """The same tables as one workbook, and the edition of the record that it holds."""
    now = newest_revision(session)
    at = now.at or NEVER
    said = [
        ("revision", str(now.number)),
        ("recorded", at.isoformat()),
        ("as of", at.date().isoformat()),
        ("terms", NOTICE),
    ]
    return workbook(whole(session, on=at.date(), home=home, base=base), said=said, made=at), now
