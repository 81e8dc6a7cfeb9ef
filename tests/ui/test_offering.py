"""What an employee does not see, and what the example says it has not."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from teammoede.domain.viewer import Role, Viewer
from teammoede.ui.offering import may_administer, offer

ADMINISTRATOR = Viewer("a", "Anne", Role.ADMINISTRATOR)
EMPLOYEE = Viewer("b", "Bo", Role.EMPLOYEE)


@pytest.mark.parametrize(
    ("viewer", "to_all", "seen", "usable"),
    [
        (ADMINISTRATOR, False, True, True),
        (EMPLOYEE, False, False, False),
        (EMPLOYEE, True, True, True),
        (None, False, True, False),
    ],
)
def test_a_command_is_shown_to_whom_it_is_for(
    qapp: QApplication, viewer: Viewer | None, to_all: bool, seen: bool, usable: bool
) -> None:
    action = QAction("Medlemmer")
    offer(action, viewer, to_all=to_all, not_here="Eksemplet har ingen.")
    assert action.isVisible() is seen
    assert (action.isVisible() and action.isEnabled()) is usable
    assert (action.statusTip() == "Eksemplet har ingen.") is (viewer is None)


def test_in_the_example_everybody_may_do_what_there_is(qapp: QApplication) -> None:
    action = QAction("Alt om én person")
    offer(action, None)
    assert action.isVisible()
    assert action.isEnabled()
    assert [may_administer(who) for who in (None, ADMINISTRATOR, EMPLOYEE)] == [True, True, False]
