"""How the program looks: a light and a dark palette, two of high contrast, one style sheet.

The style sheet names no colour of its own; all come from the palette, so that dark mode works.
Who wants which looks is not known here.
"""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from teammoede.resources import path

Role = QPalette.ColorRole

LIGHT = {
    Role.Window: "#f4f3ef",
    Role.WindowText: "#1d2528",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#f9f8f5",
    Role.Text: "#1d2528",
    Role.Button: "#ffffff",
    Role.ButtonText: "#1d2528",
    Role.PlaceholderText: "#5f676a",
    Role.Mid: "#cfccc4",
    Role.Midlight: "#e6e4de",
    Role.Dark: "#8a8f90",
    Role.Light: "#ffffff",
    Role.Shadow: "#50585b",
    Role.Highlight: "#17656b",
    Role.HighlightedText: "#ffffff",
    Role.Link: "#17656b",
    Role.LinkVisited: "#875400",  # amber: nothing is wrong yet, but somebody should look at it
    Role.BrightText: "#a02c16",
    Role.ToolTipBase: "#1d2528",
    Role.ToolTipText: "#ffffff",
}
DARK = {
    Role.Window: "#1f2426",
    Role.WindowText: "#e8e6e1",
    Role.Base: "#171b1d",
    Role.AlternateBase: "#1c2123",
    Role.Text: "#e8e6e1",
    Role.Button: "#2a3033",
    Role.ButtonText: "#e8e6e1",
    Role.PlaceholderText: "#a5acae",
    Role.Mid: "#454c4f",
    Role.Midlight: "#343a3d",
    Role.Dark: "#868d8f",
    Role.Light: "#3a4144",
    Role.Shadow: "#0c0e0f",
    Role.Highlight: "#63bcc3",
    Role.HighlightedText: "#0f1314",
    Role.Link: "#63bcc3",
    Role.LinkVisited: "#e8b04b",
    Role.BrightText: "#ff9c85",
    Role.ToolTipBase: "#e8e6e1",
    Role.ToolTipText: "#171b1d",
}

# Black and white, and nothing between them that is read; what is proposed in an empty field must
# still be told from what was typed there, so it alone is a little off.
CONTRAST_LIGHT = {
    Role.Window: "#ffffff",
    Role.WindowText: "#000000",
    Role.Base: "#ffffff",
    Role.AlternateBase: "#ffffff",
    Role.Text: "#000000",
    Role.Button: "#ffffff",
    Role.ButtonText: "#000000",
    Role.PlaceholderText: "#3c3c3c",
    Role.Mid: "#000000",
    Role.Midlight: "#dedede",
    Role.Dark: "#000000",
    Role.Light: "#ffffff",
    Role.Shadow: "#000000",
    Role.Highlight: "#00474d",
    Role.HighlightedText: "#ffffff",
    Role.Link: "#00474d",
    Role.LinkVisited: "#5c3800",
    Role.BrightText: "#7d1400",
    Role.ToolTipBase: "#000000",
    Role.ToolTipText: "#ffffff",
}
CONTRAST_DARK = {
    Role.Window: "#000000",
    Role.WindowText: "#ffffff",
    Role.Base: "#000000",
    Role.AlternateBase: "#000000",
    Role.Text: "#ffffff",
    Role.Button: "#000000",
    Role.ButtonText: "#ffffff",
    Role.PlaceholderText: "#cfcfcf",
    Role.Mid: "#ffffff",
    Role.Midlight: "#333333",
    Role.Dark: "#ffffff",
    Role.Light: "#333333",
    Role.Shadow: "#ffffff",
    Role.Highlight: "#6ff2fb",
    Role.HighlightedText: "#000000",
    Role.Link: "#6ff2fb",
    Role.LinkVisited: "#ffd24d",
    Role.BrightText: "#ffad9b",
    Role.ToolTipBase: "#ffffff",
    Role.ToolTipText: "#000000",
}

