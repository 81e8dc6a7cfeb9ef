"""Where the window was left, and how it looked: kept beside the archive as ids and choices."""

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

    @property
    def text_size(self) -> int:
        """The size of the text in percent; 0 where nobody chose one."""
        value = str(self._settings.value("text_size", ""))
        return int(value) if value.isdecimal() else 0

    @property
    def colours(self) -> str:
        """The name of the colours that somebody chose, empty where nobody did."""
        return str(self._settings.value("colours", ""))

    def keep_looks(self, text_size: int, colours: str) -> None:
        """Keep how large the text is and in which colours."""
        self._keep("text_size", text_size)
        self._keep("colours", colours)

    def was_shown_round(self, viewer: str) -> bool:
        """Return whether somebody has been shown round, or wanted to be spared."""
        return str(self._settings.value(f"shown_round/{viewer or 'all'}", "")) == "true"

    def keep_shown_round(self, viewer: str) -> None:
        """Keep that somebody needs no showing round any more."""
        self._keep(f"shown_round/{viewer or 'all'}", "true")

    @property
    def shows_clock(self) -> bool:
        """Whether the clock of a meeting is wanted; nobody has to ask for it."""
        return str(self._settings.value("clock", "true")) == "true"

    def keep_shows_clock(self, shown: bool) -> None:
        """Keep whether the clock of a meeting is wanted."""
        self._keep("clock", "true" if shown else "false")

    @property
    def checks_spelling(self) -> bool:
        """Whether misspelled words are to be underlined; nobody has to ask for it."""
        return str(self._settings.value("spelling", "true")) == "true"

    def keep_checks_spelling(self, checked: bool) -> None:
        """Keep whether misspelled words are to be underlined."""
        self._keep("spelling", "true" if checked else "false")

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
