"""Places in a text for Qt and back, also behind letters that Qt counts twice."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from teammoede.ui.letters import place_in_qt, place_in_text


@given(st.text(alphabet="aå😀\n𝄞"), st.integers(0, 30))
def test_there_and_back(text: str, place: int) -> None:
    place = min(place, len(text))
    assert place_in_text(text, place_in_qt(text, place)) == place


def test_as_qt_counts() -> None:
    document = QTextDocument()
    document.setPlainText("😀 å 𝄞 slut")
    found = document.find("slut")
    assert found.selectionStart() == place_in_qt(document.toPlainText(), 6)
    assert place_in_text("abc", 9) == 3
