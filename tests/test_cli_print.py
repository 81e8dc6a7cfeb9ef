"""Which sheets are made of which meeting, and where they land."""

from datetime import date, time, timedelta
from pathlib import Path

import pypdfium2
import pytest

from teammoede.domain.action import Answer
from teammoede.storage.store import Store
from tests.commandline import TODAY, CommandLine, add_course, demo_archive
from tests.domain.building import agree, answer, make_meeting

NEXT, LAST = "2026-11-30", "2026-11-23"
EVALUATION, VISIT = "2027-03-01", "2027-04-05"
ALL_BUT_SHARE = 11


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
        ("invitation", f"indkaldelse-{NEXT}.pdf", "Indkaldelse"),
        ("commitments", f"forpligtelser-{TODAY}.pdf", "Forpligtelser"),
        ("minutes", f"referat-{LAST}.pdf", "Referat"),
        ("followup", f"opfoelgningsark-{TODAY}.pdf", "Opfølgningsark"),
        ("catchup", f"hvad-gik-du-glip-af-{LAST}.pdf", "Hvad gik du glip af?"),
        ("roles", f"rollefordeling-{NEXT}.pdf", "Rollefordeling"),
        ("plan", f"forloebsplan-{TODAY}.pdf", "Forløbsplan"),
        ("introduction", f"introduktion-{TODAY}.pdf", "Introduktion"),
        ("evaluation", f"slutevaluering-{EVALUATION}.pdf", "Slutevaluering"),
        ("standing", f"holder-vi-fast-{VISIT}.pdf", "Holder vi fast?"),
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


def test_all_land_in_a_folder_that_is_made_but_what_has_to_be_read(cli: CommandLine) -> None:
    result = cli("print", "all", "sampraksis", "--out", "ark/mandag")
    assert result.code == 0
    assert len(_files(Path("ark/mandag"))) == ALL_BUT_SHARE
    assert f"dagsorden-{NEXT}.pdf" in _files(Path("ark/mandag"))
    assert "til-resten-af-huset" not in result.out
    assert "Til resten af huset: Siden skal først læses." in result.out


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
    assert len(_files(Path("ark.pdf"))) == ALL_BUT_SHARE


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
    for line in (
        "Referat: Der er ikke holdt noget møde endnu.",
        "Hvad gik du glip af: Der er ikke holdt noget møde endnu.",
        "Slutevaluering: Der er ingen slutevaluering i forløbet.",
        "Holder vi fast: Intet er blevet fast praksis endnu.",
    ):
        assert line in result.out
    made = {file.rsplit("-", 3)[0] for file in _files(Path("ark"))}
    assert made >= {"dagsorden", "indkaldelse", "forloebsplan", "introduktion"}
    assert not made & {"referat", "slutevaluering", "holder-vi-fast", "til-resten-af-huset"}


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
    assert len(_files(Path("ark"))) == ALL_BUT_SHARE


@pytest.mark.parametrize("options", [("--meeting", "last"), ("--density", "kompakt")])
@pytest.mark.parametrize("sheet", ["followup", "roles", "minutes"])
def test_an_option_that_means_nothing_for_a_sheet_is_taken(
    cli: CommandLine, sheet: str, options: tuple[str, str]
) -> None:
    cli("print", sheet, "sampraksis", *options, "--out", "ark.pdf")
    assert len(pypdfium2.PdfDocument("ark.pdf")) >= 1


# one of a kind, a series, people, size


def test_a_sheet_of_one_kind_of_meeting_wants_that_kind(cli: CommandLine) -> None:
    assert cli("print", "evaluation", "sampraksis", "--meeting", EVALUATION).code == 0
    result = cli("print", "evaluation", "sampraksis", "--meeting", NEXT)
    assert result.code == 1
    assert "»Slutevaluering«" in result.refusal
    add_course(cli.folder, "Solstuen")
    assert "ingen slutevaluering" in cli("print", "evaluation", "Solstuen").refusal


