"""Absent clauses; what rules of access cover; collection and return among the kinds of movement.

SQLite cannot alter a CHECK, nor add a key that it checks at commit. The table is made anew under its own name and
filled again within the transaction: SQLite then finds the parents that other tables refer to back in place, which it
does not where a copy is renamed.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

BEFORE = ("allocation", "reserve", "loan", "gift", "exchange", "exhibition", "request")
COLUMN = "answers_id TEXT"
REFERS = "CONSTRAINT fk_movement_answers_id FOREIGN KEY(answers_id) REFERENCES movement (id)"
DEFERRED = "DEFERRABLE INITIALLY DEFERRED"
RECEIVERS = ("home", "foreign", "any")
AFTER = ("collection", "allocation", "reserve", "loan", "return", "gift", "exchange", "exhibition", "request")


def _made_anew(table: str, indexes: Sequence[str]) -> None:
    """Make the table of movements by another statement and fill it with the rows it had."""
    connection = op.get_bind()
    connection.exec_driver_sql("CREATE TEMPORARY TABLE movement_kept AS SELECT * FROM movement")
    connection.exec_driver_sql("DROP TABLE movement")
    connection.exec_driver_sql(table)
    kept, made = (
        [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({name})")]
        for name in ("movement_kept", "movement")
    )
    columns = ", ".join(name for name in made if name in kept)
    fill = f"INSERT INTO movement ({columns}) SELECT {columns} FROM movement_kept"  # noqa: S608 - names of columns
    connection.exec_driver_sql(fill)
    connection.exec_driver_sql("DROP TABLE movement_kept")
    for index in indexes:
        connection.exec_driver_sql(index)


def _statements() -> tuple[str, list[str]]:
    rows = op.get_bind().scalars(
        sa.text("SELECT sql FROM sqlite_master WHERE tbl_name = 'movement' AND sql IS NOT NULL ORDER BY name")
    )
    made = list(rows)
    (table,) = (sql for sql in made if sql.startswith("CREATE TABLE"))
    return table, [sql for sql in made if not sql.startswith("CREATE TABLE")]


def _on_sqlite() -> bool:
    return bool(op.get_bind().dialect.name == "sqlite")


def _checked(kinds: Sequence[str]) -> str:
    return "CHECK (kind IN (" + ", ".join(f"'{kind}'" for kind in kinds) + "))"


def _replaced(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise RuntimeError(f"the table of movements has not once: {old}")
    return text.replace(old, new)


def _movements_up() -> None:
    if not _on_sqlite():
        with op.batch_alter_table("movement", schema=None) as batch_op:
            batch_op.drop_constraint(op.f("ck_movement_kind"), type_="check")
            batch_op.create_check_constraint(op.f("ck_movement_kind"), sa.column("kind").in_(AFTER))
        op.execute(f"ALTER TABLE movement ADD COLUMN {COLUMN}")
        op.execute(f"ALTER TABLE movement ADD {REFERS} {DEFERRED}")
    else:
        table, indexes = _statements()
        table = _replaced(table, _checked(BEFORE), _checked(AFTER))
        table = _replaced(table, "CONSTRAINT pk_movement ", f"{COLUMN}, CONSTRAINT pk_movement ")
        _made_anew(table.rstrip().removesuffix(")") + f", {REFERS} {DEFERRED})", indexes)
    op.create_index(op.f("ix_movement_answers_id"), "movement", ["answers_id"], unique=False)


def _movements_down() -> None:
    op.drop_index(op.f("ix_movement_answers_id"), table_name="movement")
    if not _on_sqlite():
        op.drop_constraint(op.f("fk_movement_answers_id"), "movement", type_="foreignkey")
        op.drop_column("movement", "answers_id")
        with op.batch_alter_table("movement", schema=None) as batch_op:
            batch_op.drop_constraint(op.f("ck_movement_kind"), type_="check")
            batch_op.create_check_constraint(op.f("ck_movement_kind"), sa.column("kind").in_(BEFORE))
        return
    table, indexes = _statements()
    table = _replaced(table, _checked(AFTER), _checked(BEFORE))
    table = _replaced(table, f"{COLUMN}, ", "")
    _made_anew(_replaced(table, f", {REFERS} {DEFERRED}", ""), indexes)


def upgrade() -> None:
    op.create_table(
        "absent_clause",
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
        sa.ForeignKeyConstraint(
            ["agreement_id"],
            ["agreement.id"],
            name=op.f("fk_absent_clause_agreement_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("agreement_id", "position", "kind", name=op.f("pk_absent_clause")),
    )
    for name, of, key in (("state", "country", "code"), ("mission", "mission", "id")):
        table, column = f"regime_{name}", f"{of}_{key}"
        op.create_table(
            table,
            sa.Column("regime_id", sa.Text(), nullable=False),
            sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
            sa.Column(column, sa.Text(), nullable=False),
            sa.ForeignKeyConstraint(
                ["regime_id"],
                ["regime.id"],
                name=op.f(f"fk_{table}_regime_id"),
                initially="DEFERRED",
                deferrable=True,
            ),
            sa.ForeignKeyConstraint(
                [column],
                [f"{of}.{key}"],
                name=op.f(f"fk_{table}_{column}"),
                initially="DEFERRED",
                deferrable=True,
            ),
            sa.PrimaryKeyConstraint("regime_id", "position", name=op.f(f"pk_{table}")),
        )
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    op.create_table(
        "regime_kind",
        sa.Column("regime_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*AFTER, name="kind", native_enum=False, create_constraint=True, length=64),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["regime_id"],
            ["regime.id"],
            name=op.f("fk_regime_kind_regime_id"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("regime_id", "position", name=op.f("pk_regime_kind")),
    )
    _add_receivers()
    _movements_up()


def _add_receivers() -> None:
    # A column that may be null is added in place on both engines, with its CHECK.
    words = ", ".join(f"'{word}'" for word in RECEIVERS)
    check = f"CONSTRAINT ck_regime_receivers CHECK (receivers IN ({words}))"
    op.execute(f"ALTER TABLE regime ADD COLUMN receivers VARCHAR(64) {check}")


def downgrade() -> None:
    _movements_down()
    if not _on_sqlite():
        op.drop_constraint(op.f("ck_regime_receivers"), "regime", type_="check")
    op.drop_column("regime", "receivers")
    op.drop_table("regime_kind")
    op.drop_table("regime_mission")
    op.drop_table("regime_state")
    op.drop_table("absent_clause")
