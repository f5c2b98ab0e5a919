"""Whether the receipt of samples is documented, where sources tell of an approval only."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A column that may be null is added in place on both engines.
    op.add_column("movement", sa.Column("receipt_documented", sa.Boolean(), nullable=True))


def downgrade() -> None:
    op.drop_column("movement", "receipt_documented")