def test_all_of_one_meeting_leaves_those_of_another_kind_alone(cli: CommandLine) -> None:
    result = cli("print", "all", "sampraksis", "--meeting", LAST, "--out", "ark")
    assert result.code == 0
    assert "Indkaldelse: Mødet er holdt." in result.out
    assert f"dagsorden-{LAST}.pdf" in _files(Path("ark"))
    assert f"slutevaluering-{EVALUATION}.pdf" in _files(Path("ark"))


def test_the_series_is_called_at_once(cli: CommandLine) -> None:
    cli("print", "invitation", "sampraksis", "--out", "et.pdf")
    cli("print", "invitation", "sampraksis", "--series", "--out", "alle.pdf")
    assert "Opfølgningsbesøg" not in _text("et.pdf")
    assert "Opfølgningsbesøg" in _text("alle.pdf")
    cli("print", "invitation", "sampraksis", "--series")
    assert f"indkaldelse-{TODAY}.pdf" in _files()


def test_the_plan_on_a3_is_twice_the_paper(cli: CommandLine) -> None:
    areas = []
    for size in ("a4", "a3"):
        cli("print", "plan", "sampraksis", "--size", size, "--out", f"{size}.pdf")
        document = pypdfium2.PdfDocument(f"{size}.pdf")
        width, height = document[0].get_size()
        areas.append(width * height)
        document.close()
    assert areas[1] == pytest.approx(2 * areas[0], rel=0.01)


def test_the_catch_up_of_one_person(cli: CommandLine) -> None:
    assert cli("print", "catchup", "sampraksis", "--person", "mette", "--out", "a.pdf").code == 0
    assert "Til Mette" in _text("a.pdf")
    assert len(pypdfium2.PdfDocument("a.pdf")) == 1
    result = cli("print", "catchup", "sampraksis", "--person", "Ukendt")
    assert result.code == 1
    assert "»Ukendt«" in result.refusal


# what leaves the room


@pytest.fixture
def sharing(cli: CommandLine) -> CommandLine:
    """With a course of two initiatives: one that did good, one that names a child."""
    key = add_course(cli.folder, "Solstuen", aliases=["MK"])
    store = Store(cli.folder, device="x")
    first = store.course(key).meetings[0]
    following = make_meeting(first.course, first.date + timedelta(weeks=1))
    names = agree(first, "Vi følger MK og Mikkel")
    good = agree(first, "Del gruppen i to", position=1)
    given = answer(good, following, Answer.STANDING_PRACTICE, words="Hemmeligt")
    store.keep(following, names, good, given)
    store.close()
    return cli


def test_sharing_lists_first_and_writes_nothing(sharing: CommandLine) -> None:
    result = sharing("print", "share", "Solstuen")
    assert result.code == 0
    lines = [line.strip() for line in result.out.splitlines()]
    assert lines[:2] == [
        "1  Del gruppen i to (fast praksis)",
        "2  Vi følger et barn og Mikkel (i gang)",
    ]
    assert "Mikkel: »Vi følger et barn og Mikkel«" in lines
    assert "Hemmeligt" not in result.out
    assert "Intet er skrevet." in result.out
    assert _files() == []


def test_sharing_shows_the_page_that_was_picked_before_it_is_read(sharing: CommandLine) -> None:
    result = sharing("print", "share", "Solstuen", "--pick", "1")
    assert result.code == 0
    assert "- Del gruppen i to" in result.out
    assert "Mikkel" not in result.out
    assert "--pick 1 --read" in result.out
    assert _files() == []


def test_sharing_writes_what_was_picked_and_read(sharing: CommandLine) -> None:
    result = sharing("print", "share", "Solstuen", "--pick", "2", "--read")
    assert result.code == 0
    [file] = _files()
    assert file == f"til-resten-af-huset-{TODAY}.pdf"
    assert "Vi følger et barn og Mikkel" in _text(file)
    assert "Del gruppen" not in _text(file)


def test_sharing_what_is_not_there_is_refused(sharing: CommandLine) -> None:
    result = sharing("print", "share", "Solstuen", "--pick", "1,3", "--read")
    assert result.code == 1
    assert "nr. 3 findes ikke" in result.refusal
    add_course(sharing.folder, "Månestuen")
    assert "ingen tiltag" in sharing("print", "share", "Månestuen").out
    assert _files() == []
