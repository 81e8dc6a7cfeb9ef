"""Every word of the command line is Danish; what is wrong with a command is said in one line."""

import re

import pytest

from teammoede import __version__
from teammoede.cli import main
from teammoede.cli_parser import SHEETS
from teammoede.printing.catalogue import Sheet

COMMANDS = [
    *("courses", "meetings", "actions", "print", "calendar", "export", "import", "check"),
    *("init", "members", "rekey", "backup", "restore"),
]
ENGLISH = re.compile(
    r"\b(usage|options|optional|positional|arguments?|show|help message|exit|error|invalid|"
    r"choose|required|unrecognized|expected|allowed|with|default)\b"
)


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS)])
def test_help_is_danish_and_tells_all(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*words, "--help"]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Brug: teammoede")
    assert not ENGLISH.search(out), ENGLISH.findall(out)
    assert err == ""


def test_the_help_names_every_command_and_option(capsys: pytest.CaptureFixture[str]) -> None:
    main(["-h"])
    out = capsys.readouterr().out
    for word in (*COMMANDS, "--archive", "--demo", "--name", "--password-file", "Slutkoder"):
        assert word in out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("foo", "foo"),
        ("--foo", "--foo"),
        ("--arch=x courses", "--arch"),
        ("--archive", "--archive skal have en værdi"),
        ("--today", "--today skal have en værdi"),
        ("--today 2026-02-30 courses", "»2026-02-30« findes ikke"),
        ("--today 2026-W48 courses", "skal skrives som"),
        ("--today 20261123 courses", "skal skrives som"),
        ("--today i-morgen courses", "skal skrives som"),
        ("--today 0001-01-01 courses", "året"),
        ("--today 9999-12-31 courses", "året"),
        ("--today ２０２６-11-23 courses", "skal skrives som"),
        ("courses --today 2026-11-23", "--today skal stå før kommandoen"),
        ("courses --archive x", "--archive skal stå før kommandoen"),
        ("courses --demo", "--demo skal stå før kommandoen"),
        ("courses Stjernestuen", "Stjernestuen"),
        ("courses --json=ja", "--json"),
        ("--demo --archive x", "kan ikke bruges sammen"),
        ("meetings", "mangler FORLØB"),
        ("actions --all --overdue", "kan ikke bruges sammen"),
        ("actions --person", "--person"),
        ("print", "mangler ARK, FORLØB"),
        ("print agenda", "mangler FORLØB"),
        ("print indkaldelse x", "indkaldelse"),
        ("print agenda x --density tyk", "tyk"),
        ("print agenda x --meeting næste", "skal skrives som"),
        ("print agenda x --meeting 2026-13-01", "findes ikke"),
        ("print all x --out ark.PDF", "--out"),
        ("print plan x --size a5", "a5"),
        ("print share x --read", "--pick"),
        ("print share x --pick 0", "skal skrives som 1,3"),
        ("print share x --pick 1,,2", "skal skrives som 1,3"),
        ("print share x --pick to", "skal skrives som 1,3"),
        ("print invitation x --series --meeting next", "kan ikke bruges sammen"),
        ("calendar", "mangler FORLØB"),
        ("calendar x --series --meeting last", "kan ikke bruges sammen"),
        ("export x", "mangler FIL"),
        ("import", "mangler FIL"),
        ("export x y --plain --passphrase-file z", "kan ikke bruges sammen"),
        ("import x --replace=ja", "--replace"),
        ("check x", "x"),
    ],
)
def test_wrong_usage_is_said_in_one_danish_line(
    words: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words.split()) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert said in err
    assert "--help«" in err
    assert not ENGLISH.search(err)


def test_an_empty_target_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["print", "agenda", "x", "--out", ""]) == 2


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"teammoede {__version__}\n"


def test_the_sheets_are_those_of_the_catalogue() -> None:
    assert list(SHEETS) == [*Sheet, "all"]


@pytest.mark.parametrize("sheet", Sheet)
def test_the_help_names_every_sheet(sheet: Sheet, capsys: pytest.CaptureFixture[str]) -> None:
    main(["print", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert re.search(rf"\b{sheet}\b", said)
