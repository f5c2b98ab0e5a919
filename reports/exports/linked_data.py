"""Linked data (JSON-LD): an agreement as schema.org Legislation, the vocabularies as SKOS, the whole as a DCAT catalogue.

Contexts stand in the documents, so that nobody has to fetch one. A date keeps its precision by its data type: day,
month, year, or EDTF for what no calendar type can say.
"""

from typing import Any
from urllib.parse import quote

from db.ledger import newest_revision
from db.queries import word
from db.session import ReadSession
from models.clauses.kind import MEANINGS
from models.dates.uncertain_date import Precision, UncertainDate
from models.noun import Listing
from models.nouns import NOUNS
from models.status.status import InForce
from models.vocabulary import LISTS, RelationKind
from reports.agreements.agreement import AgreementReading, Party
from reports.exports.package import LICENCES, NOTICE
from reports.wording.language import language

MEDIA_TYPE = "application/ld+json"

XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
CHINESE = "zh-Hans"

_TYPES = {Precision.DAY: f"{XSD}date", Precision.MONTH: f"{XSD}gYearMonth", Precision.YEAR: f"{XSD}gYear"}

_RELATIONS = {
    RelationKind.IMPLEMENTS: "legislationEnsuresImplementationOf",
    RelationKind.AMENDS: "legislationAmends",
    RelationKind.SUPERSEDES: "legislationRepeals",
    RelationKind.PART_OF: "isPartOf",
    RelationKind.RENEWS: "isBasedOn",
    RelationKind.FOLLOWS: "isBasedOn",
}

_FORCE = {
    InForce.YES: "https://schema.org/InForce",
    InForce.NO: "https://schema.org/NotInForce",
}
"""Only what is certain: schema.org has no word for what is not documented."""

LICENCE = LICENCES[0]["path"]


def dated(text: str | None) -> dict[str, str] | None:
    """An uncertain date as a typed literal, as precise as it is; None where there is none."""
    if text is None:
        return None
    try:
        day = UncertainDate.parse(text)
    except ValueError:
        return None
    exact = not (day.is_interval or day.approximate or day.uncertain or "X" in text)
    known = _TYPES.get(day.precision) if exact and day.precision is not None else None
    return {"@type": known or EDTF, "@value": text}


def said(text: str | None, text_zh: str | None = None) -> list[dict[str, str]]:
    """A text in the languages in which there is one."""
    both = (("en", text), (CHINESE, text_zh))
    return [{"@language": tag, "@value": each} for tag, each in both if each is not None]


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in (None, [], "")}


def _concept(base: str, name: str, value: str) -> dict[str, str]:
    return {"@id": f"{base}/api/v1/vocabularies/{name}.jsonld#{quote(value)}"}


def _party(party: Party, base: str) -> dict[str, Any]:
    return {
        "@id": f"{base}{party.url}",
        "@type": "Organization",
        "name": said(party.name, party.name_zh),
        **({"alternateName": party.acronym} if party.acronym else {}),
    }


def legislation(agreement: AgreementReading, *, base: str) -> dict[str, Any]:
    """One agreement as schema.org Legislation; addresses of the service begin with ``base``."""
    parties = (*agreement.home_parties, *agreement.partner_parties)
    states = dict.fromkeys(party.country for party in parties if party.country)
    related: dict[str, list[dict[str, str]]] = {}
    for other in agreement.relations:
        if not other.incoming:
            related.setdefault(_RELATIONS[other.relation], []).append({"@id": f"{base}{other.url}"})
    entered = next(
        (
            dated(action.effective or action.on)
            for action in agreement.actions
            if action.kind.value == "entry_into_force" and not action.undone
        ),
        None,
    )
    return {
        "@context": {"@vocab": "https://schema.org/"},
        "@id": f"{base}{agreement.url}",
        "@type": "Legislation",
        **_filled(
            {
                "url": {"@id": f"{base}{agreement.url}"},
                "identifier": agreement.id,
                "legislationIdentifier": agreement.id,
                "name": said(agreement.title, agreement.title_zh or agreement.title_zh_editorial),
                "legislationType": _concept(base, "kind", agreement.kind.value),
                "legislationDate": dated(agreement.signed),
                "legislationDateOfApplicability": entered,
                "legislationLegalForce": {"@id": _FORCE[agreement.in_force]}
                if agreement.in_force in _FORCE
                else None,
                "expires": dated(agreement.expires),
                "legislationPassedBy": [_party(party, base) for party in parties],
                "legislationJurisdiction": [
                    {"@id": f"{base}/countries/{code}", "@type": "Country", "identifier": code}
                    for code in states
                ],
                "about": [_concept(base, "topic", topic.value) for topic in agreement.topics],
                "abstract": said(agreement.summary, agreement.summary_zh),
                "citation": [
                    {
                        "@id": source.url,
                        "@type": "WebPage",
                        **_filled({"publisher": source.publisher, "datePublished": dated(source.published)}),
                    }
                    for source in agreement.sources
                ],
                "license": {"@id": LICENCE},
                "creditText": NOTICE,
            }
        ),
        **related,
    }


_SKOS = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
}


def vocabulary_names() -> tuple[str, ...]:
    """The names of the lists of controlled words."""
    return tuple(LISTS)


