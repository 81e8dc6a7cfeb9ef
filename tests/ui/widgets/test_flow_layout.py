"""The flow: widgets side by side, in the next line where the width is used up, never cut off."""

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.flow_layout import FlowLayout

Policy = QSizePolicy.Policy


class Box(QWidget):
    """Asks for 100 by 20 pixels."""

    def sizeHint(self) -> QSize:
        return QSize(100, 20)

    minimumSizeHint = sizeHint


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


def lay(page: QWidget, width: int, boxes: list[Box]) -> list[QRect]:
    """Return where the boxes come to lie on a page of that width."""
    found = page.layout()
    flow = found if isinstance(found, FlowLayout) else FlowLayout(page, spacing=10)
    for box in boxes:
        if flow.indexOf(box) < 0:
            flow.addWidget(box)
    page.resize(width, flow.heightForWidth(width))
    page.show()
    flow.activate()
    return [box.geometry() for box in boxes]


def test_boxes_lie_side_by_side_while_there_is_room(page: QWidget) -> None:
    placed = lay(page, 330, [Box(), Box(), Box()])
    assert [(r.x(), r.y()) for r in placed] == [(0, 0), (110, 0), (220, 0)]


def test_the_next_line_takes_what_has_no_room(page: QWidget) -> None:
    placed = lay(page, 300, [Box(), Box(), Box()])
    assert [(r.x(), r.y()) for r in placed] == [(0, 0), (110, 0), (0, 30)]
    layout = page.layout()
    assert layout is not None
    assert layout.heightForWidth(300) == 50


def test_what_is_left_of_a_line_goes_to_those_that_expand(page: QWidget) -> None:
    wide = Box()
    wide.setSizePolicy(Policy.Expanding, Policy.Fixed)
    placed = lay(page, 400, [Box(), wide])
    assert placed[1].right() == 399


def test_a_box_wider_than_the_page_gets_the_page(page: QWidget) -> None:
    [placed] = lay(page, 60, [Box()])
    assert placed.width() <= 100
    assert placed.x() == 0


def test_a_hidden_box_takes_no_room(page: QWidget) -> None:
    boxes = [Box(), Box(), Box()]
    lay(page, 330, boxes)
    boxes[1].hide()
    placed = lay(page, 330, boxes)
    assert placed[2].x() == 110


def test_an_empty_flow_has_no_height(page: QWidget) -> None:
    assert FlowLayout(page).heightForWidth(300) == 0


def test_an_item_that_is_taken_is_gone(page: QWidget) -> None:
    flow = FlowLayout(page)
    flow.addWidget(Box())
    assert flow.takeAt(0) is not None
    assert flow.takeAt(0) is None
    assert flow.itemAt(0) is None
    assert flow.count() == 0