HEADING, TITLE = 1.45, 1.65
_STYLE = "fusion"
_LINE = 3  # pixels; what is thinner is a line, which stays as thin however large the text is
_PIXELS = re.compile(r"\b(\d+)px")

SHEET = """
QLabel[role="quiet"], QToolButton[role="quiet"] { color: palette(placeholder-text); }
QLabel[role="heading"] { font-weight: 600; font-size: %(heading).1fpt; }
QToolButton[role="late"], QLabel[role="late"] {
    color: palette(link-visited); font-weight: 600;
}
QLabel[role="goal"] { font-weight: 500; }
QLabel[role="title"] { font-weight: 600; font-size: %(title).1fpt; }
QLabel[role="error"], QLabel[role="overdue"] { color: palette(bright-text); }
QLabel[role="overdue"] { font-weight: 700; }
QLabel[role="changed"] { color: palette(highlight); font-weight: 600; }

/* A frame of one pixel that is two with the keyboard in it: the padding gives way. */
QLineEdit, QPlainTextEdit, QListView, QTableView, QTreeView {
    background: palette(base); border: 1px solid palette(mid); border-radius: 4px; padding: 1px;
    selection-background-color: palette(highlight); selection-color: palette(highlighted-text);
}
QLineEdit { padding: 4px 6px; min-height: 1.35em; icon-size: 16px; }
QLineEdit > QToolButton { min-height: 0; padding: 0; border: none; icon-size: 16px; }
QPlainTextEdit:focus, QListView:focus, QTableView:focus, QTreeView:focus {
    border: 2px solid palette(highlight); padding: 0;
}
QLineEdit:focus { border: 2px solid palette(highlight); padding: 3px 5px; }
PdfPreview { border: 1px solid palette(mid); border-radius: 4px; padding: 1px; }
PdfPreview:focus { border: 2px solid palette(highlight); padding: 0; }
StoryView {
    border: 1px solid palette(mid); border-radius: 4px; background: palette(base); padding: 1px;
}
StoryView:focus { border: 2px solid palette(highlight); padding: 0; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: palette(window); }
QLineEdit[wrong="true"] { border: 1px solid palette(bright-text); }
QLineEdit[wrong="true"]:focus { border: 2px solid palette(bright-text); }
QLineEdit[flat="true"], QPlainTextEdit[flat="true"] {
    border-color: transparent; background: transparent;
}
QLineEdit[flat="true"]:hover, QPlainTextEdit[flat="true"]:hover { border-color: palette(mid); }
QLineEdit[flat="true"]:focus, QPlainTextEdit[flat="true"]:focus {
    border-color: palette(highlight); background: palette(base);
}

QPushButton {
    background: palette(button); border: 1px solid palette(mid); border-radius: 4px;
    padding: 5px 14px; min-height: 1.35em; icon-size: 16px;
}
QPushButton:hover { border-color: palette(dark); background: palette(alternate-base); }
QPushButton:pressed { background: palette(midlight); }
QPushButton:focus { border: 2px solid palette(highlight); padding: 4px 13px; }
QPushButton:disabled { color: palette(placeholder-text); background: transparent; }
QPushButton[role="primary"], QPushButton:default[role="primary"] {
    background: palette(highlight); color: palette(highlighted-text);
    border-color: palette(highlight); font-weight: 600;
}
QPushButton[role="primary"]:focus { border: 2px solid palette(text); padding: 4px 13px; }
QPushButton[role="primary"]:disabled {
    background: palette(midlight); border-color: palette(mid); color: palette(placeholder-text);
}
QPushButton[role="danger"] {
    background: palette(bright-text); color: palette(base);
    border-color: palette(bright-text); font-weight: 600;
}
QPushButton[role="danger"]:focus { border: 2px solid palette(text); padding: 4px 13px; }
QPushButton[role="danger"]:disabled {
    background: palette(midlight); border-color: palette(mid); color: palette(placeholder-text);
}
QPushButton[role="link"] {
    background: transparent; border: 1px solid transparent; color: palette(link); padding: 3px 6px;
    text-align: left;
}
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 2px solid palette(highlight); padding: 2px 5px; }

QToolButton {
    border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; min-height: 1.3em;
    icon-size: 16px;
}
QToolButton:hover { background: palette(midlight); }
QToolButton:focus { border: 2px solid palette(highlight); padding: 2px 5px; }
QToolButton[role="inline"] { padding: 3px 2px; }
QToolButton[role="inline"]:focus { padding: 2px 1px; }
QToolButton[role="segment"] {
    border: 1px solid palette(mid); background: palette(button); padding: 3px 9px;
}
QToolButton[role="segment"]:hover {
    border-color: palette(dark); background: palette(alternate-base);
}
QToolButton[role="segment"]:focus { border: 2px solid palette(highlight); padding: 2px 8px; }
QToolButton[role="segment"]:checked {
    background: palette(highlight); color: palette(highlighted-text);
    border-color: palette(highlight);
}
QToolButton[role="segment"]:checked:focus { border: 2px solid palette(text); }
QToolButton[role="segment"]:disabled:!checked {
    color: palette(placeholder-text); background: transparent;
}
QFrame[role="scale"] { border: 2px solid transparent; border-radius: 6px; }
QFrame[role="scale"]:focus { border-color: palette(highlight); }
QToolButton[role="menu"] {
    border: 1px solid palette(mid); background: palette(button); padding: 5px 28px 5px 8px;
}
QToolButton[role="menu"]:hover { border-color: palette(dark); }
QToolButton[role="menu"]:focus {
    border: 2px solid palette(highlight); padding: 4px 27px 4px 7px;
}
QToolButton[role="menu"]::menu-button { border: none; width: 22px; }
QToolButton[role="menu"]::menu-arrow {
    image: url("%(drawings)s/down.svg"); width: 12px; height: 12px;
}
QLabel[role="section"] { font-weight: 700; }
QListView[role="plain"] { border: none; background: transparent; padding: 2px; }
QListView[role="plain"]:focus { border: none; padding: 2px; }
QListView[role="plain"]::item:hover:!selected { background: palette(midlight); }
QToolButton[role="section"] {
    font-weight: 700; padding: 3px 4px; text-align: left;
}
QToolButton[role="section"]:focus { padding: 2px 3px; }

QComboBox {
    background: palette(button); border: 1px solid palette(mid); border-radius: 4px;
    padding: 3px 4px 3px 8px; min-height: 1.35em; icon-size: 16px;
}
QComboBox:hover { border-color: palette(dark); }
QComboBox:focus, QComboBox:on {
    border: 2px solid palette(highlight); padding: 2px 3px 2px 7px;
}
QComboBox:disabled { color: palette(placeholder-text); background: transparent; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox::down-arrow { image: url("%(drawings)s/down.svg"); width: 12px; height: 12px; }
QComboBox::down-arrow:disabled { image: none; }
QComboBox QAbstractItemView { border: 1px solid palette(mid); border-radius: 0; outline: none; }
QComboBox > QLineEdit { border: none; padding: 0; background: transparent; }

QTabWidget::pane { border: 1px solid palette(mid); background: palette(base); top: -1px; }
QTabBar::tab { background: transparent; border: none; border-bottom: 1px solid palette(mid); }
QTabBar::tab:hover { background: palette(midlight); }
QTabBar::tab:selected {
    background: palette(base); border: 1px solid palette(mid); border-bottom-color: palette(base);
    border-top: 3px solid palette(highlight);
}

QFrame[role="row"] { border: none; border-bottom: 1px solid palette(midlight); }
QFrame[role="card"] {
    background: palette(base); border: 1px solid palette(mid); border-radius: 4px;
}
QCheckBox, QRadioButton {
    border: 2px solid transparent; border-radius: 4px; spacing: 6px; padding: 0 3px 0 1px;
}
QCheckBox:focus, QRadioButton:focus { border-color: palette(highlight); }
QCheckBox:disabled, QRadioButton:disabled { color: palette(placeholder-text); }
QCheckBox::indicator, QAbstractItemView::indicator {
    width: 13px; height: 13px; border: 1px solid palette(dark); border-radius: 3px;
    background: palette(base);
}
/* All of 24 pixels is hit; what is larger anyway needs no more around it, so these do not grow. */
QCheckBox::indicator, QRadioButton::indicator { margin: 5PX 0 4PX 0; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: palette(highlight); }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    border-color: palette(highlight); background: palette(highlight);
    image: url("%(chosen)s/tick.svg");
}
QCheckBox::indicator:disabled { background: palette(window); border-color: palette(mid); }
QCheckBox::indicator:checked:disabled { image: url("%(drawings)s/tick.svg"); }
QAbstractItemView::indicator:checked:selected { border-color: palette(highlighted-text); }
QRadioButton::indicator {
    width: 13px; height: 13px; border: 1px solid palette(dark); border-radius: 7px;
    background: palette(base);
}
QRadioButton::indicator:checked {
    border-color: palette(highlight); background: palette(highlight);
    image: url("%(chosen)s/dot.svg");
}
QRadioButton::indicator:disabled { background: palette(window); border-color: palette(mid); }
QRadioButton::indicator:checked:disabled { image: url("%(drawings)s/dot.svg"); }
QFrame[role="banner"] { background: palette(bright-text); border: none; border-radius: 4px; }
QFrame[role="banner"] QLabel { color: palette(base); font-weight: 600; }
QFrame[role="notice"] { background: palette(midlight); border: none; border-radius: 4px; }
QFrame[role="drawer"], QWidget[role="drawer"] {
    background: palette(window); border-right: 1px solid palette(mid);
}
QLabel[role="toast"] {
    background: palette(text); color: palette(base); border-radius: 6px; padding: 8px 14px;
}
QFrame[role="hint"] {
    background: palette(base); border: 2px solid palette(highlight); border-radius: 8px;
}

QHeaderView::section {
    background: palette(window); border: none; border-bottom: 1px solid palette(mid);
    padding: 4px 6px; font-weight: 600;
}
QTableView { gridline-color: palette(midlight); }
QTableCornerButton::section { background: palette(window); border: none; }
QListView { icon-size: 16px; }
QListView::item { padding: 5px 6px; min-height: 14px; }
QTreeView::item { padding: 5px 6px; min-height: 14px; }
QListView::item:selected, QTableView::item:selected, QTreeView::item:selected {
    background: palette(highlight); color: palette(highlighted-text);
}
QTableView[role="calendar"]::item:selected { background: palette(midlight); color: palette(text); }
QScrollArea { border: none; background: transparent; }
QWidget[role="page"] { background: palette(base); }
QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: palette(dark); border-radius: 3px; margin: 3px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: palette(shadow); }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QMenuBar { background: palette(window); }
QMenuBar::item { padding: 5px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: palette(midlight); }
QMenuBar QToolButton { min-height: 0; padding: 3px 8px; }
QMenuBar QToolButton:focus { padding: 2px 7px; }
QMenu { background: palette(base); border: 1px solid palette(mid); padding: 4px; }
QMenu::item { padding: 5px 22px 5px 24px; }
QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QMenu::item:disabled { color: palette(dark); }
QMenu::separator { height: 1px; background: palette(midlight); margin: 4px 8px; }
QMenu::indicator { width: 14px; height: 14px; left: 5px; }
QMenu::indicator:checked { image: url("%(drawings)s/tick.svg"); }
QMenu::indicator:checked:selected { image: url("%(chosen)s/tick.svg"); }
QMenu::right-arrow {
    image: url("%(drawings)s/right.svg"); width: 12px; height: 12px; right: 6px;
}
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
"""

