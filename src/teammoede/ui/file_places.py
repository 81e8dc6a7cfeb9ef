"""Where files for a person are proposed, and under which names; asks nobody and writes nothing."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths


def documents() -> Path:
    """Return the user's folder of documents, or their home where there is none."""
    found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(found)
    return folder if folder.is_dir() else Path.home()


def stem_of(text: str, otherwise: str) -> str:
    """Return words as the name of a file that every system takes, without its ending."""
    return "".join(c if c.isalnum() or c in " -_" else " " for c in text).strip() or otherwise
