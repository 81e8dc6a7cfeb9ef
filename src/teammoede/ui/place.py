"""Where the window was left: course, meeting, tab and size, kept beside the archive as ids only."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

FILE_NAME = "window.ini"


class Place:
    """Remembers the last place from one start to the next."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._settings = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)

    @property
    def course(self) -> str:
        """The id of the course that was open last."""
        return str(self._settings.value("course", ""))

    @property
    def account(self) -> str:
        """The id of whoever came in last."""
        return str(self._settings.value("account", ""))

    def keep_account(self, key: str) -> None:
        """Keep who came in, to be proposed next time."""
        self._keep("account", key)

    def meeting(self, course: str) -> str:
        """Return the id of the meeting that was open last in a course."""
        return str(self._settings.value(f"meetings/{course}", ""))

    @property
    def point(self) -> str:
        """The key of the tab that was open last."""
        return str(self._settings.value("point", ""))

    @property
    def page(self) -> str:
        """The key of the page that lay in front of the meeting, empty where none did."""
        return str(self._settings.value("page", ""))

    def keep_page(self, key: str) -> None:
        """Keep which page lies in front."""
        self._keep("page", key)

    def day(self, course: str) -> date | None:
        """Return the day on which a course was last open."""
        try:
            return date.fromisoformat(str(self._settings.value(f"days/{course}", "")))
        except ValueError:  # never kept, or a file that somebody else wrote in
            return None

    @property
    def geometry(self) -> QByteArray:
        """The window's size and place."""
        value = self._settings.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep(self, course: str, meeting: str, point: str, day: date) -> None:
        """Keep where the work goes on."""
        self._keep("course", course)
        self._keep(f"meetings/{course}", meeting)
        self._keep("point", point)
        self._keep(f"days/{course}", day.isoformat())

    def forget(self, course: str) -> None:
        """Forget a course that was erased."""
        for name in (f"meetings/{course}", f"days/{course}"):
            self._settings.remove(name)
        if self.course == course:
            self._settings.remove("course")
        self._settings.sync()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Keep the window's size and place."""
        self._keep("geometry", geometry)
        self._settings.sync()

    def _keep(self, name: str, value: object) -> None:
        """Keep a value, but where the folder is gone: the settings would make another in its place.

        Nobody could put it back then.
        """
        if self._folder.is_dir():
            self._settings.setValue(name, value)
