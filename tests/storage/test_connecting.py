"""What each connection is set to, in a process of its own, as the program has it."""

import subprocess
import sys
from pathlib import Path

import pytest

_ASK = """
import sys
from pathlib import Path
from teammoede.storage.connecting import connect
connection = connect(Path(sys.argv[1]), bytes(range(32)))
print(connection.execute(f"PRAGMA {sys.argv[2]}").fetchone()[0])
"""


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("cipher_memory_security", "1"),
        ("synchronous", "2"),  # FULL: a power cut takes nothing that was acknowledged
        ("foreign_keys", "1"),
        ("busy_timeout", "5000"),
    ],
)
def test_a_locked_connection_is_set_up_in_full(tmp_path: Path, setting: str, value: str) -> None:
    command = [sys.executable, "-c", _ASK, str(tmp_path / "x.db"), setting]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == value
