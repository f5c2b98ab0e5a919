"""The OpenAPI document: what routes say of themselves, with what holds for all of them said in one place."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts

from api.layers.problems import Problem
from api.parameters.formats import MEDIA_TYPES
from api.parameters.whole_query import as_declared
from models.dates.day import FIRST_YEAR, LAST_YEAR
from models.nouns import NOUNS

Part = dict[str, Any]

PREFIX = "/api/v1"
SCHEMA = "#/components/schemas/"
EXAMPLES = Path(__file__).with_name("examples.json")
"""An answer to each address from the real record, shortened: `make examples` writes them, a test holds them to it."""

OF_NOUNS = {
    noun.listing.name: noun.listing.about for noun in NOUNS if noun.listing is not None and noun.listing.about
}

TAGS = {
    "countries": OF_NOUNS["countries"],
    "agreements": OF_NOUNS["agreements"],
    "clauses": "Terms on sharing samples, data and other benefits: who gives, who receives, how firmly.",
    "samples": "The ledger of samples: batches, movements, holdings, rules of access.",
    "fairness": "How evenly samples and benefits were shared, each figure with its bounds.",
    "charts": "Pictures as Vega-Lite specifications with their numbers.",
    "stats": "Counts in tidy rows, one observation a row, for charts and spreadsheets.",
    "organizations": OF_NOUNS["organizations"],
    "bodies": OF_NOUNS["bodies"],
    "claims": OF_NOUNS["claims"],
    "changes": "What was added, changed and removed, revision by revision.",
    "visits": OF_NOUNS["visits"],
    "restrictions": OF_NOUNS["restrictions"],
    "missions": OF_NOUNS["missions"],
    "export": "The whole record as a file.",
    "calendars": "Expiry, notice and due dates for calendars.",
    "feeds": "Treaty actions and dates for feed readers and calendars.",
    "linked data": "The record in the vocabularies of other communities: schema.org, DCAT, SKOS.",
    "health": "Whether the service can answer.",
    **OF_NOUNS,
}
"""What each tag stands for, in the order of the document; that of a new noun comes last."""

DESCRIPTIONS = {
    **{f"{noun.name}_id": f"Id of the {noun.name}" for noun in NOUNS if noun.example},
    "code": "ISO 3166 alpha-2 or alpha-3 code of the country, or a name of the naming table",
    "name": "Name of the vocabulary",
    "confidence": "How well it is sourced: high, medium or low; repeatable",
    "kind": "Kind, of the vocabulary of the record; repeatable",
    "token": "The word of a link that was given out, and can be taken back",
    "topic": "Topic; repeatable",
    "purpose": "What the samples were for; repeatable",
}
"""Of parameters whose routes say nothing more particular."""

PARAMETERS: dict[str, Any] = {
    **{f"{noun.name}_id": noun.example for noun in NOUNS if noun.example},
    "agreement": "la-2008-framework-agreement",
    "code": "FR",
    "country": ["FR", "RU"],
    "name": "kind",
    "on": "2026-03-01",
}
"""Examples of parameters, from the real record."""

_CENTURIES = "|".join(map(str, range(FIRST_YEAR // 100, LAST_YEAR // 100)))
DAY = f"^(({_CENTURIES})[0-9]{{2}}|{LAST_YEAR})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
"""Days of the years that can be asked about, which are whole centuries and the first year of the next."""

REQUIRED: dict[str, Any] = {"by": ["year"]}
"""Examples of parameters where they are required; elsewhere the same name may mean another choice."""

HEADERS: dict[str, Part] = {
    "ETag": {
        "description": "Names these very bytes; send it as If-None-Match to learn by 304 that they still stand",
        "schema": {"type": "string"},
    },
    "Last-Modified": {
        "description": "Since when the answer is what it is: the moment of the edition, or the beginning of the day. "
        "Left out where a second would not name one edition",
        "schema": {"type": "string"},
    },
    "Cache-Control": {
        "description": "no-cache: keep it, and ask each time whether it still stands",
        "schema": {"type": "string"},
    },
    "X-Request-ID": {
        "description": "Id of the request, as the log has it; your own where you send a sane one",
        "schema": {"type": "string"},
    },
    "Retry-After": {"description": "Seconds to wait before asking again", "schema": {"type": "integer"}},
    "Location": {"description": "The address that stays", "schema": {"type": "string"}},
}

PROBLEMS: dict[str, tuple[str, str]] = {
    "404": ("NotFound", "Nothing is at this address, or a country, id or name is not in the record"),
    "406": ("NotAcceptable", "The address does not answer in a type that Accept names"),
    "413": ("ContentTooLarge", "The body is larger than is read"),
    "415": ("UnsupportedMediaType", "The address reads no body"),
    "422": ("RefusedInput", "An unknown or faulty parameter; `errors` names each"),
    "429": ("TooManyRequests", "More requests than a client may make; not where the service sets no limit"),
    "500": (
        "InternalError",
        "Something went wrong; `request` is the number to tell the people who run the service",
    ),
    "503": ("NotReady", "The database does not answer"),
}
"""Status, name and meaning of the problems that any address may answer with."""


def operation_id(route: APIRoute) -> str:
    """A name for generated clients, from the address, which does not change: ``get_countries_by_code``."""
    words = []
    for part in route.path_format.removeprefix(PREFIX).strip("/").split("/"):
        name = re.sub(r"\W+", "_", part.removesuffix(".vl.json")).strip("_")
        words.append(f"by_{name}" if part.startswith("{") else name)
    return "_".join(["get", *words])


class _Declared(RouteContext):
    """A route with the parameters that its endpoint declares, which is not how FastAPI takes them."""

    @property
    def dependant(self) -> Dependant:
        return as_declared(self.__getattr__("dependant"))


def add_document(app: FastAPI) -> None:
    """Serve the whole document where the app serves its own."""

    def document() -> Part:
        if app.openapi_schema is None:
            app.openapi_schema = complete(
                get_openapi(
                    title=app.title,
                    version=app.version,
                    openapi_version=app.openapi_version,
                    description=app.description,
                    routes=[_Declared(**vars(each)) for each in iter_route_contexts(app.routes)],
                )
            )
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]  # as FastAPI has it extended


def operations(document: Part) -> Iterator[tuple[str, Part]]:
    """Each address with its operation."""
    for path, item in document["paths"].items():
        yield from ((path, operation) for operation in item.values())


def _named(document: Part) -> Part:
    """Schemas of one name told apart by what they are of, not by where the code has them."""
    names = {}
    for name, schema in document["components"]["schemas"].items():
        module, kind = ["", *name.split("__")][-2:]
        # A generated class trips over a field of its own name.
        suffix = "Report" if kind.lower() in schema.get("properties", {}) else ""
        names[name] = "".join(word.title() for word in module.split("_")) + kind + suffix
    text = json.dumps(document)
    for name, plain in names.items():
        text = text.replace(f'"{SCHEMA}{name}"', f'"{SCHEMA}{plain}"')
    named: Part = json.loads(text)
    named["components"]["schemas"] = {
        names[name]: {**schema, "title": names[name]}
        for name, schema in named["components"]["schemas"].items()
    }
    return named


def complete(document: Part) -> Part:
    """The document with licence, tags, examples, and the headers and problems that all addresses share."""
    document = _named(document)
    document["info"]["license"] = {"name": "Apache-2.0", "identifier": "Apache-2.0"}
    document["servers"] = [{"url": "/", "description": "This host"}]
    parts = document.setdefault("components", {})
    schemas = parts.setdefault("schemas", {})
    problem = Problem.model_json_schema(ref_template=SCHEMA + "{model}")
    schemas |= {**problem.pop("$defs", {}), "Problem": problem}
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    parts["headers"] = HEADERS
    parts["responses"] = _responses()
    examples = json.loads(EXAMPLES.read_text(encoding="utf-8")) if EXAMPLES.is_file() else {}
    for path, operation in operations(document):
        for parameter in operation.get("parameters", []):
            _parameter(parameter)
        answers = operation["responses"]
        _answers(path, answers, examples.get(path))
        if any(parameter["name"] == "format" for parameter in operation.get("parameters", [])):
            for media_type in MEDIA_TYPES.values():
                answers["200"]["content"].setdefault(media_type, {"schema": {"type": "string"}})
    used = {tag for _, operation in operations(document) for tag in operation.get("tags", [])}
    document["tags"] = [{"name": tag, "description": said} for tag, said in TAGS.items() if tag in used]
    return document


def _responses() -> Part:
    content = {"application/problem+json": {"schema": {"$ref": f"{SCHEMA}Problem"}}}
    number = {"X-Request-ID": _header("X-Request-ID")}
    shared: Part = {
        name: {
            "description": meaning,
            "headers": number | ({"Retry-After": _header("Retry-After")} if status in ("429", "503") else {}),
            "content": content,
        }
        for status, (name, meaning) in PROBLEMS.items()
    }
    shared["NotModified"] = {
        "description": "What If-None-Match or If-Modified-Since names still stands",
        "headers": number | {"ETag": _header("ETag")},
    }
    shared["Moved"] = {
        "description": "Another spelling of the code, or an id that was merged away: the address that stays",
        "headers": number | {"Location": _header("Location")},
    }
    return shared


def _header(name: str) -> Part:
    return {"$ref": f"#/components/headers/{name}"}


def _parameter(parameter: Part) -> None:
    name = parameter["name"]
    if not parameter.get("description"):
        parameter["description"] = DESCRIPTIONS.get(name, "")
    for each in (parameter["schema"], *parameter["schema"].get("anyOf", [])):
        if each.get("format") == "date":
            each["pattern"] = DAY
    known = PARAMETERS | (REQUIRED if parameter.get("required") else {})
    if name in known and "example" not in parameter:
        example = known[name]
        several = parameter["schema"].get("type") == "array"
        if isinstance(example, list) and not several:
            example = example[0]
        parameter["example"] = example


def _answers(path: str, responses: Part, example: Any) -> None:
    found = responses["200"]
    found["headers"] = {
        name: _header(name) for name in ("ETag", "Last-Modified", "Cache-Control", "X-Request-ID")
    } | found.get("headers", {})
    told = found.get("content", {}).get("application/json")
    if told is not None and example is not None:
        told["example"] = example
    responses["304"] = {"$ref": "#/components/responses/NotModified"}
    if "{" in path:
        responses["308"] = {"$ref": "#/components/responses/Moved"}
    for status, (name, _) in PROBLEMS.items():
        own = responses.get(status, {}).get("content", {}).get("application/json", {}).get("schema", {})
        if status == "503" and own and own.get("$ref") != f"{SCHEMA}Problem":
            continue  # the state of the service says more than a problem would
        responses[status] = {"$ref": f"#/components/responses/{name}"}
    responses_in_order = dict(sorted(responses.items()))
    responses.clear()
    responses.update(responses_in_order)


def example_address(path: str, operation: Part) -> str:
    """The address that shows what an operation answers: its path filled, and what it requires."""
    asked: list[tuple[str, str]] = [("on", PARAMETERS["on"])]
    for parameter in operation.get("parameters", []):
        name, example = parameter["name"], parameter.get("example")
        if parameter["in"] == "path":
            path = path.replace(f"{{{name}}}", str(example))
        elif parameter.get("required"):
            asked += [(name, each) for each in (example if isinstance(example, list) else [example])]
    has_day = any(parameter["name"] == "on" for parameter in operation.get("parameters", []))
    return f"{path}?{urlencode(asked if has_day else asked[1:])}".rstrip("?")
