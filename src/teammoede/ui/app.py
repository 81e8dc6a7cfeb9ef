"""Opens the window: application, looks and language, and the door of the archive."""

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from teammoede import __version__, failure_log
from teammoede.domain.errors import Refused
from teammoede.ui.ask import Ask
from teammoede.ui.door import Door
from teammoede.ui.style import dress

DANISH = QLocale(QLocale.Language.Danish, QLocale.Country.Denmark)


def run(folder: Path, *, today: Callable[[], date], make_demo: bool = False) -> int:
    """Open the window on the archive in `folder` and return the exit code when it is closed.

    Raises Refused where the archive could not be opened; the window has said so.
    """
    app = QApplication(sys.argv[:1])
    dress_up(app)
    door = Door(folder, today=today, ask=Ask(), make_demo=make_demo, shows_round=True)
    sys.excepthook = _catcher(door)
    door.window.show()
    code = app.exec()
    if door.window.refused is not None:
        raise door.window.refused
    return code


def dress_up(app: QApplication) -> None:
    """Give the application its name, its language and its looks."""
    app.setApplicationName("teammøde")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("teammoede")
    _speak_danish(app)
    dress(app)


def _speak_danish(app: QApplication) -> None:
    """Let dates and Qt's own buttons be Danish, whatever the system speaks."""
    QLocale.setDefault(DANISH)
    translator = QTranslator(app)
    if translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def _catcher(door: Door) -> Callable[..., None]:
    """Return the one place where an error that nobody expected ends: logged, said, text kept."""

    def catch(_kind: type[BaseException], error: BaseException, _trace: object) -> None:
        window = door.window
        if isinstance(error, Refused):  # a stick that was pulled just then, and the like
            window.show_banner(str(error))
            return
        failure_log.keep(error)
        window.show_banner(
            window.tr(
                "Der gik noget galt i programmet. Det skrevne er her endnu; "
                "luk teammøde og åbn det igen, hvis noget ser forkert ud."
            )
        )

    return catch
