"""The role sheet (Rollefordeling) for the wall: who stands where, and who owns which area.

Landscape, large enough to read from one and a half metres; never holds a discussion or a child.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from reportlab.platypus import Flowable

from teammoede.domain.meeting import Meeting
from teammoede.domain.role_plan import RolePlan
from teammoede.printing import masthead, role_tables, wording
from teammoede.printing.blocks import Bookmark, Changed, say, space
from teammoede.printing.flow import Stack
from teammoede.printing.page import build
from teammoede.printing.styles import EMPTY_WALL, WALL, WALL_COURSE, WALL_TITLE

SHEET = "Rollefordeling"


def roles(meeting: Meeting, *, printed: datetime) -> bytes:
    """Return the role plan in force after a meeting as PDF, with the latest changes marked."""
    plan = _plan(meeting)
    safe = wording.hanging(meeting.course)
    running = masthead.running(meeting, SHEET, printed, masthead.TO_HANG)
    running = replace(running, course=safe(running.course), wide=True)
    when = f"Gælder fra {wording.dated(plan.valid_from)}"
    return build(replace(running, when=when), lambda: _story(plan, running.course, when, safe))


def _plan(meeting: Meeting) -> RolePlan:
    """Return the plan; for a coming meeting that changed nothing yet, what the last one changed."""
    plan = RolePlan.at(meeting)
    last = meeting.previous()
    if last is None or meeting.is_held or plan.changed_cells or plan.changed_areas:
        return plan
    earlier = RolePlan.at(last)
    same = (earlier.situations, earlier.cells, earlier.areas)
    return earlier if same == (plan.situations, plan.cells, plan.areas) else plan


def _story(plan: RolePlan, course: str, when: str, safe: Callable[[str], str]) -> list[Flowable]:
    story: list[Flowable] = [
        say(SHEET, WALL_TITLE),
        masthead.named(course, WALL_COURSE, wide=True),
        say(when, WALL),
    ]
    if plan.changed_cells or plan.changed_areas:
        story.append(Changed(f"ændret på mødet {wording.dated(plan.meeting.date)}", wall=True))
    size = role_tables.WALL_SIZE
    story += [space(0.5), Bookmark("situations", "Situationer")]
    if plan.situations:
        story.append(role_tables.matrix(plan, size, safe))
    else:
        story.append(say("Her står dagens situationer, når de er skrevet ind.", EMPTY_WALL))
    story.append(space(1.5))
    if plan.areas:
        title = say("Ansvarsområder", WALL_COURSE)
        parts = [Bookmark("areas", "Ansvarsområder"), title, role_tables.areas(plan, size, safe)]
        story.append(Stack(parts, lead=len(parts)))  # whole where it fits on a page
    else:
        story.append(say("Her står ansvarsområderne, når de er fordelt.", EMPTY_WALL))
    return story
