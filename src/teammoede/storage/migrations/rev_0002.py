"""The house's settings, the access log, and what is left of erased courses."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add three tables; which version they are is said by `alembic_version` from here on."""
    op.drop_column("meta", "schema")
    op.create_table(
        "house",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("changed", sa.String(40)),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("retention_years", sa.Integer(), nullable=False),
        sa.Column("idle_minutes", sa.Integer(), nullable=False),
        sa.Column("meeting_minutes", sa.Integer(), nullable=False),
        sa.Column("second_place", sa.String(), nullable=False),
    )
    op.create_table(
        "access_entry",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("changed", sa.String(40)),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("account", sa.String(40), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("event", sa.String(24), nullable=False),
        sa.Column("course_id", sa.String(36)),
        sa.Column("words", sa.String(), nullable=False),
    )
    op.create_index("ix_access_entry_at", "access_entry", ["at"])
    op.create_table(
        "tombstone",
        sa.Column("id", sa.String(36), primary_key=True),
        sa.Column("changed", sa.String(40)),
        sa.Column("at", sa.String(40), nullable=False),
    )
