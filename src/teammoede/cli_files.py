"""Where the command line writes its files: a name of their own, or what --out says."""

from collections.abc import Sequence
from pathlib import Path


def is_file(out: str, ending: str) -> bool:
    """Return whether --out names a file with this ending, and not a folder."""
    return out.casefold().endswith(ending) and not Path(out).is_dir()


def target(out: str | None, name: str) -> Path:
    """Return where a file of this name goes."""
    if out is None:
        return Path(name)
    return Path(out) if is_file(out, Path(name).suffix) else Path(out) / name


def written(made: Sequence[tuple[Path, bytes]], out: str | None) -> list[str]:
    """Write the files, make the folder that --out names, and return a line on each."""
    from teammoede.storage.files import FileUnwritable, write_file

    folders = {file.parent for file, _ in made} if out is not None else set()
    if out is not None and Path(out) in folders:
        try:
            Path(out).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileUnwritable(f"{out} kan ikke bruges som mappe.") from error
    for file, data in made:
        write_file(file, data)
    return [f"Skrevet: {file}" for file, _ in made]
