"""What the connection to an archive keeps to itself."""

from pathlib import Path

import pytest
from sqlalchemy.exc import DBAPIError

from teammoede.storage.connecting import make_engine

from .conftest import KEY


def test_an_error_of_the_database_says_nothing_of_what_was_typed(tmp_path: Path) -> None:
    engine = make_engine(tmp_path / "arkiv.db", KEY)
    with pytest.raises(DBAPIError) as caught, engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("Eva var ked af det",))
    engine.dispose()
    assert "nowhere" in str(caught.value)
    assert "Eva" not in f"{caught.value} {caught.value!r}"
