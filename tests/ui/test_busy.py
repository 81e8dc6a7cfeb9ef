"""While a step is under way the pointer says so, and no longer."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from teammoede.ui.busy import busy


@pytest.fixture
def pointer(qapp: QApplication) -> Iterator[None]:
    yield
    assert QGuiApplication.overrideCursor() is None


def test_the_pointer_waits_inside(pointer: None) -> None:
    with busy():
        shown = QGuiApplication.overrideCursor()
        assert shown is not None
        assert shown.shape() is Qt.CursorShape.WaitCursor


def test_a_step_that_fails_leaves_the_pointer_as_it_was(pointer: None) -> None:
    with pytest.raises(ValueError, match="gik galt"), busy():
        raise ValueError("gik galt")