# Thick frames, nothing told by a shade alone.
CONTRAST_SHEET = """
QLabel[role="quiet"], QToolButton[role="quiet"] { color: palette(window-text); }
QLineEdit:focus { border: 3px solid palette(highlight); padding: 2px 4px; }
QPushButton:focus, QPushButton[role="primary"]:focus, QPushButton[role="danger"]:focus {
    border: 3px solid palette(highlight); padding: 3px 12px;
}
QPushButton[role="primary"]:focus, QPushButton[role="danger"]:focus {
    border-color: palette(text);
}
QPushButton[role="link"], QToolButton[role="link"] { text-decoration: underline; }
QPushButton[role="link"]:focus { border: 3px solid palette(highlight); padding: 1px 4px; }
QToolButton:focus { border: 3px solid palette(highlight); padding: 1px 4px; }
QToolButton[role="inline"]:focus { padding: 1px 0; }
QToolButton[role="segment"]:focus { padding: 1px 7px; }
QToolButton[role="menu"]:focus { padding: 3px 26px 3px 6px; }
QToolButton[role="section"]:focus { padding: 1px 2px; }
QComboBox:focus, QComboBox:on { border: 3px solid palette(highlight); padding: 1px 2px 1px 6px; }
QPushButton:disabled, QToolButton:disabled, QComboBox:disabled, QLineEdit:disabled {
    border: 1px dashed palette(mid);
}
QMenuBar QToolButton:disabled { border: none; }
QMenuBar::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QMenu::item:disabled { color: palette(placeholder-text); }
QFrame[role="row"] { border-bottom: 1px solid palette(mid); }
QToolButton:hover, QPushButton:hover { border: 1px solid palette(highlight); }
"""


