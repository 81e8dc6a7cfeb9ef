"""The command line's words: every command and option, and all of argparse's own text in Danish.

Parses and explains; does nothing, and imports nothing heavy.
"""

import argparse
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from teammoede import __version__

# In the order of the print window; the last one is all of them.
SHEETS = (
    "agenda",
    "invitation",
    "commitments",
    "minutes",
    "followup",
    "catchup",
    "roles",
    "plan",
    "share",
    "introduction",
    "evaluation",
    "standing",
    "all",
)
NEXT, LAST = "next", "last"
_GLOBAL = ("--archive", "--demo", "--today", "--name", "--password-file")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEARS = range(1900, 3000)

_DESCRIPTION = """\
Planlægningsmøder i dagtilbud på den faste dagsorden. Uden kommando åbnes vinduet.
Kommandoerne er til IT, scripts og prøver. De kan bruges, mens vinduet er åbent."""

_EPILOG = """\
FORLØB er en titel, et id eller begyndelsen af en af dem, når den kun passer på ét forløb.
Vinduet og »init« laver et arkiv, hvor der intet er. De andre kommandoer siger, at det mangler.

Et låst arkiv åbnes med --name og --password-file; ellers spørges der på terminalen. Står kun én på
listen, kan --name undværes. En medarbejder ser kun de forløb, som man er med i. En adgangskode
skrives aldrig i selve kommandoen, hvor andre på computeren kan se den.

Slutkoder: 0 det lykkedes; 1 det kunne ikke lade sig gøre, og intet er ændret (én linje på stderr
siger hvorfor); 2 kommandoen er skrevet forkert.

Eksempler:
  teammoede --demo
  teammoede --archive /srv/teammoede courses --json
  teammoede actions sampraksis --overdue
  teammoede print plan sampraksis --size a3
  teammoede calendar sampraksis --series
  teammoede print minutes sampraksis --meeting 2026-11-23 --out referat.pdf
  teammoede export sampraksis sampraksis.teammoede

»teammoede KOMMANDO --help« forklarer én kommando."""

_PRINT = """\
Laver et ark som PDF: dagsorden (agenda), indkaldelse (invitation), forpligtelser (commitments),
referat (minutes), opfølgningsark (followup), hvad gik du glip af (catchup), rollefordeling
(roles), forløbsplan (plan), til resten af huset (share), introduktion (introduction),
slutevaluering (evaluation), holder vi fast (standing) eller alle, der er noget at lave af (all).

share viser først tiltagene og de ord, der kan være navne, og skriver intet. Vælg med --pick, læs,
og tilføj --read."""

_PASSWORD_FILE = "læs {} på første linje i denne fil, som kun du må kunne læse"

_INIT = """\
Laver et nyt, låst arkiv med en første administrator. Et arkiv, som er der allerede, røres ikke.

Gendannelseskoden åbner arkivet den dag, ingen husker sin adgangskode. Den vises én gang, her eller
i --recovery-file (en PDF til at printe, når navnet ender på .pdf). Gem den i et låst skab, ikke på
computeren. Uden --password-file spørges der på terminalen."""

_MEMBERS = """\
Viser, hvem der kan låse arkivet op. Kun en administrator kan invitere og fjerne.

--invite viser en adgangskode til første gang; den nye vælger sin egen i vinduet. --remove skifter
arkivets nøgle, så den, der er fjernet, ikke kan åbne det mere; de andres adgangskoder er, som de
var, og åbne vinduer skal låses op igen. Sikkerhedskopier fra før kan stadig åbnes med de
adgangskoder, der gjaldt da."""

_REKEY = """\
Skifter arkivets nøgle, fx når en adgangskode kan være set af andre. Adgangskoderne er, som de var.
Arkivet kopieres først, og åbne vinduer skal låses op igen. Kun for en administrator."""

_RESTORE = """\
Viser kopierne, og hvad der er i dem. Med KOPI gendannes hele arkivet, med --course ét forløb.

Det, der er i arkivet nu, bliver først en kopi, så der er en vej tilbage. Forløb, som er slettet med
vilje, kommer ikke igen, medmindre man beder om netop det forløb. Vinduer på arkivet skal være
lukket, når hele arkivet gendannes. Kun for en administrator."""

_ERASE = """\
Sletter et forløb for altid: af arkivet, af tidligere udgaver og af alle sikkerhedskopier, også det
andet sted; de laves på ny uden forløbet. Kun et id og datoen bliver stående. Gem forløbet først med
»export«, hvis nogen skal have det. Kun for en administrator."""

