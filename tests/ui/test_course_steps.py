"""Courses from the window: begun, changed, taken along and brought in, the day's situations."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import Qt
from sqlalchemy import delete

from teammoede.domain.course import Course
from teammoede.domain.viewer import Role
from teammoede.storage.course_lists import LISTS
from teammoede.storage.exchange import export_course
from teammoede.storage.sealed_file import seal_file
from teammoede.storage.store import Store
from teammoede.storage.vault import Unlocked
from teammoede.ui.dialogs.course_dialog import CourseDialog
from teammoede.ui.dialogs.open_sealed_dialog import OpenSealedDialog
from teammoede.ui.dialogs.own_list_dialog import OwnListDialog
from teammoede.ui.dialogs.passphrase_dialog import PassphraseDialog
from teammoede.ui.models.team_model import TeamColumn
from teammoede.ui.tabs.roles_tab import RolesTab
from tests.storage.vaults import CHEAP
from tests.ui.conftest import Answers, Screen, in_dialog
from tests.ui.full_disk import fill_up, make_room

Kept = Callable[[], Course]


def note(course: Course) -> str:
    found = course.ordered_meetings()[1].note_on("organisation")
    return found.text if found else ""


# beginning and changing


def test_the_first_course_is_begun_from_the_empty_window(
    store: Store, open_window: Callable[..., Screen], today: date
) -> None:
    screen = open_window()

    def begin(dialog: CourseDialog) -> None:
        dialog.ui.titleEdit.setText("Solstuen")
        dialog.ui.saveButton.click()

    came = in_dialog(CourseDialog, begin)
    screen.click(screen.window.ui.newCourseButton)
    assert came()
    [course] = store.courses(today)
    assert course.title == "Solstuen"
    assert screen.window.ui.workPage.isVisible()
    assert screen.meeting.title == "Planlægningsmøde 1"
    assert len(store.course(course.id).situations) == 10
    assert len(screen.titles) == 7


def test_who_begins_a_course_is_on_its_team_and_sees_it(
    store: Store, unlocked: Unlocked, open_window: Callable[..., Screen], today: date
) -> None:
    screen = open_window(who=_as_employee(unlocked, "Karen Vester"))

    def begin(dialog: CourseDialog) -> None:
        dialog.ui.titleEdit.setText("Solstuen")
        dialog.ui.saveButton.click()

    came = in_dialog(CourseDialog, begin)
    screen.click(screen.window.ui.newCourseButton)
    assert came()
    [course] = store.courses(today)
    assert [member.name for member in course.memberships] == ["Karen Vester"]
    assert screen.window.ui.workPage.isVisible()


def test_who_takes_themselves_off_is_told_why_they_do_not_see_what_they_began(
    store: Store,
    unlocked: Unlocked,
    open_window: Callable[..., Screen],
    answers: Answers,
    today: date,
) -> None:
    screen = open_window(who=_as_employee(unlocked, "Karen Vester"))

    def begin(dialog: CourseDialog) -> None:
        dialog.ui.titleEdit.setText("Solstuen")
        dialog.ui.teamView.setCurrentIndex(dialog.ui.teamView.model().index(0, 0))
        dialog.ui.removeButton.click()
        dialog.ui.saveButton.click()

    came = in_dialog(CourseDialog, begin)
    screen.click(screen.window.ui.newCourseButton)
    assert came()
    assert len(store.courses(today)) == 1
    title, text = answers.asked[-1]
    assert title == "Forløbet er lavet"
    assert text.endswith("Karen Vester")
    assert screen.window.ui.emptyPage.isVisible()
    assert screen.window.ui.emptyTitle.text() == "Du er ikke på noget hold endnu"


def _as_employee(unlocked: Unlocked, name: str) -> Unlocked:
    return replace(unlocked, account=replace(unlocked.account, name=name, role=Role.EMPLOYEE))


def test_a_course_without_a_title_is_refused_inside_the_dialog(
    store: Store, open_window: Callable[..., Screen], answers: Answers, today: date
) -> None:
    screen = open_window()
    said: list[str] = []

    def begin(dialog: CourseDialog) -> None:
        dialog.ui.placeEdit.setText("på stuen")
        dialog.ui.saveButton.click()
        said.append(dialog.ui.errorLabel.text())
        assert dialog.isVisible()
        assert dialog.ui.placeEdit.text() == "på stuen"
        answers.answers = [True]

    came = in_dialog(CourseDialog, begin)
    screen.click(screen.window.ui.newCourseButton)
    assert came()
    assert "titel" in said[0]
    assert store.courses(today) == []


def test_a_changed_course_is_shown_and_its_coming_meetings_follow(
    screen: Screen, kept: Kept
) -> None:
    def change(dialog: CourseDialog) -> None:
        dialog.ui.titleEdit.setText("Stjernestuen, foråret")
        dialog.ui.goalEdit.setPlainText("Ro ved måltiderne")
        dialog.ui.timeEdit.setText("13.15")
        dialog.ui.saveButton.click()

    came = in_dialog(CourseDialog, change)
    screen.window.ui.editCourseAction.trigger()
    assert came()
    assert screen.window.windowTitle() == "Stjernestuen, foråret – teammøde"
    assert screen.window.ui.courseCombo.currentText() == "Stjernestuen, foråret"
    assert screen.desk.head.ui.goalLabel.text() == "Målet: Ro ved måltiderne"
    held, this, following = kept().ordered_meetings()
    assert (held.start, this.start, following.start) == (time(12, 30), time(13, 15), time(13, 15))


def test_a_course_changed_on_a_full_disk_is_saved_whole_once_there_is_room(
    screen: Screen, answers: Answers, kept: Kept
) -> None:
    answers.answers = [True]  # so that a test that fails can drop the dialog

    def press_twice(dialog: CourseDialog) -> None:
        dialog.ui.titleEdit.setText("Stjernestuen, foråret")
        dialog.ui.timeEdit.setText("13.15")
        model = dialog.ui.teamView.model()
        for row, name in enumerate(("Mette Højgaard", "Lars Bech " * 5_000)):
            model.setData(model.index(row, TeamColumn.NAME), name)
        last = model.index(model.rowCount() - 1, TeamColumn.NAME)
        model.setData(last, "Ida Friis")
        fill_up(screen, spare=6)
        dialog.ui.saveButton.click()
        assert "Disken er fuld" in dialog.ui.errorLabel.text()
        course = screen.meeting.course
        assert (course.title, course.time) == ("Stjernestuen", time(12, 30))
        names = ["Mette Holm", "Lars Bech", "Sara Lind"]
        assert [member.name for member in course.memberships] == names
        make_room(screen)
        dialog.ui.saveButton.click()

    came = in_dialog(CourseDialog, press_twice)
    screen.window.ui.editCourseAction.trigger()
    assert came()
    course = kept()
    assert (course.title, course.time) == ("Stjernestuen, foråret", time(13, 15))
    names = [member.name for member in course.memberships]
    assert (names[0], names[2:]) == ("Mette Højgaard", ["Sara Lind", "Ida Friis"])
    assert course.ordered_meetings()[1].start == time(13, 15)


def test_the_childrens_aliases_are_kept_with_the_course(screen: Screen, kept: Kept) -> None:
    def change(dialog: CourseDialog) -> None:
        dialog.ui.aliasesEdit.setText("MK, Solsikken")
        dialog.ui.saveButton.click()

    came = in_dialog(CourseDialog, change)
    screen.window.ui.editCourseAction.trigger()
    assert came()
    assert kept().aliases == ["MK", "Solsikken"]
    listed: list[str] = []
    came = in_dialog(CourseDialog, lambda dialog: listed.append(dialog.ui.aliasesEdit.text()))
    screen.window.ui.editCourseAction.trigger()
    assert came()
    assert listed == ["MK, Solsikken"]


def test_a_course_keeps_the_meeting_on_screen_when_it_is_changed(screen: Screen) -> None:
    screen.go_to("Forældre")
    screen.open_meeting(date(2026, 11, 30))
    came = in_dialog(CourseDialog, lambda dialog: dialog.ui.saveButton.click())
    screen.window.ui.editCourseAction.trigger()
    assert came()
    assert screen.meeting.date == date(2026, 11, 30)
    assert screen.tab.item.key == "parents"


def test_text_typed_just_before_the_course_is_changed_is_kept(screen: Screen, kept: Kept) -> None:
    screen.focus(screen.tab.discussion.edit)
    screen.type("Sidste ord")
    came = in_dialog(CourseDialog, lambda dialog: dialog.ui.saveButton.click())
    screen.press(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert came()
    assert note(kept()) == "Sidste ord"
    assert screen.tab.discussion.edit.toPlainText() == "Sidste ord"


def test_the_days_situations_are_the_courses_own(screen: Screen, kept: Kept) -> None:
    tab = screen.go_to("Roller")
    assert isinstance(tab, RolesTab)
    came = in_dialog(OwnListDialog, lambda dialog: dialog.accept())
    tab.situationsWanted.emit()
    assert came()
    assert [s.title for s in kept().situations] == ["Modtagelse", "Frokost", "Hvil"]


# taking along and bringing in

WORD = "små ænder på tur"


def take_along(screen: Screen, word: str = "") -> None:
    """Export, sealed with a password where there is one."""

    def choose(dialog: PassphraseDialog) -> None:
        dialog.ui.newEdit.first.setText(word)
        dialog.ui.newEdit.again.setText(word)
        dialog.ui.plainBox.setChecked(not word)
        dialog.ui.goOnButton.click()

    came = in_dialog(PassphraseDialog, choose)
    screen.window.ui.exportAction.trigger()
    assert came()


def test_a_course_is_taken_along_in_one_file(
    screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    file = tmp_path / "forløb.json"
    answers.answers = [file]
    screen.focus(screen.tab.discussion.edit)
    screen.type("Sidste ord")
    take_along(screen)
    assert answers.asked[0][1].endswith("Stjernestuen.json")
    assert "Sidste ord" in file.read_text(encoding="utf-8")
    assert str(file) in screen.window.statusBar().currentMessage()


def test_a_course_taken_along_with_a_password_opens_with_it_alone(
    screen: Screen, answers: Answers, tmp_path: Path, kept: Kept
) -> None:
    file = tmp_path / "forløb.teammoede"
    answers.answers = [file]
    screen.write(screen.tab.discussion.edit, "Taget med")
    take_along(screen, WORD)
    assert answers.asked[0][1].endswith("Stjernestuen.teammoede")
    assert b"Taget med" not in file.read_bytes()
    screen.write(screen.tab.discussion.edit, "Skrevet siden")
    said: list[str] = []

    def open_it(dialog: OpenSealedDialog) -> None:
        for word in ("en hel anden en", WORD):
            dialog.ui.passwordEdit.setText(word)
            dialog.ui.openButton.click()
            screen.qtbot.waitUntil(lambda: not dialog.is_working)
            said.append(dialog.ui.errorLabel.text())

    answers.answers = [file, True]
    came = in_dialog(OpenSealedDialog, open_it)
    screen.window.ui.importAction.trigger()
    assert came()
    assert "ikke filens adgangskode" in said[0]
    assert answers.asked[-1][0] == "Forløbet er her allerede"
    assert note(kept()) == "Taget med"


def test_a_locked_file_can_be_left_locked(screen: Screen, answers: Answers, tmp_path: Path) -> None:
    file = tmp_path / "forløb.teammoede"
    file.write_bytes(seal_file(b"{}", WORD, CHEAP))
    answers.answers = [file]
    came = in_dialog(OpenSealedDialog, lambda dialog: dialog.ui.cancelButton.click())
    screen.window.ui.importAction.trigger()
    assert came()
    assert len(answers.asked) == 1


def test_taking_along_can_be_thought_better_of(screen: Screen, answers: Answers) -> None:
    came = in_dialog(PassphraseDialog, lambda dialog: dialog.ui.cancelButton.click())
    screen.window.ui.exportAction.trigger()
    assert came()
    assert answers.asked == []
    answers.answers = [None]
    take_along(screen)
    assert screen.window.statusBar().currentMessage() == ""


def test_a_file_that_cannot_be_written_is_said(
    screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    answers.answers = [tmp_path / "ingen" / "mappe" / "forløb.json"]
    take_along(screen)
    assert answers.asked[-1][0] == "Det gik ikke"
    assert answers.asked[-1][1]


def test_a_course_that_is_here_is_replaced_only_on_the_users_word(
    screen: Screen, answers: Answers, tmp_path: Path, kept: Kept
) -> None:
    file = tmp_path / "forløb.json"
    answers.answers = [file]
    take_along(screen)
    screen.write(screen.tab.discussion.edit, "Skrevet siden")
    answers.answers = [file, False]
    screen.window.ui.importAction.trigger()
    assert answers.asked[-1][0] == "Forløbet er her allerede"
    assert note(kept()) == "Skrevet siden"
    answers.answers = [file, True]
    screen.window.ui.importAction.trigger()
    assert note(kept()) == ""
    assert screen.tab.discussion.edit.toPlainText() == ""


def test_a_course_is_brought_into_an_empty_archive(
    screen: Screen,
    answers: Answers,
    tmp_path: Path,
    open_window: Callable[..., Screen],
    store: Store,
) -> None:
    file = tmp_path / "forløb.json"
    answers.answers = [file]
    take_along(screen)
    screen.window.close()
    with store.writing() as connection:
        for kind in (*reversed(LISTS.values()), Course):
            connection.execute(delete(kind))
    elsewhere = open_window()
    answers.answers = [file]
    elsewhere.click(elsewhere.window.ui.importButton)
    assert elsewhere.window.ui.courseCombo.currentText() == "Stjernestuen"
    assert elsewhere.titles[0] == "Organisering  2"


def test_a_course_of_others_comes_in_and_is_said_to_be_out_of_sight(
    screen: Screen,
    answers: Answers,
    tmp_path: Path,
    unlocked: Unlocked,
    open_window: Callable[..., Screen],
    store: Store,
    today: date,
    course: Course,
) -> None:
    file = tmp_path / "andres.json"
    export_course(store, course.id, file, passphrase=None)
    screen.window.close()
    with store.writing() as connection:
        for kind in (*reversed(LISTS.values()), Course):
            connection.execute(delete(kind))
    other = open_window(who=_as_employee(unlocked, "Karen Vester"))
    assert other.window.ui.emptyTitle.text() == "Velkommen til teammøde"
    answers.answers = [file]
    other.window.ui.importAction.trigger()
    assert [c.id for c in store.courses(today)] == [course.id]
    title, text = answers.asked[-1]
    assert title == "Forløbet er hentet ind"
    assert text.endswith("Karen Vester")
    assert other.window.ui.emptyPage.isVisible()


def test_nobody_replaces_a_course_that_they_may_not_see(
    store: Store,
    answers: Answers,
    tmp_path: Path,
    unlocked: Unlocked,
    open_window: Callable[..., Screen],
    course: Course,
    kept: Kept,
) -> None:
    file = tmp_path / "andres.json"
    export_course(store, course.id, file, passphrase=None)
    store.change(course, goal="Skrevet siden")
    other = open_window(who=_as_employee(unlocked, "Karen Vester"))
    answers.answers = [file]
    other.window.ui.importAction.trigger()
    assert answers.asked[-1][0] == "Forløbet er her allerede"
    assert "ikke på holdet" in answers.asked[-1][1]
    assert kept().goal == "Skrevet siden"


def test_a_file_that_is_none_is_said_and_changes_nothing(
    screen: Screen, answers: Answers, tmp_path: Path
) -> None:
    for number, text in enumerate(("ikke json", "{}", json.dumps({"format": "teammoede"}))):
        file = tmp_path / f"{number}.json"
        file.write_text(text, encoding="utf-8")
        answers.answers = [file]
        screen.window.ui.importAction.trigger()
        assert answers.asked[-1][0] == "Filen kan ikke importeres"
        assert answers.asked[-1][1]
    assert screen.window.ui.courseCombo.count() == 1
