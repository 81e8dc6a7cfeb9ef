"""How the program looks: one light and one dark palette, one accent, one style sheet.

The style sheet names no colour of its own; all come from the palette, so that dark mode works.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

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

HEADING, TITLE = 1.45, 1.65

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

QLineEdit, QPlainTextEdit, QListView, QTableView, QTreeView {
    background: palette(base); border: 1px solid palette(mid); border-radius: 4px;
    selection-background-color: palette(highlight); selection-color: palette(highlighted-text);
}
QLineEdit { padding: 4px 6px; min-height: 1.35em; }
QLineEdit > QToolButton { min-height: 0; padding: 0; border: none; }
QLineEdit:focus, QPlainTextEdit:focus, QListView:focus, QTableView:focus {
    border: 1px solid palette(highlight);
}
PdfPreview { border: 1px solid palette(mid); border-radius: 4px; }
PdfPreview:focus { border-color: palette(highlight); }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { background: palette(window); }
QLineEdit[wrong="true"] { border: 1px solid palette(bright-text); }
QLineEdit[flat="true"], QPlainTextEdit[flat="true"] {
    border-color: transparent; background: transparent;
}
QLineEdit[flat="true"]:hover, QPlainTextEdit[flat="true"]:hover { border-color: palette(mid); }
QLineEdit[flat="true"]:focus, QPlainTextEdit[flat="true"]:focus {
    border-color: palette(highlight); background: palette(base);
}

QPushButton {
    background: palette(button); border: 1px solid palette(mid); border-radius: 4px;
    padding: 5px 14px; min-height: 1.35em;
}
QPushButton:hover { border-color: palette(dark); }
QPushButton:focus { border-color: palette(highlight); }
QPushButton:disabled { color: palette(placeholder-text); }
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
QPushButton[role="link"]:focus { border-color: palette(highlight); }

QToolButton {
    border: 1px solid transparent; border-radius: 4px; padding: 3px 6px; min-height: 1.3em;
}
QToolButton:hover { background: palette(midlight); }
QToolButton:focus { border-color: palette(highlight); }
QToolButton[role="segment"] {
    border: 1px solid palette(mid); background: palette(button); padding: 3px 9px;
}
QToolButton[role="segment"]:hover { border-color: palette(dark); }
QToolButton[role="segment"]:focus { border: 1px solid palette(highlight); }
QToolButton[role="segment"]:checked {
    background: palette(highlight); color: palette(highlighted-text);
    border-color: palette(highlight);
}
QToolButton[role="segment"]:checked:focus { border-color: palette(text); }
QToolButton[role="segment"]:disabled:!checked {
    color: palette(placeholder-text); background: transparent;
}
QFrame[role="scale"] { border: 1px solid transparent; border-radius: 6px; }
QFrame[role="scale"]:focus { border-color: palette(highlight); }
QToolButton[role="menu"] {
    border: 1px solid palette(mid); background: palette(button); padding: 5px 28px 5px 8px;
}
QToolButton[role="menu"]:hover { border-color: palette(dark); }
QToolButton[role="menu"]:focus { border-color: palette(highlight); }
QToolButton[role="menu"]::menu-button { border: none; width: 22px; }
QLabel[role="section"] { font-weight: 700; }
QListView[role="plain"] { border: none; background: transparent; }
QListView[role="plain"]:focus { border: none; }
QListView[role="plain"]::item:hover:!selected { background: palette(midlight); }
QToolButton[role="section"] {
    font-weight: 700; padding: 3px 4px; text-align: left;
}

QTabWidget::pane { border: 1px solid palette(mid); background: palette(base); top: -1px; }
QTabBar::tab {
    padding: 7px 11px; border: 1px solid transparent; border-bottom: none; background: transparent;
    color: palette(window-text);
}
QTabBar::tab:hover { background: palette(midlight); }
QTabBar::tab:selected {
    background: palette(base); border-color: palette(mid); border-top: 3px solid palette(highlight);
    padding-top: 5px; font-weight: 600;
}

QFrame[role="row"] { border: none; border-bottom: 1px solid palette(midlight); }
QFrame[role="card"] {
    background: palette(base); border: 1px solid palette(mid); border-radius: 4px;
}
QCheckBox { min-height: 24px; }
QRadioButton { min-height: 19px; }
QComboBox { min-height: 20px; }
QCheckBox::indicator:unchecked {
    width: 11px; height: 11px; border: 1px solid palette(dark); border-radius: 2px;
    background: palette(base);
}
QFrame[role="banner"] { background: palette(bright-text); border: none; border-radius: 4px; }
QFrame[role="banner"] QLabel { color: palette(base); font-weight: 600; }
QFrame[role="notice"] { background: palette(midlight); border: none; border-radius: 4px; }

QHeaderView::section {
    background: palette(window); border: none; border-bottom: 1px solid palette(mid);
    padding: 4px 6px; font-weight: 600;
}
QTableView { gridline-color: palette(midlight); }
QTableCornerButton::section { background: palette(window); border: none; }
QListView::item { padding: 5px 6px; min-height: 14px; }
QTreeView::item { padding: 4px 6px; }
QListView::item:selected, QTableView::item:selected, QTreeView::item:selected {
    background: palette(highlight); color: palette(highlighted-text);
}
QTableView[role="calendar"]::item:selected { background: palette(midlight); color: palette(text); }
QTableView[role="calendar"]::indicator:unchecked {
    width: 11px; height: 11px; border: 1px solid palette(dark); border-radius: 2px;
    background: palette(base);
}
QScrollArea { border: none; background: transparent; }
QWidget[role="page"] { background: palette(base); }
QMenuBar { background: palette(window); }
QMenuBar::item { padding: 5px 9px; background: transparent; border-radius: 4px; }
QMenuBar::item:selected { background: palette(midlight); }
QMenuBar QToolButton { min-height: 0; padding: 3px 8px; }
QMenu { background: palette(base); border: 1px solid palette(mid); padding: 4px; }
QMenu::item { padding: 5px 22px 5px 14px; }
QMenu::item:selected { background: palette(highlight); color: palette(highlighted-text); }
QMenu::item:disabled { color: palette(dark); }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
"""


def dress(app: QApplication) -> None:
    """Give the whole program its looks, and follow the system between light and dark."""
    app.setStyle(QStyleFactory.create("Fusion"))
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: app.setPalette(palette(scheme)))
    app.setPalette(palette(hints.colorScheme()))
    size = app.font().pointSizeF()  # the person's own text size
    app.setStyleSheet(SHEET % {"heading": size * HEADING, "title": size * TITLE})


def palette(scheme: Qt.ColorScheme) -> QPalette:
    """Return the palette for light or dark."""
    colours = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
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
