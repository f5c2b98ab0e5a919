"""Linked data as rdflib reads it, and citations as bibliographers' tools read them."""

import json
from typing import Any
from zlib import crc32

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from conftest import TODAY, engine_of
from fastapi.testclient import TestClient
from rdflib import RDF, Graph, Literal, Namespace, URIRef

from models.vocabulary import LISTS
from reports.agreements.agreement import AgreementReading
from reports.agreements.bibliographic import Style, citation
from reports.exports.linked_data import LISTED, dated

SCHEMA = Namespace("https://schema.org/")
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#")
DCAT = Namespace("http://www.w3.org/ns/dcat#")
DCT = Namespace("http://purl.org/dc/terms/")
XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
HOST = "http://testserver"

# rdflib's own reader of JSON-LD still asks for its older class.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")


def graph(client: TestClient, address: str, **headers: str) -> Graph:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/ld+json"
    return Graph().parse(data=response.text, format="json-ld")


def test_an_agreement_is_legislation(client: TestClient) -> None:
    found = graph(client, "/api/v1/agreements/la-2008-framework-agreement.jsonld")
    item = client.get("/api/v1/agreements/la-2008-framework-agreement").json()["agreement"]
    subject = URIRef(f"{HOST}/agreements/la-2008-framework-agreement")

    assert (subject, RDF.type, SCHEMA.Legislation) in found
    assert Literal(item["title"], lang="en") in set(found.objects(subject, SCHEMA.name))
    names = [each for each in found.objects(subject, SCHEMA.name) if isinstance(each, Literal)]
    assert {name.language for name in names} == {"en", "zh-Hans"}
    assert {str(each) for each in found.objects(subject, SCHEMA.citation)} == {
        source["url"] for source in item["sources"]
    }
    parties = {str(each) for each in found.objects(subject, SCHEMA.legislationPassedBy)}
    assert parties == {f"{HOST}{party['url']}" for party in (*item["home_parties"], *item["partner_parties"])}
    topics = [str(each) for each in found.objects(subject, SCHEMA.about)]
    concept = URIRef(topics[0])
    assert (concept, RDF.type, SKOS.Concept) in graph(client, topics[0].removeprefix(HOST).partition("#")[0])


def test_the_same_by_accept(client: TestClient) -> None:
    address = "/api/v1/agreements/fr-1978-symphonie"
    by_name = graph(client, f"{address}.jsonld")

    assert set(graph(client, address, Accept="application/ld+json")) == set(by_name)
    plain = client.get(address, headers={"Accept": "application/json, application/ld+json;q=0.5"})
    assert plain.headers["content-type"] == "application/json"
    assert client.get(address).headers["content-type"] == "application/json"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2019-03-05", f"{XSD}date"),
        ("2019-03", f"{XSD}gYearMonth"),
        ("2019", f"{XSD}gYear"),
        ("2019-03~", EDTF),
        ("201X", EDTF),
        ("2019-21", EDTF),
        ("2019/2020", EDTF),
        ("2019-03-XX", EDTF),
    ],
)
def test_a_date_is_as_precise_as_it_is(text: str, kind: str) -> None:
    assert dated(text) == {"@type": kind, "@value": text}


def test_what_is_no_date_is_left_out() -> None:
    assert dated("none_stated") is None
    assert dated(None) is None


def test_every_agreement_is_read_by_rdflib(client: TestClient) -> None:
    page = client.get("/api/v1/agreements?limit=500").json()["items"]
    for item in page[::25]:
        assert len(graph(client, f"/api/v1{item['url']}.jsonld")) > 10


def test_vocabularies_are_skos(client: TestClient) -> None:
    every = graph(client, "/api/v1/vocabularies")
    schemes = {str(each) for each in every.subjects(RDF.type, SKOS.ConceptScheme)}

    assert len(schemes) == len(LISTS)
    for name, words in LISTS.items():
        address = f"/api/v1/vocabularies/{name}.jsonld"
        assert f"{HOST}{address}" in schemes
        found = graph(client, address)
        concepts = set(found.subjects(RDF.type, SKOS.Concept))
        assert len(concepts) == len(words)
        for concept in concepts:
            labels = list(found.objects(concept, SKOS.prefLabel))
            assert sorted(str(label.language) for label in labels if isinstance(label, Literal)) == [
                "en",
                "zh-Hans",
            ]
    kinds = graph(client, "/api/v1/vocabularies/clause_kind.jsonld")
    loan = URIRef(f"{HOST}/api/v1/vocabularies/clause_kind.jsonld#sample_loan")
    assert any("remain the lender" in str(each) for each in kinds.objects(loan, SKOS.definition))
    assert client.get("/api/v1/vocabularies/nothing.jsonld").status_code == 404


def falls_to(client: TestClient, address: str) -> bool:
    """Whether an address is among those tried on this engine: between them the two try all."""
    on_sqlite = engine_of(client).dialect.name == "sqlite"
    return bool(crc32(address.encode()) % 2 == on_sqlite)


