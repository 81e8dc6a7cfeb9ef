"""What a change of tab costs, beside a bare QTabWidget with as many plain widgets, alike in kind.

The bare tabs are copies of ours, widget by widget, without anything of ours behind them.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

from figures import Figure, alternate, timed
from opened import dressed_app, open_desk
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_text import POINT, full_meeting, settle

from teammoede.domain.meeting import Meeting
from teammoede.ui.desk import Desk

ROUNDS = 9


def measure(folder: Path, course_id: str, scratch: Path) -> list[Figure]:
    """Return what showing a tab costs, again and for the first time, with much on it or little."""
    app = dressed_app()
    shutil.copytree(folder, scratch)
    with full_meeting(scratch, course_id) as (store, meeting):
        short = meeting.course.ordered_meetings()[-2]
        store.change(short, short=True, burning="parents")
        with open_desk(app, store) as desk:
            desk.open_course(course_id, meeting.id)
            assert desk.course is not None
            *_, short, full = desk.course.ordered_meetings()
            return _Turns(app, desk, full, short).figures()


class _Turns:
    """Ours and the copy, changed in turn."""

    def __init__(self, app: QApplication, desk: Desk, full: Meeting, short: Meeting) -> None:
        self._app = app
        self._desk = desk
        self._full, self._short = full, short
        self._ours = desk.window.ui.tabs
        self._places = [full.agenda.keys.index(key) for key in (POINT, "relations", "parents")]
        self._empty = QMainWindow()
        self._bare = QTabWidget()
        self._pages: list[QVBoxLayout] = []
        for place in range(self._ours.count()):
            page = QWidget()
            self._pages.append(QVBoxLayout(page))
            self._bare.addTab(page, self._ours.tabText(place))
        for place in self._places:
            self._show(self._ours, place)
            self._fill(place)
        self._empty.setCentralWidget(self._bare)
        self._empty.resize(self._ours.size())
        self._empty.show()

    def figures(self) -> list[Figure]:
        """Go to the fullest point and to an ordinary one, where they were shown before or not."""
        much, little, aside = self._places
        figures = []
        for rows, place in ("41 open actions", much), ("few rows", little):
            changes = self._again(self._ours, place, aside), self._again(self._bare, place, aside)
            again = f"a tab shown before, {rows} (bare: QTabWidget, same widgets)"
            figures.append(alternate(again, *changes, rounds=ROUNDS, aim=2))
        for rows, place in ("41 open actions", much), ("few rows", little):
            first = f"a tab shown first, {rows} (bare: the same widgets, made then)"
            changes = self._first_of_ours(place), self._first_of_bare(place, aside)
            figures.append(alternate(first, *changes, rounds=ROUNDS, aim=2))
        return figures

    def _show(self, tabs: QTabWidget, place: int) -> None:
        tabs.setCurrentIndex(place)
        settle(self._app)

    def _again(self, tabs: QTabWidget, place: int, aside: int) -> Callable[[], float]:
        def change() -> float:
            tabs.window().activateWindow()
            self._show(tabs, aside)
            return timed(lambda: self._show(tabs, place))()

        return change

    def _first_of_ours(self, place: int) -> Callable[[], float]:
        """Another agenda lies there meanwhile, as one page through the meetings."""

        def change() -> float:
            self._desk.open_meeting(self._short)
            self._show(self._ours, self._short.agenda.keys.index("parents"))
            self._desk.open_meeting(self._full)
            self._ours.window().activateWindow()
            settle(self._app)
            return timed(lambda: self._show(self._ours, place))()

        return change

    def _first_of_bare(self, place: int, aside: int) -> Callable[[], float]:
        def first() -> None:
            self._fill(place)
            self._show(self._bare, place)

        def change() -> float:
            self._show(self._bare, aside)
            item = self._pages[place].takeAt(0)
            old = item.widget() if item else None
            assert old is not None
            old.deleteLater()
            self._bare.window().activateWindow()
            settle(self._app)
            return timed(first)()

        return change

    def _fill(self, place: int) -> None:
        self._pages[place].addWidget(copied(self._desk.tabs.at(place)))


def copied(widget: QWidget) -> QWidget:
    """Return plain widgets of the same kinds, texts and roles, laid out alike: what is seen."""
    copy = _plain(widget)
    copy.setProperty("role", widget.property("role"))
    copy.setSizePolicy(widget.sizePolicy())
    layout = widget.layout()
    inner = widget.widget() if isinstance(widget, QScrollArea) else None
    if inner is not None and isinstance(copy, QScrollArea):
        copy.setWidgetResizable(True)
        copy.setWidget(copied(inner))
    elif layout is not None:
        _copy_layout(layout, copy)
    return copy


def _plain(widget: QWidget) -> QWidget:
    match widget:
        case QLabel():
            label = QLabel(widget.text())
            label.setWordWrap(widget.wordWrap())
            return label
        case QPlainTextEdit():
            field = QPlainTextEdit(widget.toPlainText())
            field.setFixedHeight(widget.height())
            return field
        case QLineEdit():
            return QLineEdit(widget.text())
        case QToolButton():
            button = QToolButton()
            button.setText(widget.text())
            return button
        case QPushButton():
            return QPushButton(widget.text())
        case QScrollArea():
            return QScrollArea()
        case QFrame():
            return QFrame()
        case _:
            return QWidget()


def _copy_layout(layout: QLayout, into: QWidget | QBoxLayout) -> None:
    kind = QVBoxLayout if isinstance(layout, QVBoxLayout) else QHBoxLayout
    box = kind()
    box.setContentsMargins(layout.contentsMargins())
    box.setSpacing(layout.spacing())
    if isinstance(into, QWidget):
        into.setLayout(box)
    else:
        into.addLayout(box)
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget = item.widget() if item else None
        inner = item.layout() if item else None
        if widget is not None and not widget.isHidden():
            box.addWidget(copied(widget))
        elif inner is not None:
            _copy_layout(inner, box)
