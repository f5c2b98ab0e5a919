"""Create the record.

Name every constraint, alter tables in batches (SQLite cannot otherwise), move data in SQL rather than through
mapped classes, and leave the schema readable by the release before this one.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

# Words only: a virtual FTS5 table on SQLite, lexemes under an index on PostgreSQL.
SEARCH_INDEX = {
    "sqlite": (
        "CREATE VIRTUAL TABLE search_words USING fts5(noun UNINDEXED, record_id UNINDEXED, words, "
        "tokenize = \"unicode61 remove_diacritics 0 tokenchars '_'\", prefix = '1 2 3')",
    ),
    "postgresql": (
        "CREATE TABLE search_words (noun text NOT NULL, record_id text NOT NULL, words tsvector NOT NULL, "
        "CONSTRAINT pk_search_words PRIMARY KEY (noun, record_id))",
        "CREATE INDEX ix_search_words_words ON search_words USING gin (words)",
    ),
}


def upgrade() -> None:
    op.create_table(
        "claim",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "agreement_count",
                "ilrs_partners",
                "other_count",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("as_of_edtf", sa.Text(), nullable=True),
        sa.Column("covers_since_edtf", sa.Text(), nullable=True),
        sa.Column("agreements_value", sa.Integer(), nullable=True),
        sa.Column(
            "agreements_relation",
            sa.Enum(
                "exactly",
                "more_than",
                "nearly",
                "about",
                name="agreements_relation",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("agreements_text", sa.Text(), nullable=True),
        sa.Column("countries_value", sa.Integer(), nullable=True),
        sa.Column(
            "countries_relation",
            sa.Enum(
                "exactly",
                "more_than",
                "nearly",
                "about",
                name="countries_relation",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("countries_text", sa.Text(), nullable=True),
        sa.Column("organizations_value", sa.Integer(), nullable=True),
        sa.Column(
            "organizations_relation",
            sa.Enum(
                "exactly",
                "more_than",
                "nearly",
                "about",
                name="organizations_relation",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("organizations_text", sa.Text(), nullable=True),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Text(), nullable=True),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
    )
    op.create_table(
        "country",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("alpha3", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum("state", "region", name="kind", native_enum=False, create_constraint=True, length=64),
            nullable=False,
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.Column("official_name", sa.Text(), nullable=False),
        sa.Column(
            "region",
            sa.Enum(
                "Africa",
                "Americas",
                "Asia",
                "Europe",
                "Oceania",
                name="region",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column(
            "subregion",
            sa.Enum(
                "Northern Africa",
                "Western Africa",
                "Middle Africa",
                "Eastern Africa",
                "Southern Africa",
                "Northern America",
                "Central America",
                "Caribbean",
                "South America",
                "Central Asia",
                "Eastern Asia",
                "South-eastern Asia",
                "Southern Asia",
                "Western Asia",
                "Eastern Europe",
                "Northern Europe",
                "Southern Europe",
                "Western Europe",
                "Australia and New Zealand",
                "Melanesia",
                "Micronesia",
                "Polynesia",
                name="subregion",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("ldc", sa.Boolean(), nullable=False),
        sa.Column("capital", sa.Text(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("former", sa.Boolean(), nullable=False),
        sa.Column("iso3166_3", sa.Text(), nullable=True),
        sa.Column("un_member", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_country")),
        sa.UniqueConstraint("alpha3", name=op.f("uq_country_alpha3")),
        sa.UniqueConstraint("name", name=op.f("uq_country_name")),
        sa.UniqueConstraint("name_zh", name=op.f("uq_country_name_zh")),
    )
    op.create_table(
        "fact_citation",
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("part_position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint(
            "noun", "record_id", "part", "part_position", "position", name=op.f("pk_fact_citation")
        ),
    )
    op.create_table(
        "mission",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "sample_return",
                "lander",
                "orbiter",
                "satellite",
                "station",
                "programme",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("launched_edtf", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mission")),
    )
    op.create_table(
        "organization",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("acronym", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "un_body",
                "intergovernmental",
                "inter_agency",
                "non_governmental",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("founded_edtf", sa.Text(), nullable=True),
        sa.Column("seat", sa.Text(), nullable=True),
        sa.Column("member_list_id", sa.Text(), nullable=True),
        sa.Column("representative_body", sa.Text(), nullable=True),
        sa.Column("home_role", sa.Text(), nullable=True),
        sa.Column("home_since_edtf", sa.Text(), nullable=True),
        sa.Column("agency_represents_home", sa.Boolean(), nullable=True),
        sa.Column("counts_toward_claim", sa.Boolean(), nullable=False),
        sa.Column("counting_reason", sa.Text(), nullable=True),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organization")),
    )
    op.create_table(
        "place",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_zh", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_place")),
    )
    op.create_table(
        "regime",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=False),
        sa.Column("adopted_edtf", sa.Text(), nullable=True),
        sa.Column("first_published_edtf", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("extent", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_regime")),
    )
    op.create_table(
        "revision",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column(
            "change",
            sa.Enum(
                "added",
                "changed",
                "removed",
                name="change",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column(
            "before",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"),
            nullable=True,
        ),
        sa.Column(
            "after",
            sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql"),
            nullable=True,
        ),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_revision")),
    )
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.create_index(
            "ix_revision_noun_record_id_number", ["noun", "record_id", "number"], unique=False
        )

    op.create_table(
        "source",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=False),
        sa.Column("published_edtf", sa.Text(), nullable=True),
        sa.Column("mirror", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_source")),
    )
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_source_url"), ["url"], unique=False)

    op.create_table(
        "translation",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("lang", sa.Text(), nullable=False),
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", "path", name=op.f("pk_translation")),
    )
    op.create_table(
        "word",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("zh", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_word")),
    )
    op.create_table(
        "batch",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("mission_id", sa.Text(), nullable=False),
        sa.Column("collected_edtf", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("holder_country_code", sa.Text(), nullable=False),
        sa.Column("mass_ug", sa.BigInteger(), nullable=True),
        sa.Column(
            "mass_status",
            sa.Enum(
                "reported",
                "approximate",
                "planned",
                "disputed",
                "unreported",
                name="mass_status",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("mass_text", sa.Text(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["holder_country_code"],
            ["country.code"],
            name=op.f("fk_batch_holder_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["mission_id"],
            ["mission.id"],
            name=op.f("fk_batch_mission_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batch")),
    )
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_batch_holder_country_code"), ["holder_country_code"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_batch_mission_id"), ["mission_id"], unique=False)

    op.create_table(
        "body",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("acronym", sa.Text(), nullable=True),
        sa.Column("name_zh", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "government",
                "agency",
                "ministry",
                "institute",
                "university",
                "company",
                "organization",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("country_code", sa.Text(), nullable=True),
        sa.Column("organization_id", sa.Text(), nullable=True),
        sa.Column("part_of_id", sa.Text(), nullable=True),
        sa.Column("succeeded_by_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["country_code"],
            ["country.code"],
            name=op.f("fk_body_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_body_organization_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["part_of_id"],
            ["body.id"],
            name=op.f("fk_body_part_of_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["succeeded_by_id"],
            ["body.id"],
            name=op.f("fk_body_succeeded_by_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_body")),
    )
    with op.batch_alter_table("body", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_body_country_code"), ["country_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_body_organization_id"), ["organization_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_body_part_of_id"), ["part_of_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_body_succeeded_by_id"), ["succeeded_by_id"], unique=False)

    op.create_table(
        "citation",
        sa.Column("noun", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("supports", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["source_id"],
            ["source.id"],
            name=op.f("fk_citation_source_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("noun", "record_id", "position", name=op.f("pk_citation")),
    )
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_citation_source_id"), ["source_id"], unique=False)

    op.create_table(
        "country_name",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("country_code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country_code"],
            ["country.code"],
            name=op.f("fk_country_name_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_country_name")),
    )
    with op.batch_alter_table("country_name", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_country_name_country_code"), ["country_code"], unique=False)

    op.create_table(
        "country_successor",
        sa.Column("country_code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("successor_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country_code"],
            ["country.code"],
            name=op.f("fk_country_successor_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["successor_code"],
            ["country.code"],
            name=op.f("fk_country_successor_successor_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("country_code", "position", name=op.f("pk_country_successor")),
    )
    with op.batch_alter_table("country_successor", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_country_successor_successor_code"), ["successor_code"], unique=False
        )

    op.create_table(
        "fact",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("happened_edtf", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "mechanism",
                "equipment_gift",
                "tracking_support",
                "payload_offer",
                "payload_selection",
                "payload_flight",
                "data_sharing",
                "data_exchange",
                "data_handover",
                "policy",
                "numeric_or_first",
                "recognition",
                "application",
                "invitation",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("mission_id", sa.Text(), nullable=True),
        sa.Column("fact", sa.Text(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["mission_id"],
            ["mission.id"],
            name=op.f("fk_fact_mission_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact")),
    )
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_mission_id"), ["mission_id"], unique=False)

    op.create_table(
        "membership",
        sa.Column("organization_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("country_code", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "member",
                "associate",
                "cooperating",
                "signatory",
                "invited",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("since_edtf", sa.Text(), nullable=True),
        sa.Column("until_edtf", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["country_code"],
            ["country.code"],
            name=op.f("fk_membership_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_membership_organization_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("organization_id", "position", name=op.f("pk_membership")),
    )
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_membership_country_code"), ["country_code"], unique=False)

    op.create_table(
        "membership_list",
        sa.Column("organization_id", sa.Text(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_membership_list_organization_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("organization_id", name=op.f("pk_membership_list")),
    )
    op.create_table(
        "mission_alias",
        sa.Column("mission_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["mission_id"],
            ["mission.id"],
            name=op.f("fk_mission_alias_mission_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("mission_id", "position", name=op.f("pk_mission_alias")),
    )
    op.create_table(
        "mission_country",
        sa.Column("mission_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("country_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country_code"],
            ["country.code"],
            name=op.f("fk_mission_country_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["mission_id"],
            ["mission.id"],
            name=op.f("fk_mission_country_mission_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("mission_id", "position", name=op.f("pk_mission_country")),
    )
    with op.batch_alter_table("mission_country", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_mission_country_country_code"), ["country_code"], unique=False)

    op.create_table(
        "restriction",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("since_edtf", sa.Text(), nullable=True),
        sa.Column("until_edtf", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "law",
                "export_control",
                "sanction",
                "policy",
                "lapse",
                "condition",
                "exception",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("imposed_by_country_code", sa.Text(), nullable=True),
        sa.Column("imposed_by_organization_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["imposed_by_country_code"],
            ["country.code"],
            name=op.f("fk_restriction_imposed_by_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["imposed_by_organization_id"],
            ["organization.id"],
            name=op.f("fk_restriction_imposed_by_organization_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_restriction")),
    )
    with op.batch_alter_table("restriction", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_restriction_imposed_by_country_code"), ["imposed_by_country_code"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_restriction_imposed_by_organization_id"),
            ["imposed_by_organization_id"],
            unique=False,
        )

    op.create_table(
        "rule",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("regime_id", sa.Text(), nullable=False),
        sa.Column(
            "topic",
            sa.Enum(
                "governance",
                "scope",
                "eligibility",
                "application",
                "review_process",
                "priority",
                "purpose_categories",
                "non_destructive_first",
                "mass_limits",
                "loan_term",
                "return",
                "third_party_transfer",
                "transport",
                "data_deposit",
                "publication_acknowledgement",
                "ip",
                "reporting",
                "sanctions",
                "display",
                "international_cooperation",
                name="topic",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("article", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=True),
        sa.Column("found", sa.Boolean(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["regime_id"],
            ["regime.id"],
            name=op.f("fk_rule_regime_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule")),
    )
    with op.batch_alter_table("rule", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_rule_regime_id"), ["regime_id"], unique=False)

    op.create_table(
        "visit",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("guest_country_code", sa.Text(), nullable=True),
        sa.Column("guest_name", sa.Text(), nullable=True),
        sa.Column("guest_role", sa.Text(), nullable=True),
        sa.Column("host_country_code", sa.Text(), nullable=True),
        sa.Column("held_edtf", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "state_visit",
                "official_visit",
                "working_visit",
                "conference",
                "ceremony",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["guest_country_code"],
            ["country.code"],
            name=op.f("fk_visit_guest_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["host_country_code"],
            ["country.code"],
            name=op.f("fk_visit_host_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
    )
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_visit_guest_country_code"), ["guest_country_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_visit_host_country_code"), ["host_country_code"], unique=False)

    op.create_table(
        "agreement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("title_is_official", sa.Boolean(), nullable=False),
        sa.Column("title_zh", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "treaty",
                "convention",
                "intergovernmental_agreement",
                "agency_agreement",
                "memorandum_of_understanding",
                "protocol",
                "implementing_arrangement",
                "programme",
                "joint_statement",
                "letter_of_intent",
                "contract",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("binding", sa.Boolean(), nullable=True),
        sa.Column("partner_sides", sa.Integer(), nullable=False),
        sa.Column("signed_edtf", sa.Text(), nullable=True),
        sa.Column("signed_earliest", sa.Date(), nullable=True),
        sa.Column("signed_latest", sa.Date(), nullable=True),
        sa.Column("term_text", sa.Text(), nullable=True),
        sa.Column("term_starts_edtf", sa.Text(), nullable=True),
        sa.Column("term_years", sa.Integer(), nullable=True),
        sa.Column("term_months", sa.Integer(), nullable=True),
        sa.Column("tacit_renewal", sa.Boolean(), nullable=True),
        sa.Column("renewal_months", sa.Integer(), nullable=True),
        sa.Column("notice_months", sa.Integer(), nullable=True),
        sa.Column("expires_edtf", sa.Text(), nullable=True),
        sa.Column(
            "reported_status",
            sa.Enum(
                "negotiating",
                "signed",
                "in_force",
                "expired",
                "superseded",
                "terminated",
                "unknown",
                "suspended",
                name="reported_status",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.Column("visit_id", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["visit.id"],
            name=op.f("fk_agreement_visit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agreement")),
    )
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.create_index("ix_agreement_signed_earliest_id", ["signed_earliest", "id"], unique=False)
        batch_op.create_index(batch_op.f("ix_agreement_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "batch_holder",
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batch.id"],
            name=op.f("fk_batch_holder_batch_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["body_id"],
            ["body.id"],
            name=op.f("fk_batch_holder_body_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("batch_id", "position", name=op.f("pk_batch_holder")),
    )
    with op.batch_alter_table("batch_holder", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_batch_holder_body_id"), ["body_id"], unique=False)

    op.create_table(
        "body_alias",
        sa.Column("body_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"],
            ["body.id"],
            name=op.f("fk_body_alias_body_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("body_id", "position", name=op.f("pk_body_alias")),
    )
    op.create_table(
        "fact_country",
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("country_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country_code"],
            ["country.code"],
            name=op.f("fk_fact_country_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["fact_id"],
            ["fact.id"],
            name=op.f("fk_fact_country_fact_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("fact_id", "position", name=op.f("pk_fact_country")),
    )
    with op.batch_alter_table("fact_country", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_fact_country_country_code"), ["country_code"], unique=False)

    op.create_table(
        "fact_organization",
        sa.Column("fact_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("organization", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["fact_id"],
            ["fact.id"],
            name=op.f("fk_fact_organization_fact_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("fact_id", "position", name=op.f("pk_fact_organization")),
    )
    op.create_table(
        "restriction_country",
        sa.Column("restriction_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("country_code", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["country_code"],
            ["country.code"],
            name=op.f("fk_restriction_country_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["restriction_id"],
            ["restriction.id"],
            name=op.f("fk_restriction_country_restriction_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("restriction_id", "position", name=op.f("pk_restriction_country")),
    )
    with op.batch_alter_table("restriction_country", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_restriction_country_country_code"), ["country_code"], unique=False
        )

    op.create_table(
        "restriction_organization",
        sa.Column("restriction_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("organization_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organization_id"],
            ["organization.id"],
            name=op.f("fk_restriction_organization_organization_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["restriction_id"],
            ["restriction.id"],
            name=op.f("fk_restriction_organization_restriction_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("restriction_id", "position", name=op.f("pk_restriction_organization")),
    )
    with op.batch_alter_table("restriction_organization", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_restriction_organization_organization_id"), ["organization_id"], unique=False
        )

    op.create_table(
        "set_aside",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "treaty",
                "convention",
                "intergovernmental_agreement",
                "agency_agreement",
                "memorandum_of_understanding",
                "protocol",
                "implementing_arrangement",
                "programme",
                "joint_statement",
                "letter_of_intent",
                "contract",
                "other",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("reported_edtf", sa.Text(), nullable=True),
        sa.Column("visit_id", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["visit.id"],
            name=op.f("fk_set_aside_visit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_set_aside")),
    )
    with op.batch_alter_table("set_aside", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_set_aside_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "agreement_topic",
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "topic",
            sa.Enum(
                "lunar_exploration",
                "deep_space",
                "crewed_spaceflight",
                "earth_observation",
                "navigation",
                "communications",
                "space_science",
                "launch",
                "tracking_ground_stations",
                "space_debris_traffic",
                "capacity_building",
                "space_law_policy",
                "disaster_management",
                "meteorology",
                "general",
                name="topic",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_topic_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("agreement_id", "position", name=op.f("pk_agreement_topic")),
    )
    op.create_table(
        "clause",
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "sample_gift",
                "sample_exchange",
                "sample_loan",
                "sample_access",
                "data_sharing",
                "joint_research",
                "publication",
                "intellectual_property",
                "payload_flight",
                "training",
                "technology_transfer",
                "cost_sharing",
                "benefit_sharing_principle",
                "exhibition",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column(
            "modality",
            sa.Enum(
                "shall",
                "may",
                "shall_not",
                name="modality",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=True,
        ),
        sa.Column(
            "gives",
            sa.Enum(
                "home", "partner", "both", name="gives", native_enum=False, create_constraint=True, length=64
            ),
            nullable=False,
        ),
        sa.Column(
            "receives",
            sa.Enum(
                "home",
                "partner",
                "both",
                name="receives",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("mission_id", sa.Text(), nullable=True),
        sa.Column("mass_ug", sa.BigInteger(), nullable=True),
        sa.Column("due_edtf", sa.Text(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_clause_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["mission_id"],
            ["mission.id"],
            name=op.f("fk_clause_mission_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("agreement_id", "position", name=op.f("pk_clause")),
    )
    with op.batch_alter_table("clause", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_clause_mission_id"), ["mission_id"], unique=False)

    op.create_table(
        "merged_id",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kept_as", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["kept_as"],
            ["agreement.id"],
            name=op.f("fk_merged_id_kept_as"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_merged_id")),
    )
    with op.batch_alter_table("merged_id", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_merged_id_kept_as"), ["kept_as"], unique=False)

    op.create_table(
        "movement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("happened_edtf", sa.Text(), nullable=True),
        sa.Column("mission_id", sa.Text(), nullable=True),
        sa.Column(
            "kind",
            sa.Enum(
                "allocation",
                "reserve",
                "loan",
                "gift",
                "exchange",
                "exhibition",
                "request",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("from_country_code", sa.Text(), nullable=True),
        sa.Column("from_organization", sa.Text(), nullable=True),
        sa.Column("from_label", sa.Text(), nullable=True),
        sa.Column("to_country_code", sa.Text(), nullable=True),
        sa.Column("to_organization", sa.Text(), nullable=True),
        sa.Column("to_label", sa.Text(), nullable=True),
        sa.Column("mass_ug", sa.BigInteger(), nullable=True),
        sa.Column(
            "mass_status",
            sa.Enum(
                "reported",
                "approximate",
                "planned",
                "disputed",
                "unreported",
                name="mass_status",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("mass_text", sa.Text(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "research",
                "reserve",
                "gift",
                "exhibition",
                name="purpose",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.Column("visit_id", sa.Text(), nullable=True),
        sa.Column("clause_of_agreement_id", sa.Text(), nullable=True),
        sa.Column("custody", sa.Text(), nullable=True),
        sa.Column("counts_toward_totals", sa.Boolean(), nullable=False),
        sa.Column("aggregate", sa.Boolean(), nullable=False),
        sa.Column("part_of_id", sa.Text(), nullable=True),
        sa.Column(
            "confidence",
            sa.Enum(
                "high",
                "medium",
                "low",
                name="confidence",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["clause_of_agreement_id"],
            ["agreement.id"],
            name=op.f("fk_movement_clause_of_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["from_country_code"],
            ["country.code"],
            name=op.f("fk_movement_from_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["mission_id"],
            ["mission.id"],
            name=op.f("fk_movement_mission_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["part_of_id"],
            ["movement.id"],
            name=op.f("fk_movement_part_of_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["to_country_code"],
            ["country.code"],
            name=op.f("fk_movement_to_country_code"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["visit.id"],
            name=op.f("fk_movement_visit_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_movement")),
    )
    with op.batch_alter_table("movement", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_movement_clause_of_agreement_id"), ["clause_of_agreement_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_movement_from_country_code"), ["from_country_code"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_movement_mission_id"), ["mission_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_movement_part_of_id"), ["part_of_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_movement_to_country_code"), ["to_country_code"], unique=False)
        batch_op.create_index(batch_op.f("ix_movement_visit_id"), ["visit_id"], unique=False)

    op.create_table(
        "participant",
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "home", "partner", "both", name="side", native_enum=False, create_constraint=True, length=64
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_participant_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["body_id"],
            ["body.id"],
            name=op.f("fk_participant_body_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("agreement_id", "side", "position", name=op.f("pk_participant")),
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_body_id"), ["body_id"], unique=False)

    op.create_table(
        "relation",
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "implements",
                "amends",
                "renews",
                "supersedes",
                "follows",
                "part_of",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("to_agreement_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_relation_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["to_agreement_id"],
            ["agreement.id"],
            name=op.f("fk_relation_to_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("agreement_id", "position", name=op.f("pk_relation")),
    )
    with op.batch_alter_table("relation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_relation_to_agreement_id"), ["to_agreement_id"], unique=False)

    op.create_table(
        "set_aside_participant",
        sa.Column("set_aside_id", sa.Text(), nullable=False),
        sa.Column(
            "side",
            sa.Enum(
                "home", "partner", "both", name="side", native_enum=False, create_constraint=True, length=64
            ),
            nullable=False,
        ),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"],
            ["body.id"],
            name=op.f("fk_set_aside_participant_body_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["set_aside_id"],
            ["set_aside.id"],
            name=op.f("fk_set_aside_participant_set_aside_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("set_aside_id", "side", "position", name=op.f("pk_set_aside_participant")),
    )
    with op.batch_alter_table("set_aside_participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_set_aside_participant_body_id"), ["body_id"], unique=False)

    op.create_table(
        "signatory",
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("for_body_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_signatory_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["for_body_id"],
            ["body.id"],
            name=op.f("fk_signatory_for_body_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("agreement_id", "position", name=op.f("pk_signatory")),
    )
    with op.batch_alter_table("signatory", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_signatory_for_body_id"), ["for_body_id"], unique=False)

    op.create_table(
        "treaty_action",
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "adoption",
                "initialling",
                "signature",
                "ratification",
                "acceptance",
                "approval",
                "accession",
                "succession",
                "deposit",
                "provisional_application",
                "entry_into_force",
                "extension",
                "amendment",
                "suspension",
                "withdrawal",
                "denunciation",
                "termination",
                "expiry",
                "supersession",
                "authentication",
                "formal_confirmation",
                "reservation",
                "declaration",
                "objection",
                "registration",
                "publication",
                name="kind",
                native_enum=False,
                create_constraint=True,
                length=64,
            ),
            nullable=False,
        ),
        sa.Column("done_edtf", sa.Text(), nullable=True),
        sa.Column("effective_edtf", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("by_body_id", sa.Text(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_treaty_action_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["by_body_id"],
            ["body.id"],
            name=op.f("fk_treaty_action_by_body_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("agreement_id", "position", name=op.f("pk_treaty_action")),
    )
    with op.batch_alter_table("treaty_action", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_treaty_action_by_body_id"), ["by_body_id"], unique=False)

    op.create_table(
        "movement_batch",
        sa.Column("movement_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"],
            ["batch.id"],
            name=op.f("fk_movement_batch_batch_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["movement_id"],
            ["movement.id"],
            name=op.f("fk_movement_batch_movement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("movement_id", "position", name=op.f("pk_movement_batch")),
    )
    with op.batch_alter_table("movement_batch", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_movement_batch_batch_id"), ["batch_id"], unique=False)

    op.create_table(
        "movement_body",
        sa.Column("movement_id", sa.Text(), nullable=False),
        sa.Column("receives", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("body_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["body_id"],
            ["body.id"],
            name=op.f("fk_movement_body_body_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["movement_id"],
            ["movement.id"],
            name=op.f("fk_movement_body_movement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("movement_id", "receives", "position", name=op.f("pk_movement_body")),
    )
    with op.batch_alter_table("movement_body", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_movement_body_body_id"), ["body_id"], unique=False)

    op.create_table(
        "movement_sample",
        sa.Column("movement_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("sample", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["movement_id"],
            ["movement.id"],
            name=op.f("fk_movement_sample_movement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("movement_id", "position", name=op.f("pk_movement_sample")),
    )
    with op.batch_alter_table("movement_sample", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_movement_sample_sample"), ["sample"], unique=False)
    for statement in SEARCH_INDEX[op.get_bind().dialect.name]:
        op.execute(statement)


def downgrade() -> None:
    op.drop_table("search_words")
    with op.batch_alter_table("movement_sample", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_movement_sample_sample"))

    op.drop_table("movement_sample")
    with op.batch_alter_table("movement_body", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_movement_body_body_id"))

    op.drop_table("movement_body")
    with op.batch_alter_table("movement_batch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_movement_batch_batch_id"))

    op.drop_table("movement_batch")
    with op.batch_alter_table("treaty_action", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_treaty_action_by_body_id"))

    op.drop_table("treaty_action")
    with op.batch_alter_table("signatory", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_signatory_for_body_id"))

    op.drop_table("signatory")
    with op.batch_alter_table("set_aside_participant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_set_aside_participant_body_id"))

    op.drop_table("set_aside_participant")
    with op.batch_alter_table("relation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_relation_to_agreement_id"))

    op.drop_table("relation")
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participant_body_id"))

    op.drop_table("participant")
    with op.batch_alter_table("movement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_movement_visit_id"))
        batch_op.drop_index(batch_op.f("ix_movement_to_country_code"))
        batch_op.drop_index(batch_op.f("ix_movement_part_of_id"))
        batch_op.drop_index(batch_op.f("ix_movement_mission_id"))
        batch_op.drop_index(batch_op.f("ix_movement_from_country_code"))
        batch_op.drop_index(batch_op.f("ix_movement_clause_of_agreement_id"))

    op.drop_table("movement")
    with op.batch_alter_table("merged_id", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_merged_id_kept_as"))

    op.drop_table("merged_id")
    with op.batch_alter_table("clause", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_clause_mission_id"))

    op.drop_table("clause")
    op.drop_table("agreement_topic")
    with op.batch_alter_table("set_aside", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_set_aside_visit_id"))

    op.drop_table("set_aside")
    with op.batch_alter_table("restriction_organization", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_restriction_organization_organization_id"))

    op.drop_table("restriction_organization")
    with op.batch_alter_table("restriction_country", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_restriction_country_country_code"))

    op.drop_table("restriction_country")
    op.drop_table("fact_organization")
    with op.batch_alter_table("fact_country", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fact_country_country_code"))

    op.drop_table("fact_country")
    op.drop_table("body_alias")
    with op.batch_alter_table("batch_holder", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_batch_holder_body_id"))

    op.drop_table("batch_holder")
    with op.batch_alter_table("agreement", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agreement_visit_id"))
        batch_op.drop_index("ix_agreement_signed_earliest_id")

    op.drop_table("agreement")
    with op.batch_alter_table("visit", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_visit_host_country_code"))
        batch_op.drop_index(batch_op.f("ix_visit_guest_country_code"))

    op.drop_table("visit")
    with op.batch_alter_table("rule", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_rule_regime_id"))

    op.drop_table("rule")
    with op.batch_alter_table("restriction", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_restriction_imposed_by_organization_id"))
        batch_op.drop_index(batch_op.f("ix_restriction_imposed_by_country_code"))

    op.drop_table("restriction")
    with op.batch_alter_table("mission_country", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mission_country_country_code"))

    op.drop_table("mission_country")
    op.drop_table("mission_alias")
    op.drop_table("membership_list")
    with op.batch_alter_table("membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_membership_country_code"))

    op.drop_table("membership")
    with op.batch_alter_table("fact", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_fact_mission_id"))

    op.drop_table("fact")
    with op.batch_alter_table("country_successor", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_country_successor_successor_code"))

    op.drop_table("country_successor")
    with op.batch_alter_table("country_name", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_country_name_country_code"))

    op.drop_table("country_name")
    with op.batch_alter_table("citation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_citation_source_id"))

    op.drop_table("citation")
    with op.batch_alter_table("body", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_body_succeeded_by_id"))
        batch_op.drop_index(batch_op.f("ix_body_part_of_id"))
        batch_op.drop_index(batch_op.f("ix_body_organization_id"))
        batch_op.drop_index(batch_op.f("ix_body_country_code"))

    op.drop_table("body")
    with op.batch_alter_table("batch", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_batch_mission_id"))
        batch_op.drop_index(batch_op.f("ix_batch_holder_country_code"))

    op.drop_table("batch")
    op.drop_table("word")
    op.drop_table("translation")
    with op.batch_alter_table("source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_source_url"))

    op.drop_table("source")
    with op.batch_alter_table("revision", schema=None) as batch_op:
        batch_op.drop_index("ix_revision_noun_record_id_number")

    op.drop_table("revision")
    op.drop_table("regime")
    op.drop_table("place")
    op.drop_table("organization")
    op.drop_table("mission")
    op.drop_table("fact_citation")
    op.drop_table("country")
    op.drop_table("claim")
