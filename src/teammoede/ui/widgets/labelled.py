"""A field with its quiet label before it, as one piece that no line break parts."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget


def labelled(text: str, field: QWidget, *, grows: bool = False) -> QWidget:
    """Return the pair; with `grows` it takes the room that is left in its line."""
    pair = QWidget()
    wide = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
    pair.setSizePolicy(wide, QSizePolicy.Policy.Preferred)
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    label = QLabel(text)
    label.setProperty("role", "quiet")
    label.setBuddy(field)
    row.addWidget(label)
    row.addWidget(field)
    field.setAccessibleName(text.replace("&", ""))
    return pair
