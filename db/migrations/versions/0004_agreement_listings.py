"""Agreements listed by state and organization in page order; the search index in the same order.

The listings are made from the rows that are there. The search index is emptied: `concord migrate` makes it anew from
the ledger, since its words cannot be told from the tables in SQL.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

UNDATED = 3652059  # the last day that a date can name, as a number of days

DAYS = {
    "sqlite": "CAST(julianday(signed_earliest) - 1721424.5 AS INTEGER)",
    "postgresql": "(signed_earliest - DATE '0001-01-01' + 1)",
}
INDEXES = (
    ("ix_agreement_topic_topic_agreement_id", "agreement_topic", ["topic", "agreement_id"]),
    ("ix_clause_kind_agreement_id", "clause", ["kind", "agreement_id"]),
    ("ix_revision_at", "revision", ["at"]),
)
PARTNERS = """
    SELECT DISTINCT agreement.id, body.{column}, {place}, agreement.partner_sides > 1
    FROM participant
    JOIN body ON body.id = participant.body_id
    JOIN agreement ON agreement.id = participant.agreement_id
    WHERE participant.side = 'partner' AND body.{column} IS NOT NULL
"""


def upgrade() -> None:
    op.create_table(
        "agreement_listing",
        sa.Column("agreement_id", sa.Text(), nullable=False),
        sa.Column("listed_under", sa.Text(), nullable=False),
        sa.Column("newest_first", sa.Integer(), nullable=False),
        sa.Column("multilateral", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_agreement_listing_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("agreement_id", "listed_under", name=op.f("pk_agreement_listing")),
    )
    op.create_index(
        "ix_agreement_listing_page",
        "agreement_listing",
        ["listed_under", "newest_first", "agreement_id", "multilateral"],
        unique=False,
    )
    engine = op.get_bind().dialect.name
    place = f"CASE WHEN signed_earliest IS NULL THEN {UNDATED} ELSE {UNDATED} - {DAYS[engine]} END"
    into = "INSERT INTO agreement_listing (agreement_id, listed_under, newest_first, multilateral)"
    op.execute(f"{into} SELECT id, '*', {place}, partner_sides > 1 FROM agreement")  # noqa: S608 - constants
    for column in ("country_code", "organization_id"):
        op.execute(into + PARTNERS.format(column=column, place=place))
    for name, table, columns in INDEXES:
        op.create_index(name, table, columns, unique=False)
    op.execute("DELETE FROM search_words")
    if engine == "postgresql":
        # On SQLite the place is the row's own number.
        op.execute("ALTER TABLE search_words ADD COLUMN place bigint NOT NULL")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE search_words DROP COLUMN place")
    for name, table, _ in INDEXES:
        op.drop_index(name, table_name=table)
    op.drop_index("ix_agreement_listing_page", table_name="agreement_listing")
    op.drop_table("agreement_listing")
