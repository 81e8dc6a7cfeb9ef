"""Takes all figures on an archive of 20 courses × 30 meetings, and writes build/bench.md.

`make bench` calls it. Only ratios within this run mean anything; nothing here can fail a build.
"""

import os
import platform
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import archive
import locking
import meeting
import pages
import planning
import safety
import saving
import searching
import sheets
import tab_change
import typing_text
import window
from figures import Figure, Span, table, table_of_spans

OUT = Path(__file__).parents[2] / "build" / "bench.md"


def main() -> None:
    """Build, measure, write, print."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as scratch:
        figures, spans, built = _measure(Path(scratch))
    text = _text(figures, spans, built)
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(text, encoding="utf-8")
    sys.stdout.write(text)


def _measure(scratch: Path) -> tuple[list[Figure], list[Span], str]:
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
        os.environ[name] = str(scratch / "home")  # nothing of the user's own takes part
    folder = scratch / "archive"
    begun = time.monotonic()
    courses = archive.build(folder)
    size = sum(file.stat().st_size for file in folder.iterdir()) / 1e6
    built = f"{size:.0f} MB, built in {time.monotonic() - begun:.0f} s"
    figures = window.measure(folder)
    figures += meeting.measure(folder)
    figures += saving.measure(folder, courses[0], scratch / "copy")
    figures += pages.measure(folder, courses[0], scratch / "pages")
    figures += typing_text.measure(folder, courses[0], scratch / "typing")
    figures += tab_change.measure(folder, courses[0], scratch / "tabs")
    figures += planning.measure(folder, scratch / "planning")
    figures += sheets.measure(folder, courses[0])
    figures += safety.measure(folder, courses[0], scratch / "safety")
    found, steps = searching.measure(folder, scratch / "searching")
    return figures + found, locking.measure(folder) + steps, built


def _text(figures: list[Figure], spans: list[Span], built: str) -> str:
    return (
        "# Figures\n\n"
        f"Measured {time.strftime('%Y-%m-%d %H:%M')} on {platform.system()}, "
        f"Python {platform.python_version()}, {os.cpu_count()} cores; "
        f"{archive.COURSES} courses × {archive.MEETINGS} meetings ({built}).\n"
        "Medians of measurements taken in turn, A B A B; only the ratios carry over.\n"
        "A sheet's bare side is ReportLab drawing the same paragraphs, strings, rules and boxes,\n"
        "with the same faces embedded, on as many pages.\n\n"
        f"{table(figures)}\n{table_of_spans(spans)}"
    )


if __name__ == "__main__":
    main()
