"""A page of the guide on screen: found by its headings, nothing from outside, pictures that fit."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QTextDocument
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.guide_view import GuideView

MARKDOWN = QTextDocument.ResourceType.MarkdownResource
IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def view(qtbot: QtBot) -> GuideView:
    view = GuideView()
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    return view


def picture_widths(view: GuideView) -> list[float]:
    found: list[float] = []
    block = view.document().begin()
    while block.isValid():
        runs = block.begin()
        while not runs.atEnd():
            shape = runs.fragment().charFormat().toImageFormat()
            found += [shape.width()] if shape.isValid() else []
            runs += 1
        block = block.next()
    return found


def test_a_heading_is_gone_to_by_what_it_says(view: GuideView) -> None:
    view.open("aftaler.md#Siden sidst")
    assert view.file == "aftaler.md"
    assert view.textCursor().block().text() == "Siden sidst"
    assert view.verticalScrollBar().value() > 0


def test_the_way_back_is_the_way_one_came(view: GuideView) -> None:
    view.open("indhold.md")
    view.open("aftaler.md#Opfølgning")
    view.backward()
    assert view.file == "indhold.md"
    view.forward()
    assert view.file == "aftaler.md"


@pytest.mark.parametrize(
    "outside",
    [
        "https://example.org/",
        "file:///etc/passwd",
        "/etc/passwd",
        "../agendas/planning.toml",
        "..\\agendas",
        "//example.org/indhold.md",
        "no-such-page.md",
    ],
)
def test_nothing_outside_the_guide_is_opened_or_read(view: GuideView, outside: str) -> None:
    view.open("indhold.md")
    view.setSource(QUrl(outside), MARKDOWN)
    assert view.file == "indhold.md"
    assert view.loadResource(IMAGE, QUrl(outside)) is None


def test_pictures_are_no_wider_than_the_lines(view: GuideView) -> None:
    view.open("aftaler.md")
    narrow = picture_widths(view)
    assert narrow
    assert max(narrow) <= view.viewport().width()
    view.resize(1400, 300)
    assert max(picture_widths(view)) > max(narrow)


def test_larger_text_makes_the_page_longer_and_stays_on_it(view: GuideView) -> None:
    view.open("aftaler.md")
    before = view.document().size().height()
    larger = QFont(view.font())
    larger.setPointSizeF(larger.pointSizeF() * 2)
    view.setFont(larger)
    assert view.document().size().height() > before * 1.5
    assert view.file == "aftaler.md"


def test_words_are_marked_wherever_they_stand(view: GuideView) -> None:
    view.open("tastatur.md")
    assert view.mark("ctrl+k") == 1
    assert view.mark("aftale") > 3
    assert view.mark("") == 0
    assert not view.extraSelections()
