"""The looks: every colour from the palette, readable in light and in dark, larger with the font."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from teammoede.ui.style import CONTRAST_SHEET, SHEET, dress, mark, palette, sheet

Role = QPalette.ColorRole
LEAST_TARGET = 24  # pixels (WCAG 2.2, 2.5.8)
# What is read, and on what.
PAIRS = [
    (Role.WindowText, Role.Window),
    (Role.Text, Role.Base),
    (Role.ButtonText, Role.Button),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.Window),
    (Role.PlaceholderText, Role.Midlight),
    (Role.BrightText, Role.Base),
    (Role.Base, Role.BrightText),
    (Role.HighlightedText, Role.Highlight),
    (Role.Link, Role.Base),
    (Role.LinkVisited, Role.Base),
    (Role.LinkVisited, Role.Window),
    (Role.LinkVisited, Role.Midlight),
    (Role.ToolTipText, Role.ToolTipBase),
]


def luminance(colour: QColor) -> float:
    """Return the relative luminance (WCAG 2.2)."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("in_contrast", "least"), [(False, 4.5), (True, 7)])
@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_everything_that_is_read_stands_out(
    qapp: QApplication, scheme: Qt.ColorScheme, in_contrast: bool, least: float
) -> None:
    colours = palette(scheme, contrast=in_contrast)
    weak = [
        (text.name, ground.name, round(found, 1))
        for text, ground in PAIRS
        if (found := contrast(colours.color(text), colours.color(ground))) < least
    ]
    assert weak == []


@pytest.mark.parametrize("in_contrast", [False, True])
@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_what_has_the_keyboard_stands_out(
    qapp: QApplication, scheme: Qt.ColorScheme, in_contrast: bool
) -> None:
    """A frame needs 3 : 1 to what it lies on (WCAG 2.2, 1.4.11)."""
    colours = palette(scheme, contrast=in_contrast)
    frame = colours.color(Role.Highlight)
    for ground in (Role.Base, Role.Window, Role.Button):
        assert contrast(frame, colours.color(ground)) >= 3


def test_lengths_grow_with_the_text_and_lines_stay_thin(qapp: QApplication) -> None:
    grown = sheet(18, 2, is_dark=False)
    assert "padding: 8px 12px; min-height: 1.35em" in grown
    assert "border: 1px solid palette(mid)" in grown
    assert "QCheckBox::indicator, QAbstractItemView::indicator {\n    width: 26px" in grown


@pytest.mark.parametrize("is_dark", [False, True])
def test_the_marks_of_the_sheet_are_there(qapp: QApplication, is_dark: bool) -> None:
    named = re.findall(r'url\("(.+?)"\)', sheet(9, 1, is_dark=is_dark))
    assert named
    assert [file for file in named if not Path(file).is_file()] == []


def test_dark_is_dark_and_light_is_light(qapp: QApplication) -> None:
    light, dark = palette(Qt.ColorScheme.Light), palette(Qt.ColorScheme.Dark)
    assert luminance(light.color(Role.Base)) > 0.8
    assert luminance(dark.color(Role.Base)) < 0.05


def test_the_style_sheet_names_no_colour() -> None:
    assert not re.search(
        r"#[0-9a-f]{3,8}\b|rgb\(|: *(?:white|black|red|grey|gray)\b", SHEET + CONTRAST_SHEET
    )


def test_headings_grow_with_the_persons_own_text(
    qtbot: QtBot, qapp: QApplication, large_print: None
) -> None:
    plain, heading = QLabel("Planlægningsmøde"), QLabel("Planlægningsmøde")
    for label in (plain, heading):
        qtbot.addWidget(label)
    heading.setProperty("role", "heading")
    for label in (plain, heading):
        label.ensurePolished()
    assert heading.fontInfo().pointSizeF() > plain.fontInfo().pointSizeF()


def test_dressing_leaves_the_persons_font(qapp: QApplication, dressed: None) -> None:
    before = QFont(qapp.font())
    dress(qapp)
    assert qapp.font() == before


def test_a_mark_is_seen_at_once(qtbot: QtBot, dressed: None) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setText("Fortroligt")
    button.ensurePolished()
    before = button.sizeHint()
    mark(button, role="menu")
    assert button.property("role") == "menu"
    assert button.sizeHint() != before


@pytest.mark.parametrize(
    "kind", [QCheckBox, QRadioButton, QComboBox, QLineEdit, QPushButton, QToolButton]
)
def test_whatever_is_clicked_is_large_enough_to_hit(
    qtbot: QtBot, dressed: None, kind: type[QWidget]
) -> None:
    target = kind()
    qtbot.addWidget(target)
    if isinstance(target, QCheckBox | QRadioButton | QPushButton | QToolButton):
        target.setText("Luk")
    target.ensurePolished()
    assert target.sizeHint().height() >= LEAST_TARGET


def test_a_row_of_a_list_is_large_enough_to_hit(qtbot: QtBot, dressed: None) -> None:
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.addItem("Dagsorden")
    rows.ensurePolished()
    assert rows.sizeHintForRow(0) >= LEAST_TARGET


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
def test_what_cannot_be_pressed_yet_can_still_be_read(
    qtbot: QtBot, dressed: None, scheme: Qt.ColorScheme
) -> None:
    button = QPushButton("IIIIIIII")
    qtbot.addWidget(button)
    button.setPalette(palette(scheme))
    mark(button, role="primary")
    button.setEnabled(False)
    picture = button.grab().toImage()
    inside = picture.rect().adjusted(3, 3, -3, -3)
    places = [(x, y) for x in range(3, inside.right()) for y in range(3, inside.bottom())]
    colours = {picture.pixelColor(*place).rgb() for place in places}
    ground = picture.pixelColor(6, 6)
    assert max(contrast(QColor.fromRgb(colour), ground) for colour in colours) >= 4
