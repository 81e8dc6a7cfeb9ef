"""Which commands of the menu Arkiv somebody is offered; the rule itself is the viewer's.

An employee does not see what is an administrator's; the example, which has neither, says why not.
"""

from PySide6.QtGui import QAction

from teammoede.domain.viewer import Viewer


def may_administer(viewer: Viewer | None) -> bool:
    """Whether somebody may do what is an administrator's; in the example everybody may."""
    return viewer is None or viewer.is_administrator


def offer(
    action: QAction, viewer: Viewer | None, *, to_all: bool = False, not_here: str = ""
) -> None:
    """Show a command to whom it is for; `not_here` says why the example has none of it."""
    action.setVisible(to_all or may_administer(viewer))
    if viewer is None and not_here:
        action.setEnabled(False)
        action.setToolTip(not_here)
        action.setStatusTip(not_here)
