"""The search index anew: agreements are found by the day of their signature too."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # What is empty is indexed again from the ledger, once the schema is the newest.
    op.execute("DELETE FROM search_words")


def downgrade() -> None:
    pass
