"""How soon the window is there and what it holds, beside an empty one; and opening a meeting."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from figures import Figure

HERE = Path(__file__).parent
ROUNDS = 9


def measure(folder: Path) -> list[Figure]:
    """Return the figures of starting the window, each start in a process of its own."""
    asked, ours, bare = [], [], []
    for _ in range(ROUNDS + 1):
        asked.append(_start("sign_in_window.py", str(folder)))
        ours.append(_start("our_window.py", str(folder)))
        bare.append(_start("empty_window.py"))
    wanted = [
        ("start to a drawn window (bare: PySide6, seven editors)", "drawn", "ms", 1.5),
        ("start to a window that takes keys", "ready", "ms", 4.5),
        ("most memory, to a window that takes keys", "memory", "MB", 2.0),
    ]
    sign_in = Figure(
        "start to a drawn sign-in (bare: PySide6, seven editors)",
        median(moment["drawn"] for moment in asked[1:]),
        median(moment["drawn"] for moment in bare[1:]),
        "ms",
        ROUNDS,
    )
    return [sign_in] + [
        Figure(
            what,
            median(moment[key] for moment in ours[1:]),
            median(moment[key] for moment in bare[1:]),
            unit,
            ROUNDS,
            aim,
        )
        for what, key, unit, aim in wanted
    ]


def _start(script: str, *arguments: str) -> dict[str, float]:
    """Start a window and return its moments in ms after the start, and its memory in MB."""
    # As installed: a program whose bytecode may not be kept is compiled anew at each start.
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    begun = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, str(HERE / script), *arguments],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
    )
    told = json.loads(done.stdout)
    return {
        "drawn": (told["drawn"] - begun) / 1e6,
        "ready": (told["ready"] - begun) / 1e6,
        "memory": told["memory"] / 1024,
    }
