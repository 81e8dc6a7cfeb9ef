"""Capture lines the other way: written from what was agreed, shown in words, cut from a block."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from teammoede.domain.action import Due
from teammoede.domain.capture import LITERAL, Captured, parse_capture
from teammoede.domain.capture_names import Names, names_of, tag_of
from teammoede.domain.people import EVERYONE, Membership, Who
from teammoede.domain.week import dated, week_label
from teammoede.domain.when import parse_when

_BULLET = re.compile(r"(?:[-*•·–—◦▪☐☑✓]|\[[ xX]?\]|[a-zA-Z]\))\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,4})[.)]\s+(?=\S)")


def write_capture(
    said: Captured,
    *,
    team: Sequence[Membership],
    points: Mapping[str, str],
    day: date,
    names: Mapping[str, str] | None = None,
) -> str:
    """Return the line that says the same, to be read by `parse_capture` with the same arguments.

    »::« stands where the text itself looks like something else.
    """
    what = " ".join(said.what.split())
    known = names_of(team, names)
    head = _written_who(said.who, known)
    when = _written_when(said, day)
    before = " ".join(part for part in (head, f"inden {when}" if when else "") if part)
    tag = tag_of(said.point, points)
    plain = " ".join(part for part in (f"{before}:" if before else "", what, tag) if part)
    front = " ".join(part for part in (before, tag) if part)
    for line in (plain, f"{front}: {what}".strip(": ") if what else f"{front}:"):
        found = parse_capture(line, team=team, points=points, day=day, names=names)
        if _same(found, said, what):
            return line
    return f"{front}{LITERAL} {what}".strip()


def _same(found: Captured, said: Captured, what: str) -> bool:
    due = said.due or Due.NONE
    return (
        found.what == what
        and found.who == said.who
        and (found.due or Due.NONE, found.due_date) == (due, said.due_date)
        and found.point == said.point
    )


def _written_who(who: Who, known: Names) -> str:
    listed = [f"@{EVERYONE}"] if who.everyone else []
    listed += [f"@{known.label(key)}" for key in who.members if known.label(key)]
    words = " ".join(who.words.split())
    if words:
        listed.append(f'@"{words}"' if "«" in words or "»" in words else f"@»{words}«")
    return ", ".join(listed)


def _written_when(said: Captured, day: date) -> str:
    if said.due is Due.NEXT_MEETING:
        return Due.NEXT_MEETING.label
    due = said.due_date
    if said.due is not Due.DATE or due is None:
        return ""
    short = f"{due.day}/{due.month}"
    return short if parse_when(short, day) == (Due.DATE, due) else due.isoformat()


def shown(said: Captured, names: Mapping[str, str], points: Mapping[str, str], day: date) -> str:
    """Return what was understood beside the text: »Mette · fr 27.11., uge 48 · Organisering«."""
    parts = [", ".join(said.who.listed(names))]
    if said.due is Due.DATE and said.due_date is not None:
        parts.append(f"{dated(said.due_date, day)}, {week_label(said.due_date)}")
    elif said.due is not None:
        parts.append(said.due.label)
    parts.append(points.get(said.point or "", ""))
    parts += [f"hvilken {doubt.name}?" for doubt in said.doubts]
    parts += [f"»{name}« er ikke på holdet" for name in said.unknown]
    return " · ".join(part for part in parts if part)


# a pasted block


def lines_of(text: str) -> list[str]:
    """Return the lines of a pasted block, without blank ones, bullets and running numbers."""
    lines: list[str] = []
    number = 0
    for raw in text.splitlines():
        line = " ".join(raw.split())
        match = _NUMBER.match(line)
        if match and int(match[1]) == number + 1:  # else it is a date, or the fifth grade
            number += 1
            line = line[match.end() :]
        line = without_bullets(line)
        if line and line not in "-*•·–—◦▪☐☑✓":
            lines.append(line)
    return lines


def without_bullets(line: str) -> str:
    """Return a line without the bullets that it begins with."""
    while match := _BULLET.match(line):
        line = line[match.end() :]
    return line
