"""The only finder of resources/: inside the installed package, else at the top of the checkout.

It reads files and knows nothing of what is in them.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """The file or folder of that name below resources/.

    Raises FileNotFoundError where there is none, so that a wrong name shows at once.
    """
    found = _root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"no such resource: {'/'.join(parts)}")
    return found


def read_text(*parts: str) -> str:
    """The text of one resource, read as UTF-8."""
    return path(*parts).read_text(encoding="utf-8")


def names(*folder: str) -> list[str]:
    """The names of the files in a folder, sorted, hidden ones left out."""
    files = (entry for entry in path(*folder).iterdir() if entry.is_file())
    return sorted(entry.name for entry in files if not entry.name.startswith("."))


def _root() -> Path:
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parents[1] / "resources"
