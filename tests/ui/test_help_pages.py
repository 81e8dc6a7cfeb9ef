"""The guide as a whole: every page can be reached, nothing in it leads nowhere, F1 knows all."""

import pkgutil
import re
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog

import teammoede.ui.dialogs
from teammoede.domain.agenda import SINCE_LAST, Agenda
from teammoede.domain.capture import parse_capture
from teammoede.domain.when import parse_when
from teammoede.resources import names, path, read_text
from teammoede.ui.help_pages import (
    CONTENTS,
    COURSE_PAGES,
    DIALOGS,
    PARTS,
    POINTS,
    page_for,
    page_for_dialog,
    pages,
)
from teammoede.ui.pages.course_page import FOLLOWUP, SEARCH, SIGNS, TODAY
from tests.domain.building import make_course

PAGES = [name for name in names("guide") if name.endswith(".md")]
PICTURES = [name for name in names("guide") if name.endswith(".png") and name != "window.png"]
LARGEST = 120_000  # bytes
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]*)\)")


def headings(page: str) -> list[str]:
    lines = read_text("guide", page).splitlines()
    return [line.lstrip("#").strip() for line in lines if line.startswith("#")]


def leads_somewhere(where: str) -> bool:
    file, _, heading = where.partition("#")
    return file in PAGES and (not heading or heading in headings(file))


def test_the_contents_lead_to_each_of_ten_pages_once() -> None:
    listed = [page.file for page in pages()]
    assert listed[0] == CONTENTS
    assert sorted(listed) == sorted(PAGES)
    assert len(listed) == len(set(listed)) == 11


@pytest.mark.parametrize("page", PAGES)
def test_the_contents_call_a_page_what_stands_over_it(page: str) -> None:
    listed = {shown.file: shown.title for shown in pages()}
    assert listed[page] == headings(page)[0]


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_picture_of_a_page_is_there(page: str) -> None:
    for picture, text, target in LINK.findall(read_text("guide", page)):
        assert text.strip(), f"nothing says what {target} is"
        if picture:
            assert target in PICTURES
        else:
            assert leads_somewhere(target.replace("%20", " ")), target


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_short(page: str) -> None:
    assert len(read_text("guide", page).split()) < 650


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_small_and_used(picture: str) -> None:
    file = path("guide", picture)
    assert file.stat().st_size <= LARGEST
    assert not QImage(str(file)).isNull()
    assert any(f"({picture})" in read_text("guide", page) for page in PAGES)


def test_help_knows_every_point_of_every_agenda() -> None:
    for name in names("agendas"):
        agenda = Agenda.from_toml(read_text("agendas", name))
        for key in agenda.keys:
            assert page_for(point=key) != CONTENTS, f"{name}: {key}"
    assert page_for(point=SINCE_LAST) != CONTENTS


@pytest.mark.parametrize("key", [TODAY, FOLLOWUP, SIGNS, SEARCH])
def test_help_knows_every_page_of_the_course(key: str) -> None:
    assert page_for(course_page=key, point="roles") == COURSE_PAGES[key]


@pytest.mark.parametrize("known", [POINTS, COURSE_PAGES, PARTS, DIALOGS])
def test_all_that_helps_is_there(known: dict[str, str]) -> None:
    lost = [where for where in known.values() if not leads_somewhere(where)]
    assert not lost


def test_where_nothing_is_known_the_contents_help() -> None:
    assert page_for() == page_for(point="unknown") == page_for_dialog("Unknown") == CONTENTS


def test_the_part_with_the_keyboard_tells_more_than_the_point() -> None:
    assert page_for(part="SinceLast", point="roles") == PARTS["SinceLast"]


def test_every_dialog_that_is_known_is_one() -> None:
    folder = Path(teammoede.ui.dialogs.__path__[0])
    kinds = {
        kind.__name__
        for found in pkgutil.iter_modules([str(folder)])
        for kind in vars(import_module(f"teammoede.ui.dialogs.{found.name}")).values()
        if isinstance(kind, type) and issubclass(kind, QDialog)
    }
    assert set(DIALOGS) <= kinds


def test_the_line_that_the_guide_teaches_is_understood() -> None:
    course = make_course("Mette Holm", "Lars Bech")
    agenda = Agenda.from_toml(read_text("agendas", "planning.toml"))
    points = {item.key: item.short for item in agenda.items}
    (line,) = re.findall(r"^`(@.*)`$", read_text("guide", "aftaler.md"), re.MULTILINE)
    said = parse_capture(line, team=course.memberships, points=points, day=date(2026, 11, 23))
    assert said.what == "flytter knagerækken"
    assert said.who.members == (course.memberships[0].id,)
    assert (said.due_date, said.point) == (date(2026, 11, 27), "organisation")


def test_the_times_that_the_guide_names_are_understood() -> None:
    page = read_text("guide", "aftaler.md").partition("## Flere")[0]
    said = [words for words in re.findall(r"`([^`\n]+)`", page) if words[0] not in "@#"]
    assert len(said) > 5
    assert [words for words in said if parse_when(words, date(2026, 11, 23)) is None] == []
