"""From an organization and the list of its members to their rows."""

from collections.abc import Iterator

from db.loading.rows import Context, Row, cited
from models.organization import (
    Membership,
    MembershipList,
    MembershipListRecord,
    Organization,
    OrganizationRecord,
)


def organization_rows(record: OrganizationRecord, _context: Context) -> Iterator[Row]:
    """Yield the rows of an organization."""
    yield (
        Organization,
        {
            "id": record.id,
            "acronym": record.acronym,
            "name": record.name,
            "name_zh": record.name_zh,
            "kind": record.kind,
            "founded_edtf": record.founded,
            "seat": record.seat,
            "representative_body": record.representative_body,
            "home_role": record.role,
            "home_since_edtf": record.since,
            "agency_represents_home": record.cnsa_represents_china,
            "counts_toward_claim": record.counts_toward_claim,
            "counting_reason": record.why,
            "confidence": record.confidence,
            "notes": record.notes,
        },
    )
    yield from cited("organization", record.id, record.sources)


def membership_list_rows(record: MembershipListRecord, context: Context) -> Iterator[Row]:
    """Yield the rows of an organization's member states."""
    if record.organization not in context.home_organizations:
        stands_for = context.bodies.get(record.organization)
        yield (
            Organization,
            {
                "id": record.organization,
                "acronym": stands_for.acronym if stands_for else None,
                "name": record.name,
                "name_zh": stands_for.name_zh if stands_for else None,
                "member_list_id": record.organization,
                "counts_toward_claim": False,
                "confidence": record.confidence,
            },
        )
    yield (
        MembershipList,
        {"organization_id": record.organization, "confidence": record.confidence, "notes": record.notes},
    )
    for place, member in enumerate(record.members, 1):
        yield (
            Membership,
            {
                "organization_id": record.organization,
                "position": place,
                "country_code": member.country,
                "kind": member.kind,
                "since_edtf": member.since,
                "until_edtf": member.until,
                "notes": member.notes,
            },
        )
    yield from cited("membership_list", record.organization, record.sources)


ROWS = {"organization": organization_rows, "membership_list": membership_list_rows}
