"""Every key of the window: read from the menus themselves, and the few that stand in no menu.

Says only what there is; what a key does is the business of whoever has it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar

PREVIOUS_PANE = "Shift+F6"
PREVIOUS_FIELD = "Ctrl+Shift+Return"


@dataclass(frozen=True)
class Shortcut:
    """What a key does, under the heading where it is looked for."""

    group: str
    what: str
    keys: str


def shortcuts(menu_bar: QMenuBar) -> list[Shortcut]:
    """Return every key of the window, by menu, then those that stand in none.

    The guide's page on the keyboard must name each of them.
    """
    menus = (action.menu() for action in menu_bar.actions())
    return [s for m in menus if isinstance(m, QMenu) for s in _in_menu(m)] + elsewhere()


def _in_menu(menu: QMenu) -> Iterator[Shortcut]:
    for action in menu.actions():
        if not action.shortcut().isEmpty():
            yield Shortcut(plain(menu.title()), plain(action.text()), said(action.shortcut()))


def plain(text: str) -> str:
    """Return the text of a command without what is for the menu only."""
    marked = text.replace("&&", "\0").replace("&", "").replace("\0", "&")
    return marked.removesuffix("…").strip()


def said(keys: QKeySequence | str) -> str:
    """Return keys as they stand on a Danish keyboard."""
    text = QKeySequence(keys).toString()
    for name, shown in (("Return", "Enter"), ("Down", "Pil ned"), ("Shift", "Skift")):
        text = text.replace(name, shown)
    return text


def elsewhere() -> list[Shortcut]:
    """Return the keys that stand in no menu."""
    return [Shortcut(group, what, keys) for group, listed in _elsewhere() for keys, what in listed]


def _elsewhere() -> tuple[tuple[str, tuple[tuple[str, str], ...]], ...]:
    return (
        (
            _tr("Rundt i vinduet"),
            (
                ("Tab", _tr("Videre, som man læser")),
                (said("Shift+Tab"), _tr("Tilbage")),
                (said(PREVIOUS_PANE), _tr("Forrige del af vinduet")),
                (said(PREVIOUS_FIELD), _tr("Forrige felt")),
                ("Esc", _tr("Luk det, der er åbent, eller gå tilbage")),
                (_tr("Alt + bogstav"), _tr("Den menu eller knap, hvor bogstavet er understreget")),
                (_tr("Pil til siden"), _tr("Næste punkt, når tastaturet er på fanerne")),
            ),
        ),
        (
            _tr("Siden sidst"),
            (
                ("1 2 3 4", _tr("Udført, fortsætter, fast praksis, droppet")),
                (_tr("Pil op og ned"), _tr("Aftalen over eller under")),
                (_tr("Mellemrum"), _tr("Vælg det, tastaturet er på; igen tager det tilbage")),
            ),
        ),
        (
            _tr("Drøftelse og aftaler"),
            (
                ("Enter", _tr("Næste felt i en aftale; ny linje i drøftelsen")),
                ("- ", _tr("Begynder en linje som punkt")),
                ("@, #", _tr("Navne og punkter, mens en aftale skrives")),
                (_tr("Pil ned"), _tr("Vælg hvem eller hvornår")),
                (said("Alt+Down"), _tr("Åbn kalenderen ved en dato")),
                ("Ctrl+Z", _tr("Fortryd")),
            ),
        ),
        (
            _tr("Find og søg"),
            (
                ("F3", _tr("Næste sted på punktet")),
                (said("Shift+F3"), _tr("Forrige sted på punktet")),
                (_tr("Pil ned"), _tr("Fra ordet, der søges, til stederne")),
            ),
        ),
        (
            _tr("Roller og ansvarsområder"),
            (
                (_tr("Enter eller et bogstav"), _tr("Skriv i feltet")),
                ("Delete", _tr("Tøm de valgte felter")),
                ("Ctrl+R", _tr("Samme hold hele ugen")),
                ("Ctrl+C, Ctrl+V", _tr("Kopiér et felt, og sæt det ind i andre")),
            ),
        ),
        (
            _tr("Tegn"),
            (("1 2 3 4 5", _tr("Vurdér tegnet")), ("Delete", _tr("Tag vurderingen tilbage"))),
        ),
        (
            _tr("Vis for rummet"),
            (
                ("Page Down, Page Up", _tr("Næste og forrige punkt")),
                ("Ctrl++, Ctrl+-, Ctrl+0", _tr("Større, mindre, som det var")),
            ),
        ),
        (
            _tr("Når der udskrives"),
            (
                ("Ctrl+P", _tr("Udskriv")),
                ("Ctrl+S", _tr("Gem som PDF")),
                ("Ctrl++, Ctrl+-, Ctrl+0", _tr("Større, mindre, hele bredden")),
            ),
        ),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("Shortcuts", text)
