"""A sentence that is shown whole, however long it is."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.flow_layout import FlowLayout
from teammoede.ui.widgets.whole_label import WholeLabel

SENTENCE = "Aflyst: sygdom, Ayşe og Jonas er syge, og vi kan ikke gå fra børnene. " * 4


def laid_out(qtbot: QtBot, text: str, width: int) -> tuple[QWidget, WholeLabel]:
    row, label = QWidget(), WholeLabel()
    label.setText(text)
    FlowLayout(row).addWidget(label)
    qtbot.addWidget(row)
    row.resize(width, 300)
    row.show()
    return row, label


def test_a_short_one_takes_one_line_and_no_more_than_its_width(qtbot: QtBot) -> None:
    _, label = laid_out(qtbot, "Godkendt og låst", 600)
    assert label.height() < 2 * label.fontMetrics().height()
    assert label.width() < 300


def test_a_long_one_goes_on_in_the_next_line_and_never_widens_the_window(qtbot: QtBot) -> None:
    row, label = laid_out(qtbot, SENTENCE, 600)
    assert label.width() == 600
    assert label.height() >= label.heightForWidth(600) > 2 * label.fontMetrics().height()
    assert row.minimumSizeHint().width() < 100
