"""Measures in a picture of a window how well its words stand out from what is behind them.

Sees what a person sees: it takes the colours from the pixels, and not from palette or style sheet.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

SCALE = 2  # of the picture, so that strokes are whole pixels and no shade of two colours
ENOUGH = 6  # pixels of one colour that are ink, and no mishap at an edge
ALIKE = 24  # steps of each colour within which a shade still belongs to the ink
_BORDER = 4
_LEAST_SIZE = 6


@dataclass(frozen=True)
class Words:
    """What is written somewhere, with its two colours and the contrast between them."""

    what: str
    ink: str
    ground: str
    contrast: float

    def __str__(self) -> str:
        return f"{self.contrast:.2f} : 1, {self.ink} on {self.ground}: {self.what}"


def written(window: QWidget) -> list[Words]:
    """Return the words in sight of a window, those that are hardest to read first."""
    image = _picture(window)
    found = [_measured(image, rect, what) for rect, what in _places(window)]
    return sorted((words for words in found if words is not None), key=lambda w: w.contrast)


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours by WCAG 2."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _picture(window: QWidget) -> QImage:
    picture = QPixmap(window.size() * SCALE)
    picture.setDevicePixelRatio(SCALE)
    picture.fill(Qt.GlobalColor.transparent)
    window.render(picture)
    return picture.toImage().convertToFormat(QImage.Format.Format_RGB32)


def _places(window: QWidget) -> Iterator[tuple[QRect, str]]:
    """Yield where words are in sight, and what says them; what cannot be chosen may be paler."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.isEnabled() or widget.visibleRegion().isEmpty():
            continue
        for rect, text in _texts(widget):
            seen = rect.intersected(widget.visibleRegion().boundingRect())
            is_read = any(letter.isalnum() for letter in text)  # a dash has no whole pixel of ink
            if isinstance(widget, QAbstractItemView) and seen.height() < rect.height():
                continue  # the words of such a row may be the half that is out of sight
            if is_read and min(seen.width(), seen.height()) > _LEAST_SIZE:
                place = QRect(widget.mapTo(window, seen.topLeft()), seen.size())
                yield place, f"{type(widget).__name__} »{text.strip()[:40]}«"


def _texts(widget: QWidget) -> Iterator[tuple[QRect, str]]:
    """Yield the parts of a widget with words of their own, without the lines around them."""
    inner = widget.rect().adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
    match widget:
        case QLabel() if widget.pixmap().isNull():
            yield widget.rect(), widget.text()
        case QTabBar():
            for place in range(widget.count()):
                tab = widget.tabRect(place).adjusted(_BORDER, _BORDER, -_BORDER, -_BORDER)
                yield tab, widget.tabText(place)
        case QAbstractButton():
            yield inner, widget.text()
        case QComboBox():
            yield inner, widget.currentText()
        case QLineEdit():
            yield inner, widget.text() or widget.placeholderText()
        case QPlainTextEdit():
            yield inner, widget.toPlainText() or widget.placeholderText()
        case QAbstractItemView():
            yield from _cells(widget)
        case _:
            return


def _cells(view: QAbstractItemView) -> Iterator[tuple[QRect, str]]:
    model, top = view.model(), view.rootIndex()
    if model is None:
        return
    columns = 1 if isinstance(view, QListView) else model.columnCount(top)
    for row in range(min(model.rowCount(top), 40)):
        for column in range(columns):
            index = model.index(row, column, top)
            whole, sight = view.visualRect(index), view.viewport().rect()
            rect = whole.intersected(sight)
            if rect.height() < whole.height():
                continue  # as above, where the view itself scrolls
            place = QRect(view.viewport().mapTo(view, rect.topLeft()), rect.size())
            yield place.adjusted(2, 2, -2, -2), str(index.data() or "")


def _measured(image: QImage, rect: QRect, what: str) -> Words | None:
    """Find ground and ink: the commonest colour, and the one that stands out most from it."""
    counted = _colours(image, rect)
    if len(counted) < 2:  # nothing is painted there after all
        return None
    [(most, _)] = counted.most_common(1)
    ground = QColor.fromRgb(most)
    apart = sorted(counted, key=lambda c: contrast(QColor.fromRgb(c), ground), reverse=True)
    ink = next((QColor.fromRgb(c) for c in apart if _is_ink(c, counted)), None)
    if ink is None:
        return None
    return Words(what, ink.name(), ground.name(), contrast(ink, ground))


def _is_ink(colour: int, counted: Counter[int]) -> bool:
    own = QColor.fromRgb(colour)
    near = (n for c, n in counted.items() if _are_alike(own, QColor.fromRgb(c)))
    total = 0
    for number in near:
        total += number
        if total >= ENOUGH:
            return True
    return False


def _are_alike(one: QColor, other: QColor) -> bool:
    steps = (one.red() - other.red(), one.green() - other.green(), one.blue() - other.blue())
    return all(abs(step) <= ALIKE for step in steps)


def _colours(image: QImage, rect: QRect) -> Counter[int]:
    whole = QRect(rect.topLeft() * SCALE, rect.size() * SCALE).intersected(image.rect())
    pixels = memoryview(image.constBits()).cast("I")
    line = image.bytesPerLine() // 4
    counted: Counter[int] = Counter()
    for y in range(whole.top(), whole.bottom() + 1):
        begin = y * line + whole.left()
        counted.update(pixels[begin : begin + whole.width()])
    return counted
