"""One module for each version of the tables, for Alembic; none is ever changed once released."""
