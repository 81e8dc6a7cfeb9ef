"""What `print share` shows before it writes: the initiatives, the page as text, possible names.

Writes nothing; a page leaves the room only once it was read.
"""

from collections.abc import Sequence

from teammoede.domain.action import Action
from teammoede.domain.course import Course
from teammoede.domain.errors import Refused
from teammoede.domain.sharing import came_of, candidates, to_look_at, without_aliases

_LETTERS = 90
_AGAIN = "Intet er skrevet. Læs det igennem, og skriv så fx: teammoede print share FORLØB {}"


def look_through(course: Course, numbers: Sequence[int]) -> list[str]:
    """Return what is to be read: what can be picked, or the page that was picked."""
    if not numbers:
        found = candidates(course)
        if not found:
            return ["Der er ingen tiltag at dele endnu."]
        listed = [_line(number, action, course) for number, action in enumerate(found, 1)]
        return [*listed, "", *_names(course, found), _AGAIN.format("--pick 1,3")]
    from teammoede.printing.share import share_text

    chosen = picked(course, numbers)
    again = f"--pick {','.join(map(str, numbers))} --read"
    return [share_text(course, chosen), *_names(course, chosen), _AGAIN.format(again)]


def picked(course: Course, numbers: Sequence[int]) -> list[Action]:
    """Return the initiatives of these numbers in the list, from 1; raises Refused."""
    found = candidates(course)
    wrong = [number for number in numbers if number > len(found)]
    if wrong:
        raise Refused(f"Der er {len(found)} tiltag, så nr. {wrong[0]} findes ikke.")
    return [action for number, action in enumerate(found, 1) if number in numbers]


def _line(number: int, action: Action, course: Course) -> str:
    what = " ".join(without_aliases(action.what, course.aliases).split())
    short = what if len(what) <= _LETTERS else f"{what[: _LETTERS - 1]}…"
    return f"{number:4}  {short} ({', '.join(came_of(action))})"


def _names(course: Course, actions: Sequence[Action]) -> list[str]:
    found = to_look_at(course, actions)
    if not found:
        return ["Ingen ukendte navne er fundet.", ""]
    told = [f"      {name.word}: »{_shortened(name.sentence)}«" for name in found]
    return ["Se efter, at disse ord ikke er børns navne:", *told, ""]


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= 2 * _LETTERS else f"{sentence[: 2 * _LETTERS - 1]}…"
