"""What every test stands on: Qt without a screen, and no way to the real user's folders.

Fixtures of one room belong in that room's conftest. Ends each run with a table of the real faults.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from teammoede.storage import connecting

# Before anything imports Qt; a real display can still be asked for from outside.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Two busy cores are no reason for a red test: how long one example takes is not judged.
settings.register_profile("teammoede", deadline=None, print_blob=True)
settings.load_profile("teammoede")

# A third of each test on a locked archive went into guarding memory that is gone a moment later;
# that the program does guard it, is tried in a process of its own (test_connecting).
connecting.GUARD_MEMORY = "OFF"

_XDG = {
    "XDG_DATA_HOME": ".local/share",
    "XDG_CONFIG_HOME": ".config",
    "XDG_CACHE_HOME": ".cache",
    "XDG_STATE_HOME": ".local/state",
}
_WINDOWS = {
    "LOCALAPPDATA": "AppData/Local",
    "APPDATA": "AppData/Roaming",
    # On Windows platformdirs asks the system and not the environment, but for these.
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "AppData/Local",
    "WIN_PD_OVERRIDE_APPDATA": "AppData/Roaming",
    "WIN_PD_OVERRIDE_PERSONAL": "Documents",
}
_MEDIA = ["DESKTOP", "DOCUMENTS", "DOWNLOAD", "MUSIC", "PICTURES", "VIDEOS"]


@pytest.fixture(autouse=True)
def user_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder of this test; every user folder of platformdirs lies in it."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    for name, folder in (_XDG | _WINDOWS).items():
        monkeypatch.setenv(name, str(home / folder))
    for name in _MEDIA:
        monkeypatch.delenv(f"XDG_{name}_DIR", raising=False)
    return home


# what was tried, and what was lost


class Tally:
    """Counts the trials of real faults, one kind a line; what does not pass counts as lost."""

    def __init__(self) -> None:
        self.tried: Counter[str] = Counter()
        self.lost: Counter[str] = Counter()

    @contextmanager
    def __call__(self, kind: str, times: int = 1) -> Iterator[None]:
        """Count what is tried inside."""
        self.tried[kind] += times
        try:
            yield
        except BaseException:
            self.lost[kind] += 1
            raise

    def lines(self) -> Iterator[str]:
        """Return the table."""
        width = max(map(len, self.tried), default=0)
        for kind, tried in sorted(self.tried.items()):
            yield f"{kind:<{width}}  {tried:>7,}  {self.lost[kind]:>4,}"


_TALLY = pytest.StashKey[Tally]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_TALLY] = Tally()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand on what one of several processes has counted."""
    counted = session.config.stash[_TALLY]
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output["tried"], output["lost"] = dict(counted.tried), dict(counted.lost)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take over what another process has counted; one that died has counted nothing."""
    output = getattr(node, "workeroutput", {})
    counted = node.config.stash[_TALLY]
    counted.tried.update(output.get("tried", {}))
    counted.lost.update(output.get("lost", {}))


@pytest.fixture
def tally(request: pytest.FixtureRequest) -> Tally:
    """Counts trials for the table at the end of the run."""
    return request.config.stash[_TALLY]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    tally = config.stash[_TALLY]
    if tally.tried:
        terminalreporter.section("real faults: tried, and lost")
        for line in tally.lines():
            terminalreporter.write_line(line)
