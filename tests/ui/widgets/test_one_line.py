"""A sentence in one line: cut where there is no room, whole in the tool tip."""

from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.one_line import OneLine

LONG = "Forældre, Andet og Roller: intet skrevet eller aftalt fem møder i træk."


def test_it_is_whole_where_there_is_room(qtbot: QtBot) -> None:
    line = OneLine()
    qtbot.addWidget(line)
    line.show_text(LONG)
    line.resize(line.sizeHint())
    line.show()
    assert line.text() == LONG


def test_it_is_cut_in_one_line_where_there_is_not(qtbot: QtBot) -> None:
    line = OneLine()
    qtbot.addWidget(line)
    line.show_text(f"{LONG}\nTo linjer", "Det hele")
    line.resize(120, 40)
    line.show()
    assert line.text().endswith("…")
    assert line.fontMetrics().horizontalAdvance(line.text()) <= 120
    assert line.sizeHint().height() < 2 * line.fontMetrics().lineSpacing()
    assert line.minimumSizeHint().width() == 0
    assert line.toolTip() == "Det hele"
    assert line.accessibleName() == f"{LONG} To linjer"
    line.resize(line.sizeHint())
    assert line.text() == f"{LONG} To linjer"
