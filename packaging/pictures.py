"""Draws every window and sheet into build/pictures/, for the eye; `--readme` renews the README's.

Every window is drawn in all its looks, each in a folder of its own; words after the command name
those that are wanted. `--guide` renews those of the guide alone. Pictures are never assertions.
"""

import json
import os
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

from demo_run import SIZE, open_demo
from door_pictures import draw_door
from guide_pictures import draw_guide
from pypdfium2 import PdfDocument
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from teammoede.domain.closing import missing_at
from teammoede.domain.course import Course
from teammoede.domain.going import Going, whole_course
from teammoede.domain.meeting import Meeting
from teammoede.domain.meeting_choices import MeetingKind
from teammoede.domain.meeting_clock import TimeUsed
from teammoede.domain.paper_bin import Binned
from teammoede.domain.room_page import RoomPage
from teammoede.domain.sharing import candidates
from teammoede.domain.story import action_story, point_story
from teammoede.domain.versions import Version, Written
from teammoede.domain.what_worked import situations_in, what_worked
from teammoede.printing.catalogue import Sheet, fitting_meeting
from teammoede.printing.choices import Density
from teammoede.printing.paper_job import PaperJob
from teammoede.resources import path
from teammoede.ui.app import dress_up
from teammoede.ui.ask import Ask
from teammoede.ui.desk import Desk
from teammoede.ui.dialogs.bin_dialog import BinDialog, BinRow
from teammoede.ui.dialogs.cancel_dialog import CancelDialog
from teammoede.ui.dialogs.close_dialog import CloseDialog
from teammoede.ui.dialogs.course_dialog import CourseDialog, CourseValues
from teammoede.ui.dialogs.go_to_dialog import GoToDialog
from teammoede.ui.dialogs.half_year_dialog import HalfYearDialog
from teammoede.ui.dialogs.history_dialog import HistoryDialog
from teammoede.ui.dialogs.keys_dialog import KeysDialog
from teammoede.ui.dialogs.meeting_dialog import KindOffer, MeetingDialog, MeetingValues
from teammoede.ui.dialogs.own_list_dialog import ListWords, OwnListDialog
from teammoede.ui.dialogs.print_dialog import PrintDialog
from teammoede.ui.dialogs.reuse_dialog import ReuseDialog
from teammoede.ui.dialogs.versions_dialog import ShownText, ShownVersion, VersionsDialog
from teammoede.ui.looks import NORMAL, Colours, Looks
from teammoede.ui.main_window import MainWindow
from teammoede.ui.pages.course_page import FOLLOWUP, SIGNS
from teammoede.ui.pages.course_page import TODAY as TODAY_PAGE
from teammoede.ui.pages.search_page import SearchPage
from teammoede.ui.room_view import RoomView
from teammoede.ui.shortcuts import shortcuts

TODAY = date(2026, 11, 23)
SCALE = 2


LOOKS = {
    "light": (100, Colours.LIGHT),
    "dark": (100, Colours.DARK),
    "150": (150, Colours.LIGHT),
    "200": (200, Colours.LIGHT),
    "contrast": (100, Colours.CONTRAST),
}


def run(target: Path, wanted: list[str], *, readme: bool) -> None:
    """Draw the windows in the looks that are wanted; the sheets but once, as part of the first."""
    _take_a_small_screen()
    app = QApplication(sys.argv[:1])
    dress_up(app)
    for name in wanted:
        folder = target / name
        folder.mkdir(parents=True, exist_ok=True)
        _draw_windows(
            folder, LOOKS[name], readme=readme and name == "light", sheets=name == wanted[0]
        )
        looks = Looks(app)
        looks.take(*LOOKS[name])
        _draw_door(folder)
        looks.take(NORMAL, Colours.SYSTEM)


def _take_a_small_screen() -> None:
    """Have Qt draw on a screen as small as a laptop's, which dialogs must fit."""
    screen = {"name": "laptop", "x": 0, "y": 0, "width": SIZE[0], "height": SIZE[1]}
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump({"screens": [screen]}, file)
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file.name}"


