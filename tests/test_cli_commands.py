"""What the listing commands tell, and which course and person they take a word for."""

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from teammoede.domain.action import Action, Due
from teammoede.domain.leaving import Leaving
from teammoede.domain.people import Membership, Who
from teammoede.storage.handing_over import hand_over
from teammoede.storage.store import Store
from tests.commandline import TODAY, CommandLine, add_course, contents, demo_archive

DEMO = "Sampraksis på Stjernestuen"
ENDED_DEMO = "Ro og genkendelighed på Månestuen"


@pytest.fixture
def cli(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line on an archive with the two demo courses."""
    return CommandLine(demo_archive(tmp_path / "arkiv"), capsys)


def _json(cli: CommandLine, *words: str) -> list[dict[str, Any]]:
    result = cli(*words, "--json")
    assert (result.code, result.err) == (0, "")
    return json.loads(result.out)


def _agree(
    cli: CommandLine, title: str, *agreed: dict[str, Any], team: tuple[str, ...] = ()
) -> str:
    """Keep a course with a team and with actions of its first meeting; `who` is given by name."""
    key = add_course(cli.folder, title)
    store = Store(cli.folder, device="x")
    course = store.course(key)
    members = {name: Membership(course=course, name=name) for name in team}
    store.keep(*members.values())
    for values in agreed:
        who = [members[name].id for name in values.pop("who", [])]
        store.keep(Action(meeting=course.meetings[0], point="other", who=who, **values))
    store.close()
    return key


# courses


def test_courses_are_listed_with_the_running_ones_first(cli: CommandLine) -> None:
    day = timedelta(days=1)
    add_course(cli.folder, "A afsluttet", start=TODAY - 9 * day, end=TODAY - day)
    add_course(cli.folder, "B kommer", start=TODAY + day)
    add_course(cli.folder, "Æ i gang")
    found = _json(cli, "courses")
    assert [(c["title"], c["state"]) for c in found] == [
        (DEMO, "running"),
        ("Æ i gang", "running"),
        ("B kommer", "coming"),
        ("A afsluttet", "ended"),
        (ENDED_DEMO, "ended"),
    ]
    assert all(set(c) == {"id", "title", "state"} for c in found)


def test_the_table_has_a_head_and_a_line_a_course(cli: CommandLine) -> None:
    add_course(cli.folder, "Solstuen\n\x1b[31m‮rød")
    lines = cli("courses").out.splitlines()
    assert len(lines) == 4
    assert lines[0].split() == ["Titel", "Tilstand", "Gruppe", "Id"]
    assert "\x1b" not in "".join(lines)
    assert "‮" not in "".join(lines)


def test_an_empty_archive_says_so(cli: CommandLine, tmp_path: Path) -> None:
    cli.folder = tmp_path / "nyt"
    Store(cli.folder, device="x", create=True).close()
    assert "ingen forløb" in cli("courses").out
    assert _json(cli, "courses") == []
    assert _json(cli, "actions") == []
    assert cli("actions").code == 0


@pytest.mark.parametrize(
    "word", [DEMO, "sampraksis på", "SAMPRAKSIS PÅ STJERNE", "sampraksis pa\u030a"]
)
def test_a_course_is_found_by_the_beginning_of_its_title(cli: CommandLine, word: str) -> None:
    add_course(cli.folder, "Samarbejdet")
    assert _json(cli, "meetings", word)


def test_a_course_is_found_by_its_id_or_the_beginning_of_it(cli: CommandLine) -> None:
    key = add_course(cli.folder, "Solstuen")
    for word in (key, key[:8], key.upper()):
        assert len(_json(cli, "meetings", word)) == 1


def test_the_whole_title_wins_over_a_longer_one(cli: CommandLine) -> None:
    add_course(cli.folder, "Sol")
    add_course(cli.folder, "Solstuen")
    assert cli("meetings", "sol").code == 0
    refusal = cli("meetings", "so").refusal
    assert "»Sol«" in refusal
    assert "»Solstuen«" in refusal


def test_two_courses_of_one_title_are_told_apart_by_id(cli: CommandLine) -> None:
    keys = [add_course(cli.folder, "Solstuen") for _ in range(2)]
    result = cli("meetings", "Solstuen")
    assert result.code == 1
    assert all(key[:8] in result.refusal for key in keys)
    assert cli("meetings", keys[0]).code == 0


@pytest.mark.parametrize("word", ["", " ", "x", "stjernestuen", "%", "Sampraksis på Stjernestuen!"])
def test_what_no_course_is_called_is_refused(cli: CommandLine, word: str) -> None:
    result = cli("meetings", word)
    assert result.code == 1
    assert "Intet forløb" in result.refusal


# meetings


def test_meetings_are_listed_by_date_with_number_and_state(cli: CommandLine) -> None:
    found = _json(cli, "meetings", "sampraksis")
    assert len(found) == 28
    assert [m["date"] for m in found] == sorted(m["date"] for m in found)
    assert [m["state"] for m in found[11:15]] == ["approved", "held", "planned", "planned"]
    [cancelled] = [m for m in found if m["state"] == "cancelled"]
    assert cancelled["number"] is None
    coming = found[13]
    assert coming["number"] == 12
    assert coming["week"] == date.fromisoformat(coming["date"]).isocalendar().week
    assert (coming["start"], coming["kind"]) == ("12:30", "planning")
    assert [m["kind"] for m in found[-4:]] == ["evaluation", "visit", "visit", "visit"]
    assert sum(m["open"] for m in found) == len(_json(cli, "actions", "sampraksis"))
    assert len(cli("meetings", "sampraksis").out.splitlines()) == 29


# actions


def test_all_open_actions_are_listed_overdue_first_and_waiting_last(cli: CommandLine) -> None:
    found = _json(cli, "actions", "sampraksis")
    assert {a["state"] for a in found} == {"open", "waiting"}
    states = [(a["state"] == "waiting", not a["overdue"]) for a in found]
    assert states == sorted(states)
    assert set(found[0]) == {
        "id", "what", "who", "due", "overdue", "state", "point", "meeting", "meeting_id", "course",
        "course_id",
    }  # fmt: skip
    assert all(isinstance(a["who"], list) for a in found)
    assert len(cli("actions", "sampraksis").out.splitlines()) == len(found) + 1


def test_overdue_and_all_choose_more_or_less(cli: CommandLine) -> None:
    usual = {a["id"] for a in _json(cli, "actions")}
    overdue = {a["id"] for a in _json(cli, "actions", "--overdue")}
    every = _json(cli, "actions", "--all")
    assert overdue < usual < {a["id"] for a in every}
    assert len({a["id"] for a in every}) == len(every)
    assert {"done", "standing_practice", "dropped"} <= {a["state"] for a in every}
    assert not any(a["overdue"] for a in every if a["id"] not in usual)


def test_what_is_overdue_follows_the_day(cli: CommandLine) -> None:
    before = len(_json(cli, "actions", "--overdue"))
    later = cli("--archive", cli.folder, "--today", "2027-03-01", "actions", "--overdue", "--json",
                bare=True)  # fmt: skip
    assert len(json.loads(later.out)) > before


def test_actions_are_those_of_one_course_or_of_all(cli: CommandLine) -> None:
    key = _agree(cli, "Solstuen", {"what": "Ryd op"})
    assert [a["what"] for a in _json(cli, "actions", "solstuen")] == ["Ryd op"]
    assert {a["course_id"] for a in _json(cli, "actions")} > {key}


def test_a_person_is_known_by_every_usual_name(cli: CommandLine) -> None:
    _agree(
        cli,
        "Solstuen",
        {"what": "Lars' egen", "who": ["Lars Friis"]},
        {"what": "Lars og Ida", "who": ["Lars Friis", "Ida Øst"]},
        {"what": "Idas", "who": ["Ida Øst"]},
        {"what": "Alles", "everyone": True},
        {"what": "Ingens"},
        team=("Lars Friis", "Ida Øst"),
    )
    for name in ("Lars", "lars friis", "LF", " Lars  Friis "):
        found = _json(cli, "actions", "Solstuen", "--person", name)
        assert {a["what"] for a in found} == {"Lars' egen", "Lars og Ida", "Alles"}
    found = _json(cli, "actions", "Solstuen", "--person", "alle")
    assert [a["what"] for a in found] == ["Alles"]


def test_two_of_one_first_name_are_both_meant_and_told_apart_by_more(cli: CommandLine) -> None:
    _agree(
        cli,
        "Solstuen",
        {"what": "Den ene", "who": ["Mette Holm"]},
        {"what": "Den anden", "who": ["Mette Bang"]},
        team=("Mette Holm", "Mette Bang"),
    )
    assert len(_json(cli, "actions", "Solstuen", "--person", "mette")) == 2
    found = _json(cli, "actions", "Solstuen", "--person", "Mette H.")
    assert [a["what"] for a in found] == ["Den ene"]
    assert found[0]["who"] == ["Mette H."]


def test_what_was_handed_over_is_listed_for_the_new_person(cli: CommandLine) -> None:
    key = _agree(cli, "Solstuen", {"what": "Mål", "who": ["Ole"]}, team=("Ole", "Ida"))
    store = Store(cli.folder, device="x")
    course = store.course(key)
    ole = next(m for m in course.memberships if m.name == "Ole")
    ida = next(m for m in course.memberships if m.name == "Ida")
    leaving = Leaving.of(ole, TODAY, TODAY)
    hand_over(store, leaving, {leaving.pieces[0].key: Who((ida.id,))})
    store.close()
    [found] = _json(cli, "actions", "Solstuen")
    assert found["who"] == ["Ida"]
    assert len(_json(cli, "actions", "Solstuen", "--person", "ida")) == 1
    assert _json(cli, "actions", "Solstuen", "--person", "ole") == []


def test_an_unknown_person_is_refused(cli: CommandLine) -> None:
    result = cli("actions", "--person", "Ole")
    assert result.code == 1
    assert "»Ole«" in result.refusal


def test_what_all_do_is_not_for_somebody_of_another_course(cli: CommandLine) -> None:
    _agree(cli, "Solstuen", {"what": "Alles", "everyone": True}, team=("Ole Vang",))
    _agree(cli, "Månestuen", {"what": "De andres", "everyone": True}, team=("Eva Lund",))
    assert [a["what"] for a in _json(cli, "actions", "--person", "Ole")] == ["Alles"]


def test_due_is_a_date_or_null(cli: CommandLine) -> None:
    _agree(
        cli,
        "Solstuen",
        {"what": "a", "due": Due.DATE, "due_date": date(2026, 12, 4)},
        {"what": "b", "due": Due.NEXT_MEETING},
        {"what": "c"},
    )
    found = {a["what"]: a["due"] for a in _json(cli, "actions", "Solstuen")}
    assert found == {"a": "2026-12-04", "b": None, "c": None}
    assert "næste møde" in cli("actions", "Solstuen").out


# out and in


def test_a_course_goes_out_and_into_another_archive_but_makes_none(
    cli: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "forløb.json"
    result = cli("export", "sampraksis", file, "--plain")
    assert f"gemt i {file}. Alle kan læse den." in result.out
    cli.folder = tmp_path / "et andet" / "arkiv"
    assert "intet arkiv" in cli("import", file).refusal
    assert not cli.folder.exists()
    Store(cli.folder, device="x", create=True).close()
    assert DEMO in cli("import", file).out
    assert [c["title"] for c in _json(cli, "courses")] == [DEMO]


def test_a_bad_file_makes_no_archive(cli: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "forløb.json"
    file.write_text('{"format": "teammoede-course", "version": 1}')
    cli.folder = tmp_path / "nyt"
    result = cli("import", file)
    assert result.code == 1
    assert "»exported« – mangler" in result.refusal
    assert not cli.folder.exists()


def test_a_course_that_is_there_needs_a_word_and_then_a_copy_is_kept(
    cli: CommandLine, tmp_path: Path
) -> None:
    file = tmp_path / "forløb.json"
    cli("export", "sampraksis", file, "--plain")
    before = contents(cli.folder)
    result = cli("import", file)
    assert result.code == 1
    assert "--replace" in result.refusal
    assert contents(cli.folder) == before
    assert cli("import", file, "--replace").code == 0
    assert len(list((cli.folder / "kopier").iterdir())) == 1


def test_a_course_goes_out_and_in_with_a_password(cli: CommandLine, tmp_path: Path) -> None:
    file, word = tmp_path / "forløb.teammoede", tmp_path / "ord"
    word.write_text("fire små ord her\n", encoding="utf-8")
    done = cli("export", "sampraksis", file, "--passphrase-file", word)
    assert done.out.endswith(f"er gemt i {file}.\n")
    assert b"Sampraksis" not in file.read_bytes()
    cli.folder = tmp_path / "nyt"
    assert "ingen terminal" in cli("import", file).refusal
    word.write_text("fire andre ord her\n", encoding="utf-8")
    assert "ikke filens adgangskode" in cli("import", file, "--passphrase-file", word).refusal
    assert not cli.folder.exists()
    word.write_text("fire små ord her", encoding="utf-8")
    Store(cli.folder, device="x", create=True).close()
    assert DEMO in cli("import", file, "--passphrase-file", word).out


def test_an_export_is_never_plain_without_a_word_of_it(cli: CommandLine, tmp_path: Path) -> None:
    file, word = tmp_path / "forløb.teammoede", tmp_path / "ord"
    word.write_text("kort\n", encoding="utf-8")
    assert "--plain" in cli("export", "sampraksis", file).refusal
    assert "for kort" in cli("export", "sampraksis", file, "--passphrase-file", word).refusal
    assert not file.exists()


def test_an_export_to_nowhere_is_refused(cli: CommandLine, tmp_path: Path) -> None:
    result = cli("export", "sampraksis", tmp_path / "mangler" / "c.json", "--plain")
    assert result.code == 1
    assert "mappen findes ikke" in result.refusal


# check


def test_a_sound_archive_is_counted(cli: CommandLine) -> None:
    result = cli("check")
    assert result.code == 0
    assert result.out.splitlines()[0] == "Arkivet er helt."
    assert "Forløb: 2" in result.out


def test_a_damaged_page_is_found(cli: CommandLine) -> None:
    file = cli.folder / "teammoede.db"
    content = bytearray(file.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 4096] = b"\xa5" * 4096
    file.write_bytes(content)
    result = cli("check")
    assert result.code == 1
    assert "beskadiget" in result.refusal
