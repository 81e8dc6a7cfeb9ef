"""A label and its field stay in one piece."""

from PySide6.QtWidgets import QLabel, QLineEdit, QSizePolicy, QWidget
from pytestqt.qtbot import QtBot

from teammoede.ui.widgets.flow_layout import FlowLayout
from teammoede.ui.widgets.labelled import labelled


def test_a_label_goes_to_the_next_line_with_its_field(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, spacing=8)
    fields = [QLineEdit(), QLineEdit()]
    for field, text in zip(fields, ("Involveret", "Orienteres"), strict=True):
        field.setFixedWidth(120)
        flow.addWidget(labelled(text, field))
    label = page.findChildren(QLabel)[1]
    page.resize(120 + label.sizeHint().width() + 60, 200)  # room for one pair, and another label
    page.show()
    tops = [field.mapTo(page, field.rect().topLeft()).y() for field in fields]
    assert tops[1] > tops[0]
    assert label.buddy() is fields[1]
    assert label.mapTo(page, label.rect().center()).y() > tops[1]


def test_the_field_has_the_labels_name_and_takes_the_room_only_where_it_may(qtbot: QtBot) -> None:
    narrow, wide = QLineEdit(), QLineEdit()
    pairs = [labelled("Ny frist", narrow), labelled("Det virker, når", wide, grows=True)]
    for pair in pairs:
        qtbot.addWidget(pair)
    assert [narrow.accessibleName(), wide.accessibleName()] == ["Ny frist", "Det virker, når"]
    policies = [pair.sizePolicy().horizontalPolicy() for pair in pairs]
    assert policies == [QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding]