def dress(
    app: QApplication,
    *,
    scheme: Qt.ColorScheme | None = None,
    contrast: bool = False,
    size: int = 100,
) -> None:
    """Give the whole program its looks: of the system's scheme where none is asked for.

    `size` is that of the text in percent of the person's own; the font itself is whoever calls's.
    """
    if app.style().name() != _STYLE:  # each time costs as much as all that follows
        app.setStyle(QStyleFactory.create(_STYLE))
    scheme = app.styleHints().colorScheme() if scheme is None else scheme
    app.setPalette(palette(scheme, contrast=contrast))
    is_dark = scheme is Qt.ColorScheme.Dark
    points = app.font().pointSizeF()
    app.setStyleSheet(sheet(points, size / 100, is_dark=is_dark, contrast=contrast))


def sheet(points: float, factor: float, *, is_dark: bool, contrast: bool = False) -> str:
    """Return the style sheet for a text of so many points, with all lengths grown by a factor."""
    drawings = "light" if is_dark else "dark"
    values = {
        "heading": points * HEADING,
        "title": points * TITLE,
        "drawings": str(path("icons", "marks", drawings)).replace("\\", "/"),
        # A mark on the accent has the colour of the text that stands there.
        "chosen": str(path("icons", "marks", "dark" if is_dark else "light")).replace("\\", "/"),
    }
    written = SHEET + CONTRAST_SHEET if contrast else SHEET
    return _PIXELS.sub(lambda found: _grown(int(found[1]), factor), written % values)


def _grown(pixels: int, factor: float) -> str:
    return f"{pixels if pixels < _LINE else round(pixels * factor)}px"


def palette(scheme: Qt.ColorScheme, *, contrast: bool = False) -> QPalette:
    """Return the palette for light or dark."""
    is_dark = scheme is Qt.ColorScheme.Dark
    if contrast:
        colours = CONTRAST_DARK if is_dark else CONTRAST_LIGHT
    else:
        colours = DARK if is_dark else LIGHT
    made = QPalette()
    for role, colour in colours.items():
        made.setColor(role, QColor(colour))
    for role in (Role.Text, Role.WindowText, Role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours[Role.PlaceholderText]))
    return made


def mark(widget: QWidget, **properties: object) -> None:
    """Set properties that the style sheet asks for, and let the widget take on the look."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
