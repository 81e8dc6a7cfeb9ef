"""A file is checked through before anything is done with it; every fault is named by its place."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teammoede.storage import course_file
from teammoede.storage.course_file import ImportRefused, as_bytes, read_course_file
from teammoede.storage.shape import Misfit
from tests.storage.exported import Data, demo_data, small_data, write

Change = Callable[[Data], object]
LOST = "99999999-9999-4999-8999-999999999999"


def _set(*path: Any) -> Change:
    """Return a change that puts the last of `path` at the place that the others lead to."""
    *steps, last, value = path

    def change(data: Data) -> None:
        at: Any = data
        for step in steps:
            at = at[step]
        at[last] = value

    return change


def _drop(*path: Any) -> Change:
    *steps, last = path

    def change(data: Data) -> None:
        at: Any = data
        for step in steps:
            at = at[step]
        del at[last]

    return change


def _twice(name: str, **changed: Any) -> Change:
    return lambda data: data[name].append(data[name][0] | changed)


def _refusal(file: Path) -> str:
    with pytest.raises(ImportRefused) as refused:
        read_course_file(file)
    assert "\n" not in str(refused.value)
    return str(refused.value)


BAD: list[tuple[Change, str, str]] = [
    (_set("format", "noget"), "", "eksporteret"),
    (_set("version", 2), "", "nyere udgave"),
    (_set("version", 0), "»version«", "mulighederne 1"),
    (_set("version", True), "»version«", "mulighederne 1"),
    (_set("version", "1"), "»version«", "mulighederne 1"),
    (_drop("notes"), "»notes«", "mangler"),
    (_drop("meetings", 1, "date"), "»meetings[1].date« (møde nr. 2)", "mangler"),
    (_set("kommentar", "hej"), "", "»kommentar« kendes ikke"),
    (_set("course", "farve", "blå"), "»course«", "»farve« kendes ikke"),
    (_set("course", []), "»course«", "objekt"),
    (_set("meetings", {}), "»meetings«", "liste"),
    (_set("meetings", 0, None), "»meetings[0]«", "objekt"),
    (_set("meetings", 0, "date", "2026-02-30"), "»meetings[0].date«", "findes ikke i kalenderen"),
    (_set("meetings", 0, "date", "30/2"), "»meetings[0].date«", "»2026-11-23«"),
    (_set("meetings", 0, "date", None), "»meetings[0].date«", "tekst"),
    (_set("meetings", 0, "date", "9999-12-31"), "»meetings[0].date«", "skrives"),
    (_set("meetings", 0, "start", "25:00"), "»meetings[0].start«", "»12:30:00«"),
    (_set("meetings", 0, "state", "afholdt"), "»meetings[0].state«", '"held"'),
    (_set("meetings", 0, "changed", "2026-11-23"), "»meetings[0].changed«", "T11:41"),
    (_set("meetings", 0, "changed", "2026-02-29T10:00:00Z"), "»meetings[0].changed«", "findes"),
    (_set("meetings", 0, "changed", "2026-11-23T10:00:00+99:00"), "[0].changed«", "findes"),
    (_set("meetings", 0, "length", 1e300), "»meetings[0].length«", "1440"),
    (_set("meetings", 0, "agenda_data", "items", []), "agenda_data.items«", "tom"),
    (_set("course", "weekday", 7), "»course.weekday«", "fra 0 til 6"),
    (_set("course", "title", ""), "»course.title«", "tom"),
    (_set("course", "title", " \t\u00a0"), "»course«", "titel"),
    (_set("course", "id", "mit-forløb"), "»course.id«", "skrives"),
    (_set("memberships", 0, "position", 10**30), "»memberships[0].position«", "ligge"),
    (_set("memberships", 0, "position", 1.5), "»memberships[0].position«", "helt tal"),
    (_set("actions", 0, "everyone", 1), "»actions[0].everyone«", "true eller false"),
    (_set("actions", 0, "themes", ["blå"]), "»actions[0].themes[0]«", '"nature"'),
    (_set("actions", 0, "what", "x" * 200_001), "»actions[0].what«", "200.001 tegn"),
    (_set("notes", 0, "text", "😀" * 200_001), "»notes[0].text«", "plads til 200.000"),
    (_set("revisions", 0, "clock", "i går"), "»revisions[0].clock«", "skrives"),
    (_set("revisions", 0, "value", {"a": [1]}), "»revisions[0].value«", "felt"),
    # what the schema cannot say
    (_set("meetings", 0, "chair_id", LOST), "»meetings[0].chair_id«", "»memberships«"),
    (_set("meetings", 0, "minute_taker_id", LOST), "minute_taker_id«", "»memberships«"),
    (_set("attendances", 0, "member_id", LOST), "»attendances[0].member_id«", "»memberships«"),
    (_set("attendances", 0, "meeting_id", LOST), "»attendances[0].meeting_id«", "»meetings«"),
    (_set("notes", 0, "meeting_id", LOST), "»notes[0].meeting_id«", "»meetings«"),
    (_set("actions", 0, "meeting_id", LOST), "»actions[0].meeting_id«", "»meetings«"),
    (_set("actions", 0, "who", [LOST]), "»actions[0].who« (aftale nr. 1)", "»memberships«"),
    (_set("reviews", 0, "action_id", LOST), "»reviews[0].action_id«", "»actions«"),
    (_set("reviews", 0, "meeting_id", LOST), "»reviews[0].meeting_id«", "»meetings«"),
    (_set("state_changes", 0, "meeting_id", LOST), "state_changes[0]", "»meetings«"),
    (_set("assignments", 0, "situation_id", LOST), "»assignments[0].situation_id«", "situations"),
    (_set("assignments", 0, "who", [LOST]), "»assignments[0].who«", "»memberships«"),
    (_set("areas", 0, "stand_in", [LOST]), "»areas[0].stand_in«", "»memberships«"),
    (_set("revisions", 0, "entity", LOST), "»revisions[0].entity«", "ikke med"),
    (_set("revisions", 0, "parents", [LOST]), "»revisions[0].parents«", "»revisions«"),
    (_twice("memberships"), "»memberships[7].id«", "to gange"),
    (_twice("notes", id=LOST), "»notes[", "meeting_id og point"),
    (_twice("attendances", id=LOST), "»attendances[", "meeting_id og member_id"),
    (_twice("reviews", id=LOST), "»reviews[", "action_id og meeting_id"),
    (_twice("assignments", id=LOST), "»assignments[", "weekday"),
    (_twice("areas", id=LOST), "»areas[", "meeting_id og key"),
    (_set("handovers", 0, "action_id", LOST), "»handovers[0].action_id«", "»actions«"),
    (_set("handovers", 0, "to", [LOST]), "»handovers[0].to« (overdragelse nr. 1)", "»memberships«"),
    (_set("ratings", 0, "sign_id", LOST), "»ratings[0].sign_id«", "»signs«"),
    (_set("ratings", 0, "value", 6), "»ratings[0].value«", "5"),
    (_twice("ratings", id=LOST), "»ratings[", "meeting_id og sign_id"),
    (_set("checks", 0, "action_id", LOST), "»checks[0].action_id«", "»actions«"),
    (_twice("checks", id=LOST), "»checks[", "meeting_id og action_id"),
    (
        lambda data: data["course"].update(start="2026-09-01", end="2026-08-31"),
        "»course«",
        "før startdatoen",
    ),
    (
        lambda data: data["situations"][0].update(id=data["memberships"][0]["id"]),
        "»situations[0].id«",
        "to gange",
    ),
    (
        lambda data: data["meetings"][0]["agenda_data"]["items"][1].update(key="welcome"),
        "»meetings[0].agenda_data.items«",
        "samme nøgle",
    ),
]


@pytest.mark.parametrize(("change", "place", "said"), BAD)
def test_what_does_not_fit_is_named_by_its_place(
    change: Change, place: str, said: str, tmp_path: Path
) -> None:
    data = small_data()
    change(data)
    sentence = _refusal(write(tmp_path / "c.json", data))
    assert place in sentence
    assert said in sentence


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "tom"),
        (b"Kaere alle", "ikke JSON"),
        (b"[]", "eksporteret"),
        (b'"teammoede-course"', "eksporteret"),
        (b'{"format": "teammoede-course"}', "mangler"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", ""),
        (b"[" * 50_000_000, "for dybt"),
    ],
)
def test_what_is_no_course_at_all_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    file.write_bytes(content)
    assert said in _refusal(file)


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_half_a_file_is_refused(share: float, tmp_path: Path) -> None:
    whole = as_bytes(demo_data())
    file = tmp_path / "c.json"
    file.write_bytes(whole[: int(len(whole) * share)])
    assert "ikke hel" in _refusal(file) or "UTF-8" in _refusal(file)


def test_a_file_that_is_not_there_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "findes ikke" in _refusal(tmp_path / "c.json")
    assert "er en mappe" in _refusal(tmp_path)


def test_a_file_that_is_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = write(tmp_path / "c.json", small_data())
    monkeypatch.setattr(course_file, "MAX_BYTES", file.stat().st_size)
    assert read_course_file(file).id == small_data()["course"]["id"]
    monkeypatch.setattr(course_file, "MAX_BYTES", file.stat().st_size - 1)
    assert "større end" in _refusal(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_file_that_another_editor_saved_is_read(encoding: str, tmp_path: Path) -> None:
    file = tmp_path / "c.json"
    text = json.dumps(small_data(), ensure_ascii=False, indent=4)
    file.write_text(text, encoding=encoding, newline="\r\n")
    assert read_course_file(file).data == small_data()


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_bytes_changed_at_random_are_read_or_refused_and_nothing_else(
    tmp_path: Path, data: st.DataObject
) -> None:
    content = bytearray(as_bytes(small_data()))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    file = tmp_path / "c.json"
    file.write_bytes(content)
    try:
        read = read_course_file(file)
    except ImportRefused:
        return
    for name in ("memberships", "meetings", "actions", "revisions"):
        list(read.rows(name))


def test_what_no_import_would_take_is_not_written_either() -> None:
    data = small_data()
    data["notes"][0]["text"] = "x" * 200_001
    with pytest.raises(Misfit):
        as_bytes(data)


def test_a_revision_may_be_longer_than_a_current_text(tmp_path: Path) -> None:
    data = small_data()
    data["revisions"][0]["value"] = "x" * 300_000
    assert read_course_file(write(tmp_path / "c.json", data)).data == data


def test_one_row_is_one_line() -> None:
    lines = as_bytes(small_data()).decode().splitlines()
    assert sum(line.startswith('{"id"') for line in lines) == sum(
        len(rows) for rows in small_data().values() if isinstance(rows, list)
    )