def test_the_catalogue_leads_to_what_there_is(client: TestClient) -> None:
    found = graph(client, "/api/v1/catalog.jsonld")
    (catalog,) = found.subjects(RDF.type, DCAT.Catalog)
    datasets = set(found.objects(catalog, DCAT.dataset))

    assert len(datasets) == 1 + len(LISTED)
    for dataset in datasets:
        assert (dataset, RDF.type, DCAT.Dataset) in found
        assert list(found.objects(dataset, DCT.license))
        for distribution in found.objects(dataset, DCAT.distribution):
            address = str(next(found.objects(distribution, DCAT.downloadURL))).removeprefix(HOST)
            if not falls_to(client, address):
                continue
            media = str(next(found.objects(distribution, DCAT.mediaType))).partition("media-types/")[2]
            response = client.get(address)
            assert response.status_code == 200, address
            assert response.headers["content-type"].startswith(media)
    service = next(found.objects(catalog, DCAT.service))
    described = str(next(found.objects(service, DCAT.endpointDescription)))
    assert client.get(described.removeprefix(HOST)).json()["openapi"].startswith("3.1")


def test_a_merged_id_redirects(client: TestClient) -> None:
    for path in ("{}.jsonld", "{}/citation"):
        moved = client.get(f"/api/v1/agreements/{path.format('apmcsta-1998-smms-mou')}")
        assert moved.status_code == 308
        assert path.format("apmcsta-1998-smms") in moved.headers["location"]
        assert client.get(f"/api/v1/agreements/{path.format('nothing')}").status_code == 404


def cited(client: TestClient, key: str, style: str) -> str:
    response = client.get(f"/api/v1/agreements/{key}/citation?format={style}")
    assert response.status_code == 200
    return response.text


def test_bibtex_is_read_back(client: TestClient) -> None:
    item = client.get("/api/v1/agreements/la-2008-framework-agreement").json()["agreement"]
    library = parse_string(cited(client, "la-2008-framework-agreement", "bibtex"))
    entry = library.entries[0].fields_dict

    assert not library.failed_blocks
    assert entry["title"].value.strip("{}") == item["title"]
    assert entry["date"].value == item["signed"]
    assert entry["year"].value == item["signed"][:4]
    assert entry["urldate"].value == "2026-11-22"


def test_ris_and_csl_are_read_back(client: TestClient) -> None:
    item = client.get("/api/v1/agreements/la-2008-framework-agreement").json()["agreement"]
    (record,) = rispy.loads(cited(client, "la-2008-framework-agreement", "ris"))
    (csl,) = json.loads(cited(client, "la-2008-framework-agreement", "csl"))

    assert record["title"] == csl["title"] == item["title"]
    assert record["year"] == item["signed"][:4]
    assert record["authors"] == [each["literal"] for each in csl["author"]]
    assert csl["type"] == "treaty"
    assert csl["issued"] == {"date-parts": [[int(part) for part in item["signed"].split("-")]]}
    assert csl["URL"] == f"{HOST}/agreements/la-2008-framework-agreement"


def test_an_uncertain_day_is_not_faked(client: TestClient) -> None:
    entry = parse_string(cited(client, "fr-1978-symphonie", "bibtex")).entries[0].fields_dict
    (record,) = rispy.loads(cited(client, "fr-1978-symphonie", "ris"))
    (csl,) = json.loads(cited(client, "fr-1978-symphonie", "csl"))

    assert entry["date"].value == "1978-04~"
    assert "year" not in entry
    assert "about April 1978" in entry["note"].value
    assert "year" not in record
    assert csl["issued"] == {"date-parts": [[1978, 4]], "circa": True}


def _reading(**values: Any) -> AgreementReading:
    defaults: dict[str, Any] = {
        "id": "x",
        "url": "/agreements/x",
        "title": r"50% of {A} & B_1 #2 \end{x} ~ ^ $",
        "home_parties": (),
        "partner_parties": (),
        "signed": None,
        "summary": "One\nTY  - BOOK",
    }
    return AgreementReading.model_construct(**{**defaults, **values})


@pytest.mark.parametrize(
    ("signed", "issued"),
    [
        (None, None),
        ("2019-03-05", {"date-parts": [[2019, 3, 5]]}),
        ("2019/2020", {"date-parts": [[2019], [2020]]}),
        ("2019/..", {"literal": "from 2019, no end stated"}),
        ("2019-03-XX", {"literal": "March 2019"}),
        ("201X", {"literal": "2010s"}),
        ("2019-21", {"literal": "spring 2019"}),
    ],
)
def test_every_sort_of_date_in_csl(signed: str | None, issued: Any) -> None:
    (item,) = json.loads(citation(_reading(signed=signed), Style.CSL, base="", read_on=TODAY))

    found = item.get("issued")
    assert (found and found.keys()) == (issued and issued.keys())
    if issued and "date-parts" in issued:
        assert found == issued


def test_a_title_cannot_break_out() -> None:
    text = citation(_reading(), Style.BIBTEX, base="", read_on=TODAY)
    library = parse_string(text)
    (record,) = rispy.loads(citation(_reading(), Style.RIS, base="", read_on=TODAY))

    assert len(library.entries) == 1
    assert not library.failed_blocks
    assert r"50\% of \{A\} \& B\_1 \#2" in text
    assert record["type_of_reference"] == "LEGAL"
