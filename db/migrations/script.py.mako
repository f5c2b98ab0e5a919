"""${message}.

Name every constraint, alter tables in batches (SQLite cannot otherwise), move data in SQL rather than through
mapped classes, and leave the schema readable by the release before this one.
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
