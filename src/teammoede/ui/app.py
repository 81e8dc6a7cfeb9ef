"""Opens the window: application, looks and language, and the archive behind the first picture."""

import gc
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from teammoede import __version__, failure_log
from teammoede.domain.errors import Refused
from teammoede.paths import device_id
from teammoede.ui.ask import Ask
from teammoede.ui.main_window import MainWindow
from teammoede.ui.style import dress

DANISH = QLocale(QLocale.Language.Danish, QLocale.Country.Denmark)


def run(folder: Path, *, today: Callable[[], date], make_demo: bool = False) -> int:
    """Open the window on the archive in `folder` and return the exit code when it is closed.

    Raises Refused where the archive could not be opened; the window has said so.
    """
    app = QApplication(sys.argv[:1])
    dress_up(app)
    window = make_window(folder, today=today, make_demo=make_demo, ask=Ask())
    sys.excepthook = _catcher(window)
    window.show()
    code = app.exec()
    if window.refused is not None:
        raise window.refused
    return code


def dress_up(app: QApplication) -> None:
    """Give the application its name, its language and its looks."""
    app.setApplicationName("teammøde")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("teammoede")
    _speak_danish(app)
    dress(app)


def make_window(
    folder: Path, *, today: Callable[[], date], ask: Ask, make_demo: bool = False
) -> MainWindow:
    """Return the window, which opens the archive once it has been drawn."""

    def load(window: MainWindow) -> None:
        # The ORM's import alone takes longer than drawing the window, so it waits until then.
        from teammoede.storage.store import Store
        from teammoede.ui.desk import Desk

        try:
            store = Store(folder, device=device_id(), create=True)
            if make_demo:
                from teammoede.storage.demo import add_demo

                add_demo(store, today())
            Desk(window, store, today, ask)
        except Refused as refused:
            window.refused = refused
            ask.warn(window, window.tr("Arkivet kan ikke åbnes"), str(refused))
            window.close()

    gc.disable()  # nothing made while starting is garbage; looking for it is a fifth of the start
    window = MainWindow(load)
    window.ready.connect(gc.enable)
    return window


def _speak_danish(app: QApplication) -> None:
    """Let dates and Qt's own buttons be Danish, whatever the system speaks."""
    QLocale.setDefault(DANISH)
    translator = QTranslator(app)
    if translator.load("qtbase_da", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def _catcher(window: MainWindow) -> Callable[..., None]:
    """Return the one place where an error that nobody expected ends: logged, said, text kept."""

    def catch(_kind: type[BaseException], error: BaseException, _trace: object) -> None:
        failure_log.keep(error)
        window.show_banner(
            window.tr(
                "Der gik noget galt i programmet. Det skrevne er her endnu; "
                "luk teammøde og åbn det igen, hvis noget ser forkert ud."
            )
        )

    return catch
