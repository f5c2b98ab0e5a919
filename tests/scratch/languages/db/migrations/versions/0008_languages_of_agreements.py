"""The languages in which an agreement was made."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    kind = sa.JSON().with_variant(JSONB(), "postgresql")
    op.add_column("agreement", sa.Column("languages", kind, nullable=True))


def downgrade() -> None:
    op.drop_column("agreement", "languages")
