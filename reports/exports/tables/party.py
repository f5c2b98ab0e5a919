"""Those who act as flat tables: countries, bodies, organizations and the states that belong to them."""

from models.vocabulary import BodyKind, MembershipKind, OrganizationKind, Region, Subregion
from reports.exports.tables.table import ColumnReference, Table, boolean, dates, integer, link, text

COUNTRIES = Table(
    "countries",
    "Countries",
    "States of the naming table with the number of agreements behind each door on the day",
    (
        text("code", "ISO 3166-1 alpha-2; a former state keeps the code it had"),
        text("alpha3", "ISO 3166-1 alpha-3"),
        link(),
        text("name", "Name in English"),
        text("name_zh", "Name in Chinese"),
        text("region", "Region, UN M49", words=Region),
        text("subregion", "Subregion, UN M49", words=Subregion),
        boolean("former", "Whether it no longer exists"),
        integer("direct", "Agreements in which it or its bodies take part"),
        integer("multilateral", "Multilateral agreements by which it is bound"),
        integer("organization", "Agreements of organizations of which it is a member on the day"),
        integer("total", "Agreements by any door, each counted once"),
    ),
    key=("code",),
)

ORGANIZATIONS = Table(
    "organizations",
    "Organizations",
    "International organizations and mechanisms, of the home state or only of others",
    (
        text("id", "Readable id, never changed"),
        link(),
        text("acronym", "Acronym"),
        text("name", "Name in English"),
        text("name_zh", "Name in Chinese"),
        text("kind", "Kind of organization", words=OrganizationKind),
        boolean("home_takes_part", "Whether the home state takes part"),
        text("home_role", "Role of the home state"),
        *dates("home_since", "Since when the home state takes part"),
        boolean("counts_toward_claim", "Whether it counts toward the published number of organizations"),
        integer("members", "States that are, or may be, members on the day"),
        integer("agreements", "Agreements in which it takes part"),
    ),
)

BODIES = Table(
    "bodies",
    "Bodies",
    "Agencies, ministries, institutes, companies and governments that act in the record",
    (
        text("id", "Readable id, never changed"),
        link(),
        text("name", "Name in English"),
        text("name_zh", "Name in Chinese, official or by the editors"),
        text("acronym", "Acronym"),
        text("kind", "Kind of body", words=BodyKind),
        text("country", "Code of the state it belongs to"),
        text("organization", "Id of the organization it stands for"),
    ),
    references=(
        ColumnReference("country", "countries", "code"),
        ColumnReference("organization", "organizations"),
    ),
)

MEMBERSHIPS = Table(
    "memberships",
    "Memberships",
    "States in organizations over time; only a member is bound by the organization's agreements",
    (
        text("organization", "Id of the organization", "organization_id"),
        integer("position", "Place in the list of its members, from 1"),
        text("country", "Code of the state", "country_code"),
        text("kind", "How it belongs", words=MembershipKind),
        *dates("since", "Since when", "since_edtf"),
        *dates("until", "Until when; empty: a member still when read", "until_edtf"),
        text("notes", "Notes of the editors"),
    ),
    key=("organization", "position"),
    references=(
        ColumnReference("organization", "organizations"),
        ColumnReference("country", "countries", "code"),
    ),
)
