"""Evidence on where agreements stand: what sources report, signs of life, how such a kind takes effect."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A column that may be null is added in place on both engines; the next load fills it.
    document = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")
    op.add_column("agreement", sa.Column("evidence", document, nullable=True))


def downgrade() -> None:
    op.drop_column("agreement", "evidence")