_LOG = """\
Viser, hvem der har låst op, åbnet et forløb, gemt, eksporteret, slettet eller gendannet, og
hvornår; det nyeste først. Det, der står i forløbene, er ikke i loggen. Den gemmes i 24 måneder. Kun
for en administrator."""

_DEEP = (
    "også: hver side efter sit segl, hver tidligere udgave efter sine forgængere, og hver "
    "sikkerhedskopi åbnet og læst"
)

_USUAL_MEETING = (
    "next (det næste), last (det sidst afholdte) eller en dato; ellers next, og for minutes og "
    "catchup last. evaluation og standing har deres egne møder; resten gælder hele forløbet"
)

_ERRORS = (
    (r"the following arguments are required: (.*)", "Der mangler {0}."),
    (r"argument (.*?): invalid choice: (.*?) \(.*", "{1} er ikke en mulighed for {0}."),
    (r"argument (.*?): expected one argument", "{0} skal have en værdi."),
    (r"argument (.*?): not allowed with argument (.*)", "{0} og {1} kan ikke bruges sammen."),
    (r"argument (.*?): ignored explicit argument .*", "{0} tager ingen værdi."),
    (r"argument (.*?): (.*\.)", "{0}: {1}"),
)


def make_parser() -> "Parser":
    """Return the parser of the whole command line."""
    parser = Parser(
        prog="teammoede",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=_AsWritten,
    )
    options = parser.options
    options.add_argument(
        "--version",
        action="version",
        version=f"teammoede {__version__}",
        help="vis udgaven og slut",
    )
    which = options.add_mutually_exclusive_group()
    which.add_argument(
        "--archive",
        type=Path,
        metavar="MAPPE",
        help="arkivets mappe (ellers din egen mappe til programmers data)",
    )
    which.add_argument(
        "--demo",
        action="store_true",
        help="brug et frisk eksempel i en midlertidig mappe, som slettes bagefter",
    )
    options.add_argument(
        "--today", type=_day, metavar="ÅÅÅÅ-MM-DD", help="regn, som om det var den dag"
    )
    options.add_argument("--name", metavar="NAVN", help="hvem der låser arkivet op")
    options.add_argument(
        "--password-file", type=Path, metavar="FIL", help=_PASSWORD_FILE.format("din adgangskode")
    )
    commands = parser.add_subparsers(
        title="kommandoer", metavar="KOMMANDO", dest="command", parser_class=Parser
    )
    _add_lists(commands)
    _add_print(commands)
    _add_calendar(commands)
    _add_exchange(commands)
    _add_access(commands)
    _add_backup(commands)
    _add_log(commands)
    return parser


