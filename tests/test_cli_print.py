"""Which sheets are made of which meeting, and where they land."""

from datetime import date, time
from pathlib import Path

import pypdfium2
import pytest

from teammoede.storage.store import Store
from tests.commandline import TODAY, CommandLine, add_course, demo_archive

NEXT, LAST = "2026-11-30", "2026-11-23"


@pytest.fixture
def cli(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """The command line on an archive with the demo course, in an empty working folder."""
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    return CommandLine(demo_archive(tmp_path / "arkiv"), capsys)


def _text(file: str | Path) -> str:
    document = pypdfium2.PdfDocument(file)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def _files(folder: Path | None = None) -> list[str]:
    return sorted(file.name for file in (folder or Path.cwd()).iterdir())


@pytest.mark.parametrize(
    ("sheet", "file", "title"),
    [
        ("agenda", f"dagsorden-{NEXT}.pdf", "Dagsorden"),
        ("minutes", f"referat-{LAST}.pdf", "Referat"),
        ("followup", "opfoelgningsark-2026-11-24.pdf", "Opfølgningsark"),
        ("roles", f"rollefordeling-{NEXT}.pdf", "Rollefordeling"),
    ],
)
def test_a_sheet_lands_in_the_working_folder_by_its_name(
    cli: CommandLine, sheet: str, file: str, title: str
) -> None:
    result = cli("print", sheet, "sampraksis")
    assert (result.code, result.err) == (0, "")
    assert file in result.out
    assert _files() == [file]
    assert title in _text(file)


def test_all_four_land_in_a_folder_that_is_made(cli: CommandLine) -> None:
    assert cli("print", "all", "sampraksis", "--out", "ark/mandag").code == 0
    assert _files(Path("ark/mandag")) == [
        f"dagsorden-{NEXT}.pdf",
        "opfoelgningsark-2026-11-24.pdf",
        f"referat-{LAST}.pdf",
        f"rollefordeling-{NEXT}.pdf",
    ]


@pytest.mark.parametrize(
    ("sheet", "meeting", "day"),
    [
        ("agenda", "next", NEXT),
        ("agenda", "last", LAST),
        ("minutes", "next", NEXT),
        ("roles", "last", LAST),
        ("minutes", "2026-09-07", "2026-09-07"),
        ("minutes", "2026-10-12", "2026-10-12"),  # cancelled
    ],
)
def test_the_meeting_can_be_chosen(cli: CommandLine, sheet: str, meeting: str, day: str) -> None:
    assert cli("print", sheet, "sampraksis", "--meeting", meeting).code == 0
    [file] = _files()
    assert file.endswith(f"-{day}.pdf")


def test_of_two_meetings_on_a_day_the_one_that_is_held_is_meant(cli: CommandLine) -> None:
    store = Store(cli.folder, device="x")
    course = store.course(store.courses(TODAY)[0].id)
    second = store.plan_meeting(course, date(2026, 10, 12))
    store.change(second, start=time(15, 0))
    store.close()
    cli("print", "minutes", "sampraksis", "--meeting", "2026-10-12", "--out", "ark.pdf")
    assert second.code in _text("ark.pdf")


def test_a_file_can_be_named_and_is_replaced(cli: CommandLine) -> None:
    Path("mit ark.PDF").write_text("gammelt")
    assert cli("print", "agenda", "sampraksis", "--out", "mit ark.PDF").code == 0
    assert "Dagsorden" in _text("mit ark.PDF")


def test_a_folder_may_be_called_pdf(cli: CommandLine) -> None:
    Path("ark.pdf").mkdir()
    assert cli("print", "all", "sampraksis", "--out", "ark.pdf").code == 0
    assert len(_files(Path("ark.pdf"))) == 4


def test_the_density_changes_the_agenda(cli: CommandLine) -> None:
    pages = {}
    for density in ("kompakt", "plads"):
        cli("print", "agenda", "sampraksis", "--density", density, "--out", f"{density}.pdf")
        document = pypdfium2.PdfDocument(f"{density}.pdf")
        pages[density] = len(document)
        document.close()
    assert pages["kompakt"] < pages["plads"]


@pytest.mark.parametrize("meeting", ["2026-11-24", "1999-01-01"])
def test_a_day_without_a_meeting_is_refused(cli: CommandLine, meeting: str) -> None:
    result = cli("print", "agenda", "sampraksis", "--meeting", meeting)
    assert result.code == 1
    assert "intet møde" in result.refusal
    assert _files() == []


def test_no_next_and_no_last_meeting_are_refused(cli: CommandLine) -> None:
    add_course(cli.folder, "Solstuen")
    assert "ikke holdt" in cli("print", "minutes", "Solstuen").refusal
    store = Store(cli.folder, device="x")
    course = next(c for c in store.courses_with_actions() if c.title == "Solstuen")
    store.hold(course.meetings[0])
    store.close()
    for words in (["agenda"], ["roles"], ["all", "--meeting", "next"]):
        result = cli("print", *words, "Solstuen")
        assert result.code == 1
        assert "intet kommende møde" in result.refusal
    assert _files() == []


def test_all_makes_what_there_is_and_names_what_there_is_not(cli: CommandLine) -> None:
    add_course(cli.folder, "Solstuen")
    result = cli("print", "all", "Solstuen", "--out", "ark")
    assert result.code == 0
    assert "Referat: Der er ikke holdt noget møde endnu." in result.out
    assert len(_files(Path("ark"))) == 3


@pytest.mark.parametrize("out", ["mangler/ark.pdf", "fil/ark", "fil"])
def test_a_place_that_cannot_be_written_is_refused(cli: CommandLine, out: str) -> None:
    Path("fil").touch()
    result = cli("print", "agenda", "sampraksis", "--out", out)
    assert result.code == 1
    assert "kan ikke" in result.refusal
    assert _files() == ["fil"]


def test_sheets_are_printed_from_the_demo_too(cli: CommandLine) -> None:
    words = ["--demo", "--today", "2026-11-24", "print", "all", "sampraksis", "--out", "ark"]
    assert cli(*words, bare=True).code == 0
    assert len(_files(Path("ark"))) == 4


@pytest.mark.parametrize("options", [("--meeting", "last"), ("--density", "kompakt")])
@pytest.mark.parametrize("sheet", ["followup", "roles", "minutes"])
def test_an_option_that_means_nothing_for_a_sheet_is_taken(
    cli: CommandLine, sheet: str, options: tuple[str, str]
) -> None:
    cli("print", sheet, "sampraksis", *options, "--out", "ark.pdf")
    assert len(pypdfium2.PdfDocument("ark.pdf")) >= 1
