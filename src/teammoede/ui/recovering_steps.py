"""What happens between the right password and the archive: steps that were broken off are ended.

A damaged archive is said to be so, and made whole on the person's word; nothing is ever deleted.
"""

import contextlib
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from teammoede.paths import journal_folder
from teammoede.storage.backup import last
from teammoede.storage.examining import Health, clear_scratch, examine
from teammoede.storage.faults import ArchiveDamaged
from teammoede.storage.journal import Journal
from teammoede.storage.layout import COPIES
from teammoede.storage.recovering import Ground, Recovery, let_go_of_old, recover
from teammoede.storage.settling import settle
from teammoede.storage.vault import Unlocked
from teammoede.ui.ask import Ask
from teammoede.ui.copy_words import moment_words

Clock = Callable[[], datetime]


def make_sure(
    window: QWidget, ask: Ask, unlocked: Unlocked, now: Clock = datetime.now
) -> Unlocked | None:
    """End what was broken off, and see that the archive is whole; None where it stays damaged.

    To be called before the archive is opened. Raises what else stands in the way, such as
    ArchiveBusy while another window has a damaged archive open.
    """
    with contextlib.suppress(ArchiveDamaged):  # which is looked at now
        unlocked = settle(unlocked)
    clear_scratch(unlocked.folder)
    journal = journal_of(unlocked)
    health = examine(unlocked.folder, unlocked.key, journal)
    if not health.needs_help:
        let_go_of_old(journal, unlocked.folder, now().astimezone())
        return unlocked
    if health is not Health.BEHIND and not _is_wanted(window, ask, unlocked.folder, health, now):
        return None
    recovery = ask.beside(
        window,
        _tr("Arkivet hentes frem"),
        _tr("Arkivet hentes frem. Det tager sjældent mere end et halvt minut."),
        lambda: recover(unlocked, journal, health),
    )
    ask.tell(window, _tr("Arkivet er hentet frem"), said_of(recovery, health, now()))
    return settle(unlocked)


def journal_of(unlocked: Unlocked) -> Journal:
    """Return the draft journal that goes with an open archive."""
    return Journal(journal_folder(), unlocked.vault.id, unlocked.key, unlocked.former)


def _is_wanted(window: QWidget, ask: Ask, folder: Path, health: Health, now: Clock) -> bool:
    return ask.confirm(
        window,
        _tr("Arkivet er beskadiget"),
        "\n\n".join(
            (
                _what(health).format(folder),
                _way_back(folder, now()),
                _tr(
                    "Intet bliver slettet: den gamle fil bliver lagt i mappen »til-side« "
                    "ved siden af arkivet."
                ),
            )
        ),
        _tr("Hent frem"),
        _tr("Luk teammøde"),
    )


def _what(health: Health) -> str:
    if health is Health.MISSING:
        return _tr(
            "Arkivets fil er væk fra mappen {}. Er den flyttet, så luk teammøde, og læg den "
            "tilbage."
        )
    if health is Health.EMPTY:
        return _tr("Arkivets fil er tom. Den ligger i {}.")
    if health is Health.CUT_OFF:
        return _tr("Arkivets fil er skåret over. Den ligger i {}.")
    if health is Health.UNREADABLE:
        return _tr(
            "Arkivets fil kan ikke læses. Adgangskoden er rigtig; det er filen, der er ødelagt. "
            "Den ligger i {}."
        )
    return _tr("Arkivets fil er beskadiget. Den ligger i {}.")


def _way_back(folder: Path, now: datetime) -> str:
    copied = last(folder / COPIES)
    if copied is None:
        return _tr(
            "Der er ingen sikkerhedskopi i arkivets mappe. Det, der er skrevet på denne computer "
            "i den sidste tid, og det, der endnu kan læses i filen, kan hentes frem. Har I en kopi "
            "et andet sted, så luk teammøde, og sæt den i stedet."
        )
    return _tr(
        "Det kan hentes frem: fra sikkerhedskopien fra {} og fra kladden på denne computer, hvor "
        "det, der er skrevet siden, også står. Det, der endnu kan læses i filen, tages med."
    ).format(moment_words(copied, now))


def said_of(recovery: Recovery, health: Health, now: datetime) -> str:
    """Return what came from where, in a few sentences."""
    if health is Health.BEHIND:
        sentences = [
            _tr("Det sidst skrevne var ikke nået ned i arkivets fil, som efter et strømsvigt.")
        ]
    else:
        sentences = [_ground(recovery, now)]
    if recovery.replayed:
        sentences.append(
            _counted(
                recovery.replayed,
                _tr("1 ændring er fra kladden"),
                _tr("{} ændringer er fra kladden"),
            )
        )
    if recovery.salvaged:
        sentences.append(
            _counted(
                recovery.salvaged,
                _tr("1 er læst i den gamle fil"),
                _tr("{} er læst i den gamle fil"),
            )
        )
    if recovery.left:
        sentences.append(
            _counted(
                recovery.left,
                _tr("1 kunne ikke sættes ind: det, den hørte til, mangler"),
                _tr("{} kunne ikke sættes ind: det, de hørte til, mangler"),
            )
        )
    if recovery.aside is not None and health is not Health.MISSING:
        sentences.append(_tr("Den gamle fil ligger i {}.").format(recovery.aside))
    return "\n".join(sentences)


def _ground(recovery: Recovery, now: datetime) -> str:
    if recovery.ground is Ground.COPY and recovery.copied_at is not None:
        return _tr("Arkivet er nu kopien fra {}, med det, der er skrevet siden.").format(
            moment_words(recovery.copied_at, now)
        )
    if recovery.ground is Ground.ITSELF:
        return _tr("Selve arkivet var helt; kun det sidst skrevne ved siden af var beskadiget.")
    return _tr("Der var ingen kopi at bygge på. Se efter, om alt er her.")


def _counted(number: int, one: str, many: str) -> str:
    return f"{one if number == 1 else many.format(number)}."


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecoveringSteps", text)
