"""The OpenAPI document is complete, and says what is really answered."""

import json
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

import jsonschema
import pytest
from conftest import engine_of
from fastapi.testclient import TestClient
from openapi_examples import NOT_OF_THE_RECORD, REVISION, as_text, examples, shortened

from api.openapi import EXAMPLES, PARAMETERS, PROBLEMS, example_address, operations

Part = dict[str, Any]
SECRET = frozenset(("token",))
"""What no document can show an example of: it is known to whom it was given."""


@pytest.fixture(scope="module")
def document(client: TestClient) -> Part:
    found: Part = client.get("/api/v1/openapi.json").json()
    return found


def test_the_document_itself_is_valid(document: Part) -> None:
    assert document["openapi"].startswith("3.1")
    assert document["info"]["license"]["identifier"] == "Apache-2.0"
    assert document["servers"] == [{"url": "/", "description": "This host"}]
    for name, schema in document["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema), name


def test_every_operation_says_what_it_takes_and_answers(document: Part) -> None:
    ids = []
    for path, operation in operations(document):
        ids.append(operation["operationId"])
        assert operation["summary"], path
        assert operation["description"], path
        assert operation["tags"], path
        for parameter in operation.get("parameters", []):
            assert parameter["description"], (path, parameter["name"])
            if parameter["in"] == "path" and parameter["name"] not in SECRET:
                assert parameter["example"], (path, parameter["name"])
        for status in PROBLEMS:
            assert status in operation["responses"], (path, status)
        assert "304" in operation["responses"]
    assert len(set(ids)) == len(ids)
    assert {"get_countries", "get_countries_by_code", "get_agreements"} <= set(ids)
    described = {tag["name"] for tag in document["tags"]}
    assert {tag for _, operation in operations(document) for tag in operation["tags"]} == described


def test_what_is_answered_is_what_is_documented(client: TestClient, document: Part) -> None:
    for path, operation in operations(document):
        # Between them the two engines try all.
        on_sqlite = engine_of(client).dialect.name == "sqlite"
        if any(f"{{{name}}}" in path for name in SECRET) or crc32(path.encode()) % 2 != on_sqlite:
            continue
        answer = client.get(example_address(path, operation))
        documented = operation["responses"]["200"]["content"]
        media_type = answer.headers["content-type"].partition(";")[0]
        assert answer.status_code == 200, (path, answer.text)
        assert media_type in documented, (path, media_type)
        if path not in NOT_OF_THE_RECORD:
            assert answer.headers["etag"], path
        if media_type == "application/json":
            schema = {**documented[media_type]["schema"], "components": document["components"]}
            jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker()).validate(
                answer.json()
            )


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/api/v1/nothing", 404),
        ("/api/v1/countries/Atlantis", 404),
        ("/api/v1/agreements?strange=1", 422),
    ],
)
def test_a_problem_is_what_is_documented(
    client: TestClient, document: Part, address: str, status: int
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    schema = {"$ref": "#/components/schemas/Problem", "components": document["components"]}
    jsonschema.validate(answer.json(), schema, jsonschema.Draft202012Validator)


def test_examples_are_what_make_examples_writes(client: TestClient) -> None:
    assert EXAMPLES.read_text(encoding="utf-8") == as_text(dict(examples(client))), "run `make examples`"


def test_examples_are_what_their_schemas_say(document: Part) -> None:
    checked = 0
    for path, operation in operations(document):
        content = operation["responses"]["200"].get("content", {}).get("application/json", {})
        if "example" in content:
            schema = {**content["schema"], "components": document["components"]}
            faults = jsonschema.Draft202012Validator(
                schema, format_checker=jsonschema.FormatChecker()
            ).iter_errors(content["example"])
            assert not [fault.message for fault in faults], path
            checked += 1
    assert checked == len(json.loads(EXAMPLES.read_text(encoding="utf-8")))


def test_examples_stand_still_when_a_revision_is_added() -> None:
    answer = {
        "revision": 2924,
        "items": [{"revision": 12, "id": "a"}, {"revision": 13, "id": "b"}],
        "bounds": [1, 2],
    }

    assert shortened(answer) == {
        "revision": REVISION,
        "items": [{"revision": REVISION, "id": "a"}],
        "bounds": [1, 2],
    }


def test_examples_of_parameters_are_understood(client: TestClient, document: Part) -> None:
    for path, operation in operations(document):
        for parameter in operation.get("parameters", []):
            if parameter["in"] == "query" and parameter.get("example") is not None:
                base = example_address(path, operation)
                values = (
                    parameter["example"] if isinstance(parameter["example"], list) else [parameter["example"]]
                )
                if parameter["name"] in base:
                    continue
                more = urlencode([(parameter["name"], each) for each in values])
                answer = client.get(f"{base}{'&' if '?' in base else '?'}{more}")
                assert answer.status_code == 200, (path, parameter["name"], answer.text)
    assert set(PARAMETERS) <= {
        parameter["name"]
        for _, operation in operations(document)
        for parameter in operation.get("parameters", [])
    }