class Parser(argparse.ArgumentParser):
    """An ArgumentParser that speaks Danish; `values` and `options` are its two groups."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", _Danish)
        super().__init__(add_help=False, allow_abbrev=False, **settings)
        self.values = self.add_argument_group("argumenter")
        self.options = self.add_argument_group("valg")
        self.options.add_argument("-h", "--help", action="help", help="vis denne hjælp og slut")

    def error(self, message: str) -> NoReturn:
        """Say what argparse found wrong, and end with 2."""
        self.refuse(_danish(message))

    def refuse(self, sentence: str) -> NoReturn:
        """Say in one line what is wrong with the command, and end with 2."""
        self.exit(2, f"{' '.join(sentence.split())} Se »{self.prog} --help«.\n")


class _Danish(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Brug: " if prefix is None else prefix)


class _AsWritten(_Danish, argparse.RawDescriptionHelpFormatter):
    """Keeps the line breaks of description and epilog."""


def _add_lists(commands: Any) -> None:
    courses = _command(commands, "courses", "vis alle forløb, de igangværende først")
    _add_json(courses.options, "id, title, state (running, coming, ended)")

    meetings = _command(commands, "meetings", "vis et forløbs møder")
    _add_course(meetings)
    _add_json(
        meetings.options,
        "id, date, week, start, kind, number, state (planned, held, approved, cancelled), title, "
        "actions (aftalt på mødet) og open (deraf åbne)",
    )

    actions = _command(commands, "actions", "vis åbne aftaler, også dem, der venter")
    _add_course(actions, optional=True)
    scope = actions.options.add_mutually_exclusive_group()
    scope.add_argument("--all", action="store_true", help="også dem, der er lukket")
    scope.add_argument("--overdue", action="store_true", help="kun dem, der er over fristen")
    actions.options.add_argument(
        "--person",
        metavar="NAVN",
        help="kun en persons: fornavn, fuldt navn eller initialer; »alle« er fælles aftaler",
    )
    _add_json(
        actions.options,
        "id, what, who (liste), due (dato eller null), overdue, state (open, waiting, done, "
        "standing_practice, dropped), point, meeting (dato), meeting_id, course, course_id",
    )

    look = _command(commands, "check", "se efter, om arkivet er helt")
    look.options.add_argument("--deep", action="store_true", help=_DEEP)


def _add_print(commands: Any) -> None:
    sheets = _command(commands, "print", "lav et ark som PDF", _PRINT)
    sheets.values.add_argument("sheet", choices=SHEETS, metavar="ARK", help="et af dem ovenfor")
    _add_course(sheets)
    _add_which_meeting(sheets, _USUAL_MEETING)
    sheets.options.add_argument(
        "--density",
        choices=("kompakt", "plads"),
        metavar="kompakt|plads",
        help="dagsordenens tæthed; ellers plads",
    )
    sheets.options.add_argument(
        "--size", choices=("a4", "a3"), metavar="a4|a3", help="forløbsplanens papir; ellers a4"
    )
    sheets.options.add_argument(
        "--person",
        metavar="NAVN",
        help="hvem der gik glip af mødet; ellers alle, der ikke var med hele tiden",
    )
    sheets.options.add_argument(
        "--pick",
        type=_numbers,
        default=(),
        metavar="1,3",
        help="de tiltag, der deles, efter numrene i »print share«",
    )
    sheets.options.add_argument(
        "--read", action="store_true", help="siden til resten af huset er læst og må skrives"
    )
    sheets.options.add_argument(
        "--out",
        metavar="FIL.pdf|MAPPE",
        help="hvor arket skal ligge; ellers i mappen, du står i. »all« skal have en mappe",
    )


def _add_calendar(commands: Any) -> None:
    calendar = _command(commands, "calendar", "gem møder som kalenderfil (.ics)")
    _add_course(calendar)
    _add_which_meeting(
        calendar, "next (det næste), last (det sidst afholdte) eller en dato; ellers next"
    )
    calendar.options.add_argument(
        "--out",
        metavar="FIL.ics|MAPPE",
        help="hvor filen skal ligge; ellers i mappen, du står i",
    )


def _add_which_meeting(parser: "Parser", usual: str) -> None:
    which = parser.options.add_mutually_exclusive_group()
    which.add_argument("--meeting", type=_meeting, metavar="MØDE", help=usual)
    which.add_argument(
        "--series", action="store_true", help="indkald til alle kommende møder på én gang"
    )


def _add_exchange(commands: Any) -> None:
    export = _command(
        commands,
        "export",
        "gem et helt forløb i én fil, låst med en adgangskode",
        "Uden valg spørges der på terminalen efter filens adgangskode.",
    )
    _add_course(export)
    export.values.add_argument("file", type=Path, metavar="FIL", help="filen, der skrives")
    how = export.options.add_mutually_exclusive_group()
    _add_passphrase(how)
    how.add_argument(
        "--plain", action="store_true", help="uden adgangskode, som JSON; alle kan læse filen"
    )

    bring_in = _command(
        commands,
        "import",
        "hent et forløb ind fra en fil",
        "Filen undersøges, før noget skrives. Formatet står i resources/course.schema.json.",
    )
    bring_in.values.add_argument("file", type=Path, metavar="FIL", help="filen, der læses")
    _add_passphrase(bring_in.options)
    bring_in.options.add_argument(
        "--replace",
        action="store_true",
        help="sæt filens udgave i stedet, hvis forløbet er i arkivet; arkivet kopieres først",
    )


def _add_access(commands: Any) -> None:
    init = _command(commands, "init", "lav et nyt, låst arkiv", _INIT)
    init.options.add_argument("--house", required=True, metavar="NAVN", help="husets navn")
    # They may stand before the command too, and must not be taken away there.
    init.options.add_argument(
        "--name",
        default=argparse.SUPPRESS,
        metavar="NAVN",
        help="hele navnet på den første administrator",
    )
    init.options.add_argument(
        "--password-file",
        default=argparse.SUPPRESS,
        type=Path,
        metavar="FIL",
        help=_PASSWORD_FILE.format("administratorens adgangskode"),
    )
    init.options.add_argument(
        "--recovery-file",
        type=Path,
        metavar="FIL",
        help="skriv gendannelseskoden i denne nye fil og ikke på skærmen",
    )

    members = _command(
        commands, "members", "vis, invitér eller fjern dem, der kan låse op", _MEMBERS
    )
    what = members.options.add_mutually_exclusive_group()
    _add_json(what, "id, name, role (administrator, employee), must_change (har endnu ikke valgt)")
    what.add_argument("--invite", metavar="NAVN", help="invitér en med hele sit navn")
    what.add_argument("--remove", metavar="NAVN", help="fjern en, og skift arkivets nøgle")
    members.options.add_argument(
        "--administrator", action="store_true", help="den inviterede bliver administrator"
    )

    _command(commands, "rekey", "skift arkivets nøgle", _REKEY)


def _add_backup(commands: Any) -> None:
    backup = _command(
        commands,
        "backup",
        "tag en sikkerhedskopi nu",
        "Kopien undersøges, gamle kopier tyndes ud, og den lægges også det andet sted.",
    )
    backup.options.add_argument(
        "--to", type=Path, metavar="MAPPE", help="også i denne mappe i stedet, fx på et USB-stik"
    )

    restore = _command(commands, "restore", "vis kopierne, eller gendan fra en af dem", _RESTORE)
    restore.values.add_argument(
        "copy",
        metavar="KOPI",
        nargs="?",
        help="kopiens navn, begyndelsen af det eller dens mappe; ellers vises de alle",
    )
    restore.options.add_argument(
        "--course", metavar="FORLØB", help="kun dette forløb: titel, id eller begyndelsen af titlen"
    )
    _add_json(
        restore.options,
        "copy, at, bytes, opens og courses (id, title, last_meeting, last_change)",
    )
    restore.options.add_argument("--yes", action="store_true", help="ja, det skal ske")

    erase = _command(commands, "erase", "slet et forløb for altid", _ERASE)
    _add_course(erase)
    erase.options.add_argument("--yes", action="store_true", help="ja, det skal ske")


def _add_log(commands: Any) -> None:
    log = _command(commands, "log", "vis adgangsloggen: hvem har åbnet, gemt og ændret hvad", _LOG)
    log.options.add_argument(
        "--since", type=_day, metavar="ÅÅÅÅ-MM-DD", help="kun fra og med den dag"
    )
    how = log.options.add_mutually_exclusive_group()
    _add_json(how, "at, account, name, event, course_id, words")
    how.add_argument(
        "--csv", type=Path, metavar="FIL", help="skriv den som regneark (semikolon, UTF-8)"
    )


def _add_passphrase(options: Any) -> None:
    options.add_argument(
        "--passphrase-file",
        type=Path,
        metavar="FIL",
        help=_PASSWORD_FILE.format("filens adgangskode"),
    )


def _command(commands: Any, name: str, summary: str, more: str = "") -> Parser:
    description = more or f"{summary[0].upper()}{summary[1:]}."
    return commands.add_parser(name, help=summary, description=description)


def _add_course(parser: Parser, *, optional: bool = False) -> None:
    parser.values.add_argument(
        "course",
        metavar="FORLØB",
        nargs="?" if optional else None,
        help="titel, id eller begyndelsen af en af dem" + ("; ellers alle" if optional else ""),
    )


def _add_json(options: Any, fields: str) -> None:
    options.add_argument("--json", action="store_true", help=f"som JSON: {fields}")


def _day(text: str) -> date:
    try:
        if not _DATE.fullmatch(text):
            raise argparse.ArgumentTypeError(f"»{text}« skal skrives som 2026-11-23.")
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"datoen »{text}« findes ikke.") from None
    if day.year not in _YEARS:
        raise argparse.ArgumentTypeError(f"året skal ligge fra {_YEARS[0]} til {_YEARS[-1]}.")
    return day


def _meeting(text: str) -> str | date:
    return text if text in (NEXT, LAST) else _day(text)


def _numbers(text: str) -> tuple[int, ...]:
    if not re.fullmatch(r"[1-9][0-9]{0,5}(,[1-9][0-9]{0,5})*", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"»{text}« skal skrives som 1,3.")
    return tuple(dict.fromkeys(int(number) for number in text.split(",")))


def _danish(message: str) -> str:
    if found := re.fullmatch(r"unrecognized arguments: (.*)", message, re.DOTALL):
        return _unknown(found[1])
    for pattern, sentence in _ERRORS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return sentence.format(*found.groups())
    return "Kommandoen er ikke forstået."


def _unknown(words: str) -> str:
    if words.startswith(_GLOBAL):
        return f"{words.split()[0]} skal stå før kommandoen."
    return f"{words} kendes ikke her."
