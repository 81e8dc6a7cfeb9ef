"""Compiles forms/*.ui into src/teammoede/ui/forms/; shared by the build, the tests and developers.

Imports nothing of ours: it runs before the package is installed.
"""

import os
import subprocess
import sys
from pathlib import Path

# PySide6's own wrapper knows where its uic lies on each system, on PATH or not.
_UIC = "from PySide6.scripts.pyside_tool import uic; uic()"


def compile_forms(root: Path) -> list[Path]:
    """Compile each form that is newer than its module, remove modules without a form.

    Gives the modules that were written. Raises RuntimeError with uic's own words where a form is
    damaged; a module that was there before is left as it was.
    """
    sources = {file.stem: file for file in sorted((root / "forms").glob("*.ui"))}
    folder = root / "src" / "teammoede" / "ui" / "forms"
    folder.mkdir(parents=True, exist_ok=True)
    _remove_orphans(folder, set(sources))
    stale = [(form, folder / f"{stem}.py") for stem, form in sources.items()]
    stale = [(form, module) for form, module in stale if _is_stale(form, module)]
    for form, module in stale:
        _compile(form, module)
    return [module for _, module in stale]


def _remove_orphans(folder: Path, stems: set[str]) -> None:
    for module in folder.glob("*.py"):
        if module.stem != "__init__" and module.stem not in stems:
            module.unlink()


def _is_stale(form: Path, module: Path) -> bool:
    return not module.exists() or module.stat().st_mtime_ns <= form.stat().st_mtime_ns


def _compile(form: Path, module: Path) -> None:
    # Written beside and moved, so that a second process never reads half a module.
    draft = module.with_suffix(f".{os.getpid()}.tmp")
    command = [sys.executable, "-c", _UIC, "--no-autoconnection", str(form), "-o", str(draft)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0 or not draft.exists():
            raise RuntimeError(f"{form.name}: {done.stderr.strip() or done.stdout.strip()}")
        os.replace(draft, module)
    finally:
        draft.unlink(missing_ok=True)


if __name__ == "__main__":
    for written in compile_forms(Path(__file__).resolve().parent.parent):
        print(f"forms: {written.name}")
