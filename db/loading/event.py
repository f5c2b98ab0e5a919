"""Rows of what surrounds agreements: visits, restrictions, claims, facts, and the second language."""

from collections.abc import Iterator
from typing import Any

from db.loading.rows import Context, Row, cited
from models.claim import Claim, ClaimRecord, FigureRecord
from models.fact import Fact, FactCountry, FactOrganization, FactRecord
from models.restriction import Restriction, RestrictionCountry, RestrictionOrganization, RestrictionRecord
from models.translation import Place, PlaceRecord, Translation, TranslationRecord, Word, WordRecord
from models.visit import Visit, VisitRecord


def visit_rows(record: VisitRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a visit."""
    yield (
        Visit,
        {
            "id": record.id,
            "title": record.title,
            "guest_country_code": record.guest.country if record.guest else None,
            "guest_name": record.guest.name if record.guest else None,
            "guest_role": record.guest.role if record.guest else None,
            "host_country_code": record.host,
            "held_edtf": record.on,
            "kind": record.kind,
            "place": record.place,
            "notes": record.notes,
        },
    )
    yield from cited("visit", record.id, record.sources)


def restriction_rows(record: RestrictionRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a restriction."""
    by = record.imposed_by
    yield (
        Restriction,
        {
            "id": record.id,
            "since_edtf": record.on,
            "until_edtf": record.until,
            "kind": record.kind,
            "imposed_by_country_code": by.country if by else None,
            "imposed_by_organization_id": by.organization if by else None,
            "title": record.title,
            "summary": record.summary,
            "confidence": record.confidence,
            "notes": record.notes,
        },
    )
    for place, code in enumerate(record.affects, 1):
        yield (
            RestrictionCountry,
            {"restriction_id": record.id, "position": place, "country_code": code},
        )
    for place, key in enumerate(record.organizations, 1):
        yield (
            RestrictionOrganization,
            {"restriction_id": record.id, "position": place, "organization_id": key},
        )
    yield from cited("restriction", record.id, record.sources)


def claim_rows(record: ClaimRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a claim."""
    figures: dict[str, Any] = {}
    for noun in ("agreements", "countries", "organizations"):
        figure: FigureRecord | None = getattr(record, noun)
        figures[f"{noun}_value"] = figure.value if figure else None
        figures[f"{noun}_relation"] = figure.relation if figure else None
        figures[f"{noun}_text"] = figure.text if figure else None
    yield (
        Claim,
        {
            "id": record.id,
            "kind": record.kind,
            "as_of_edtf": record.as_of,
            "covers_since_edtf": record.covers_since,
            "other": record.other,
            "scope": record.scope,
            "speaker": record.speaker,
            "claim": record.claim,
            "confidence": record.confidence,
            "notes": record.notes,
            **figures,
        },
    )
    yield from cited("claim", record.id, record.sources)


def fact_rows(record: FactRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a fact."""
    yield (
        Fact,
        {
            "id": record.id,
            "happened_edtf": record.on,
            "kind": record.kind,
            "mission_id": record.mission,
            "fact": record.fact,
            "confidence": record.confidence,
            "notes": record.notes,
        },
    )
    for place, code in enumerate(record.countries, 1):
        yield FactCountry, {"fact_id": record.id, "position": place, "country_code": code}
    for place, key in enumerate(record.organizations, 1):
        yield FactOrganization, {"fact_id": record.id, "position": place, "organization": key}
    yield from cited("fact", record.id, record.sources)


def word_rows(record: WordRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a controlled word."""
    yield Word, {"key": record.key, **record.model_dump()}


def place_rows(record: PlaceRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a place."""
    yield Place, {"name": record.place, "name_zh": record.name}


def translation_rows(record: TranslationRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of a translation."""
    for path, text in record.texts.items():
        yield (
            Translation,
            {
                "key": record.key,
                "noun": record.noun,
                "record_id": record.record_id,
                "lang": record.lang,
                "path": path,
                "text": text,
            },
        )
