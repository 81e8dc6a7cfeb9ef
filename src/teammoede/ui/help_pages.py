"""The pages of the guide: in which order they stand, and which of them helps where.

Reads resources/guide/ and knows no window; a page is named by its file, a part of one by »#« and
its heading as it stands there.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from teammoede.resources import read_text

CONTENTS = "indhold.md"

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+\.md)\)")
_MEETING, _ACTIONS, _HALF_YEAR = "ugens-moede.md", "aftaler.md", "halvaaret.md"
_PAPER, _SAFETY, _TROUBLE = "papir.md", "sikkerhed.md", "naar-noget-gaar-galt.md"

POINTS: Mapping[str, str] = {
    "organisation": _MEETING,
    "activities": _MEETING,
    "relations": _MEETING,
    "child_perspective": _MEETING,
    "parents": _MEETING,
    "other": f"{_MEETING}#Andet: børnenes fravær",
    "roles": "roller.md",
    "welcome": f"{_HALF_YEAR}#Opstartsmødet",
    "needs": f"{_HALF_YEAR}#Opstartsmødet",
    "signs": f"{_HALF_YEAR}#Målet og tegnene",
    "frames": f"{_HALF_YEAR}#Opstartsmødet",
    "commitments": f"{_HALF_YEAR}#Opstartsmødet",
    "leader": f"{_HALF_YEAR}#Opstartsmødet",
    "first_agreements": f"{_HALF_YEAR}#Opstartsmødet",
    "goal": f"{_HALF_YEAR}#Målet og tegnene",
    "seven_points": f"{_HALF_YEAR}#Slutevalueringen",
    "change": f"{_HALF_YEAR}#Slutevalueringen",
    "keep": f"{_HALF_YEAR}#Slutevalueringen",
    "share": f"{_HALF_YEAR}#Slutevalueringen",
    "ppr": f"{_HALF_YEAR}#Slutevalueringen",
    "visits": f"{_HALF_YEAR}#Opfølgningsbesøg",
    "standing": f"{_HALF_YEAR}#Opfølgningsbesøg",
    "difficult": f"{_HALF_YEAR}#Opfølgningsbesøg",
    "sparring": f"{_HALF_YEAR}#Opfølgningsbesøg",
    "agreements": _ACTIONS,
    "since_last": f"{_ACTIONS}#Siden sidst",
}
"""By the key of a point, in whatever agenda it stands."""

COURSE_PAGES: Mapping[str, str] = {
    "today": "kom-i-gang.md#I dag",
    "followup": f"{_ACTIONS}#Opfølgning",
    "signs": f"{_HALF_YEAR}#Målet og tegnene",
    "search": "find.md#Søg i alt",
}
"""By the key of a page that lies in front of the meeting."""

PARTS: Mapping[str, str] = {
    "SinceLast": f"{_ACTIONS}#Siden sidst",
    "Agreements": _ACTIONS,
    "MeetingHead": f"{_MEETING}#Hvem er her?",
}
"""By the kind of the part of a meeting that has the keyboard."""

DIALOGS: Mapping[str, str] = {
    "PrintDialog": _PAPER,
    "CourseDialog": "kom-i-gang.md",
    "HalfYearDialog": f"{_HALF_YEAR}#Planlæg halvåret",
    "MeetingDialog": _MEETING,
    "CloseDialog": f"{_MEETING}#Afslut mødet",
    "CancelDialog": f"{_MEETING}#Når et møde ikke bliver til noget",
    "LeavingDialog": "roller.md#Når nogen forlader holdet",
    "OwnListDialog": "roller.md",
    "LinesDialog": f"{_ACTIONS}#Flere linjer på én gang",
    "ReuseDialog": f"{_ACTIONS}#Det virkede",
    "VersionsDialog": "find.md#Tidligere udgaver",
    "BinDialog": "find.md#Papirkurv",
    "HistoryDialog": "find.md#Historik",
    "GoToDialog": "find.md#Gå til",
    "KeysDialog": "tastatur.md",
    "MembersDialog": _SAFETY,
    "InviteDialog": _SAFETY,
    "OneTimeDialog": _SAFETY,
    "PasswordDialog": f"{_SAFETY}#Navn og adgangskode",
    "RecoveryDialog": f"{_SAFETY}#Gendannelsesarket",
    "BackupsDialog": f"{_SAFETY}#Kopier",
    "EraseDialog": f"{_SAFETY}#Slet, og alt om én person",
    "PersonDialog": f"{_SAFETY}#Slet, og alt om én person",
    "AccessLogDialog": f"{_SAFETY}#Hvem ser hvad",
    "HouseDialog": _SAFETY,
    "PassphraseDialog": f"{_SAFETY}#Filer ud af huset",
    "OpenSealedDialog": f"{_SAFETY}#Filer ud af huset",
    "FormerKeyDialog": f"{_SAFETY}#Kopier",
}
"""By the kind of a dialog."""


@dataclass(frozen=True)
class GuidePage:
    """A page of the guide: its file, and what it is called."""

    file: str
    title: str

    @property
    def text(self) -> str:
        """What stands on it, in Markdown."""
        return read_text("guide", self.file)


def pages() -> list[GuidePage]:
    """Return the pages in the order of the contents, which come first themselves."""
    contents = read_text("guide", CONTENTS)
    title = contents.partition("\n")[0].lstrip("# ").strip()
    listed = [GuidePage(file, text) for text, file in _LINK.findall(contents)]
    return [GuidePage(CONTENTS, title), *listed]


def page_for(*, part: str = "", course_page: str = "", point: str = "") -> str:
    """Return what helps where one is: the narrowest that is known, else the contents.

    On the points of a meeting the part with the keyboard tells most, but where the point is about
    something else than its agreements.
    """
    if course_page:
        return COURSE_PAGES.get(course_page, CONTENTS)
    if part in PARTS:
        return PARTS[part]
    return POINTS.get(point, CONTENTS)


def page_for_dialog(kind: str) -> str:
    """Return what helps in a dialog, by the name of its kind."""
    return DIALOGS.get(kind, CONTENTS)