def concept_scheme(session: ReadSession, name: str, *, base: str) -> dict[str, Any]:
    """One list of controlled words as a SKOS concept scheme; raises KeyError for a name that is none."""
    words = LISTS[name]
    labels = word.words(session)
    translate = language("zh").gettext
    address = f"{base}/api/v1/vocabularies/{name}.jsonld"
    glosses = (
        {kind.value: meaning.gloss for kind, meaning in MEANINGS.items()} if name == "clause_kind" else {}
    )
    concepts = []
    for each in words:
        gloss = glosses.get(each.value)
        concepts.append(
            {
                "@id": f"{address}#{quote(each.value)}",
                "@type": "skos:Concept",
                "skos:notation": each.value,
                "skos:prefLabel": said(*labels.get((name, each.value), (each.value, None))),
                "skos:inScheme": {"@id": address},
                "skos:topConceptOf": {"@id": address},
                **({"skos:definition": said(gloss, translate(gloss))} if gloss else {}),
            }
        )
    return {
        "@context": _SKOS,
        "@graph": [
            {
                "@id": address,
                "@type": "skos:ConceptScheme",
                "dct:title": said(name.replace("_", " ")),
                "dct:description": said((words.__doc__ or "").strip()),
                "dct:license": {"@id": LICENCE},
                "skos:hasTopConcept": [{"@id": each["@id"]} for each in concepts],
            },
            *concepts,
        ],
    }


def concept_schemes(*, base: str) -> dict[str, Any]:
    """The lists of controlled words, by name and address."""
    return {
        "@context": {**_SKOS, "dcat": "http://www.w3.org/ns/dcat#"},
        "@graph": [
            {
                "@id": f"{base}/api/v1/vocabularies/{name}.jsonld",
                "@type": "skos:ConceptScheme",
                "dct:identifier": name,
                "dct:title": said(name.replace("_", " ")),
                "dct:description": said((words.__doc__ or "").strip()),
                "dct:extent": len(words),
            }
            for name, words in LISTS.items()
        ],
    }


FORMATS = (
    ("json", "application/json"),
    ("jsonl", "application/x-ndjson"),
    ("csv", "text/csv"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
)

LISTS_OF_NO_NOUN = (
    Listing(address="/clauses", title="Clauses on sharing", place=2),
    Listing(address="/samples/holdings", title="Holdings of samples", place=5),
    Listing(address="/changes", title="Changes of the record", place=14),
)

LISTED = sorted(
    (*LISTS_OF_NO_NOUN, *(noun.listing for noun in NOUNS if noun.listing)), key=lambda each: each.place
)
"""Lists that are given out in every format."""


def _distribution(address: str, media: str, title: str) -> dict[str, Any]:
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": said(title),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media}"},
        "dct:license": {"@id": LICENCE},
    }


def catalogue(session: ReadSession, *, home: str, base: str) -> dict[str, Any]:
    """The record as a DCAT 3 catalogue: the whole, every list, and the service that gives them out."""
    number, at = newest_revision(session)
    api = f"{base}/api/v1"
    modified = {"dct:modified": {"@type": f"{XSD}dateTime", "@value": at.isoformat()}} if at else {}
    shared: dict[str, Any] = {
        "dct:license": {"@id": LICENCE},
        "dct:publisher": {"@id": f"{api}/catalog.jsonld#publisher"},
        "dct:language": ["en", CHINESE],
        "dcat:version": str(number),
        **modified,
    }
    whole = {
        "@id": f"{api}/catalog.jsonld#record",
        "@type": "dcat:Dataset",
        "dct:title": said("The record of space cooperation agreements, whole", "航天合作协定全记录"),
        "dct:description": said(NOTICE),
        "dcat:keyword": said("space cooperation", "航天合作"),
        "dct:spatial": {"@id": f"{base}/countries/{home}"},
        "dcat:distribution": [
            _distribution(f"{api}/export/concord.zip", "application/zip", "Data package"),
            _distribution(f"{api}/export/concord.xlsx", FORMATS[-1][1], "Workbook"),
        ],
        **shared,
    }
    lists = [
        {
            "@id": f"{api}/catalog.jsonld#{each.name}",
            "@type": "dcat:Dataset",
            "dct:title": said(each.title),
            "dct:isPartOf": {"@id": whole["@id"]},
            "dcat:distribution": [
                _distribution(f"{api}{each.address}?format={form}", media, f"{each.title}, {form}")
                for form, media in FORMATS
            ],
            **shared,
        }
        for each in LISTED
    ]
    return {
        "@context": {
            "dcat": "http://www.w3.org/ns/dcat#",
            "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/",
        },
        "@id": f"{api}/catalog.jsonld",
        "@type": "dcat:Catalog",
        "dct:title": said("Concord: international space cooperation agreements"),
        "dct:description": said(NOTICE),
        "foaf:homepage": {"@id": f"{base}/"},
        "dcat:themeTaxonomy": [
            {"@id": f"{api}/vocabularies/{name}.jsonld"} for name in ("topic", "clause_kind")
        ],
        "dcat:dataset": [whole, *lists],
        "dcat:service": {
            "@id": f"{api}/catalog.jsonld#service",
            "@type": "dcat:DataService",
            "dct:title": said("The API of Concord"),
            "dcat:endpointURL": {"@id": api},
            "dcat:endpointDescription": {"@id": f"{api}/openapi.json"},
            "dcat:servesDataset": [{"@id": each["@id"]} for each in (whole, *lists)],
        },
        **shared,
        "dct:publisher": {
            "@id": f"{api}/catalog.jsonld#publisher",
            "@type": "foaf:Agent",
            "foaf:name": "Concord",
        },
    }