def _draw_windows(target: Path, looks: tuple[int, Colours], *, readme: bool, sheets: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        window, desk = open_demo(Path(folder), lambda: TODAY)
        desk.looks_steps.looks.take(*looks)
        window.toast.say("")
        _draw_tabs(window, desk, target)
        _draw_frame(window, desk, target)
        _draw_course_pages(window, desk, target)
        for name, dialog in _dialogs(desk).items():
            _draw(dialog, target / f"dialog-{name}.png")
            dialog.close()
        if sheets:
            _draw_sheets(desk, target)
        _draw_ended_course(window, desk, target / "ended", sheets=sheets)
        if readme:
            desk.open_course(desk.store.courses(TODAY)[0].id)
            window.ui.tabs.setCurrentIndex(0)
            _draw(window, path("guide") / "window.png")
        desk.open_course(None)
        _draw(window, target / "window-empty.png")
        desk.looks_steps.looks.take(NORMAL, Colours.SYSTEM)
        window.close()


def _draw_door(target: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        locked = Path(folder) / "arkiv"
        draw_door(locked, TODAY, lambda shown, name: _draw(shown, target / f"door-{name}.png"))


def run_guide() -> None:
    """Draw the pictures of the guide where they lie."""
    app = QApplication(sys.argv[:1])
    dress_up(app)
    with tempfile.TemporaryDirectory() as folder:
        window, desk = open_demo(Path(folder), lambda: TODAY)
        draw_guide(window, desk, path("guide"))
        window.close()


def _draw_tabs(window: MainWindow, desk: Desk, target: Path) -> None:
    for place in range(window.ui.tabs.count()):
        window.ui.tabs.setCurrentIndex(place)
        tab = desk.tabs.at(place)
        _draw(window, target / f"window-{place + 1}-{tab.item.key}.png")


def _draw_frame(window: MainWindow, desk: Desk, target: Path) -> None:
    """Draw what lies over the page for a moment: the hints, and the lists where they fold."""
    window.ui.tabs.setCurrentIndex(0)
    window.ui.tourAction.trigger()
    number = 0
    while tour := desk.tour_steps.tour:
        number += 1
        _draw(window, target / f"tour-{number}.png")
        tour.next_button.click()
    if not window.ui.navigatorAction.isChecked():
        window.ui.navigatorAction.trigger()
        _draw(window, target / "window-lists.png")
        window.ui.navigatorAction.trigger()


def _draw_course_pages(window: MainWindow, desk: Desk, target: Path) -> None:
    for key in (TODAY_PAGE, FOLLOWUP, SIGNS):
        desk.pages.open(key)
        _draw(window, target / f"page-{key}.png")
    desk.pages.leave()
    _draw_finding(window, desk, target)


def _draw_finding(window: MainWindow, desk: Desk, target: Path) -> None:
    """Draw what is found in everything, and on the point in front."""
    window.ui.searchAction.trigger()
    page = desk.pages.front
    assert isinstance(page, SearchPage)
    page.line.setText("garderobe")
    while page.is_searching:
        QApplication.processEvents()
    _draw(window, target / "page-search.png")
    desk.pages.leave()
    window.ui.findAction.trigger()
    bar = desk.search_steps.bar
    bar.line.setText("garderobe")
    bar.step()
    _draw(window, target / "find.png")
    bar.close_bar()


def _draw_ended_course(window: MainWindow, desk: Desk, target: Path, *, sheets: bool) -> None:
    """Draw the demo course at its end: its meetings that are held once, its pages and sheets."""
    target.mkdir(exist_ok=True)
    desk.open_course(desk.store.courses(TODAY)[1].id)
    course = desk.course
    assert course is not None
    for kind in (MeetingKind.START_UP, MeetingKind.EVALUATION, MeetingKind.VISIT):
        desk.open_meeting(course.meeting_of(kind))
        folder = target / kind
        folder.mkdir(exist_ok=True)
        _draw_tabs(window, desk, folder)
    _draw_course_pages(window, desk, target)
    if sheets:
        _draw_sheets(desk, target)


def _dialogs(desk: Desk) -> dict[str, QWidget]:
    course, meeting = desk.course, desk.meeting
    assert course is not None
    assert meeting is not None
    values = MeetingValues(meeting.date, meeting.start, meeting.length, meeting.place)
    points = tuple((item.key, item.short) for item in meeting.full_agenda.items)
    offer = KindOffer(meeting.kind, meeting.length or 60, points)
    missing = missing_at(meeting, TODAY)
    words = ListWords("Dagens &situationer", "", "")
    situations = [(s.id, s.title) for s in course.situations]
    printing = {
        f"print-{sheet}": PrintDialog(
            meeting, sheet, today=TODAY, now=lambda: datetime(2026, 11, 23, 12, 41), ask=Ask()
        )
        for sheet in Sheet
    }
    return {
        **_of_the_past(course),
        "course": CourseDialog(CourseValues(), today=TODAY, ask=Ask()),
        "close": CloseDialog(meeting, missing, proposed=TODAY, today=TODAY),
        "cancel": CancelDialog(meeting, proposed=TODAY, today=TODAY),
        "half-year": HalfYearDialog(course, today=TODAY, ask=Ask()),
        "meeting": MeetingDialog(values, [offer], today=TODAY),
        "situations": OwnListDialog(situations, words),
        "go-to": _go_to(course),
        "keys": KeysDialog(shortcuts(desk.window.ui.menuBar)),
        "reuse": _reuse(course, meeting),
        "room": _room(desk, meeting),
        **printing,
    }


def _go_to(course: Course) -> QWidget:
    """What two letters find."""
    going = Going(TODAY)
    going.add(whole_course(course, TODAY, is_front=True))
    dialog = GoToDialog(going)
    dialog.line.setText("st")
    return dialog


def _reuse(course: Course, meeting: Meeting) -> QWidget:
    """What worked in this course, by point and situation."""
    finds = what_worked([course], meeting.agenda.keys, here=course.id)
    situations = situations_in(finds, [situation.title for situation in course.situations])
    return ReuseDialog(finds, situations, point="organisation")


def _room(desk: Desk, meeting: Meeting) -> QWidget:
    """The first point as the room sees it on a small projector."""
    view = RoomView(desk.window)
    view.resize(*SIZE)
    said = "Garderoben er roligere, når vi er tre hold.\n- Om fredagen mangler der en voksen."
    view.show_page(RoomPage.of(meeting, "organisation", TODAY), said)
    view.show_time(TimeUsed("Organisering", 4, 23, 60))
    return view


def _of_the_past(course: Course) -> dict[str, QWidget]:
    """What was before: versions of a text, the paper bin, an agreement and a point."""
    written = Written(datetime(2026, 11, 16, 13, 5).astimezone(), "Mette Holm", "")
    before = "Vi talte om garderoben.\n- Der er for mange børn på én gang."
    now = "Vi talte om garderoben og om larmen.\n- Der er for mange børn ad gangen."
    earlier = [ShownVersion(Version(before, written), "ma 16.11. 13.05", "Mette Holm")]
    text = ShownText("Drøftelse, Organisering", "Planlægningsmøde 11", now, "i dag", earlier)
    action = max(course.actions(), key=lambda action: len(action.answers()))
    thing = Binned(
        action, {"deleted": False}, "Aftale", action.what, action.meeting, "", written, ""
    )
    agreed = action_story(action, [], today=TODAY, here="")
    told = point_story(course, "organisation", today=TODAY)
    title = "Aftalens historik"
    return {
        "versions": VersionsDialog(text),
        "bin": BinDialog([BinRow(thing, thing.place(TODAY), "Slettet i dag")], lambda _things: []),
        "story-action": HistoryDialog(action.what, "", lambda _all: agreed, window_title=title),
        "story-point": HistoryDialog("Organisering", "", lambda _all: told, window_title=title),
    }


def _draw(window: QWidget, file: Path) -> None:
    if isinstance(window, MainWindow):
        window.resize(*SIZE)
    window.show()
    for _ in range(3):
        QApplication.processEvents()
        # What a running program would have thrown away by now is not in the picture.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    window.grab().save(str(file))


def _draw_sheets(desk: Desk, target: Path) -> None:
    course, meeting = desk.course, desk.meeting
    assert course is not None
    assert meeting is not None
    held = course.last_held() or meeting
    printed = datetime(2026, 11, 23, 12, 41)
    picked = tuple(action.id for action in candidates(course))
    for sheet in Sheet:
        of = fitting_meeting(sheet, course, held if sheet is Sheet.MINUTES else meeting)
        job = PaperJob(sheet, course, TODAY, printed, of, picked=picked)
        _draw_pages(job.make().data, target / f"sheet-{sheet}")
    tight = PaperJob(Sheet.AGENDA, course, TODAY, printed, meeting, density=Density.COMPACT)
    _draw_pages(tight.make().data, target / "sheet-agenda-kompakt")


def _draw_pages(data: bytes, stem: Path) -> None:
    with PdfDocument(data) as document:
        for number, page in enumerate(document, 1):
            page.render(scale=SCALE).to_pil().save(f"{stem}-{number}.png")


if __name__ == "__main__":
    if "--guide" in sys.argv:
        run_guide()
    else:
        named = [word for word in sys.argv[1:] if word in LOOKS]
        run(Path("build/pictures"), named or list(LOOKS), readme="--readme" in sys.argv)
