"""The tables as they were before the archive kept their version; made by the program of then."""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing: these tables are there, or the archive is younger."""
