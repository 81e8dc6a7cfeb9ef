"""One line says who does what by when; all else stays text, nothing is lost."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teammoede.domain.action import Due
from teammoede.domain.capture import Captured, Doubt, parse_capture
from teammoede.domain.capture_lines import lines_of, shown, write_capture
from teammoede.domain.capture_names import Completion, completions, point_named
from teammoede.domain.people import Membership, Who
from tests.domain.building import PLANNING, TODAY, make_course

POINTS = {item.key: item.short for item in PLANNING.items}
TEAM = make_course("Mette Holm", "Lars Bech", "Anne Lund", "Anne Krogh", "Sara Lind").memberships
METTE, LARS, ANNE_L, ANNE_K, SARA = (member.id for member in TEAM)
NAMES = TEAM[0].course.short_names()
FRIDAY = date(2026, 11, 27)


def read(line: str, team: Sequence[Membership] = TEAM, day: date = TODAY) -> Captured:
    return parse_capture(line, team=team, points=POINTS, day=day)


def understood(line: str) -> str:
    """Return what the window would say of a line."""
    return shown(read(line), NAMES, POINTS, TODAY)


def test_one_line_says_who_by_when_what_and_on_which_point() -> None:
    found = read("@mette inden fredag: flytter knagerækken #organisering")
    assert found == Captured("flytter knagerækken", Who((METTE,)), Due.DATE, FRIDAY, "organisation")
    assert shown(found, NAMES, POINTS, TODAY) == "Mette · fr 27.11., uge 48 · Organisering"


@pytest.mark.parametrize(
    ("line", "who", "what"),
    [
        ("@mette: flytter", "Mette", "flytter"),
        ("@METTE HOLM flytter", "Mette", "flytter"),
        ("@mh flytter", "Mette", "flytter"),
        ("@mette, lars: flytter", "Mette, Lars", "flytter"),
        ("@mette @lars flytter", "Mette, Lars", "flytter"),
        ("@mette og lars flytter bordet", "Mette, Lars", "flytter bordet"),
        ("flytter bordet @mette, @lars", "Mette, Lars", "flytter bordet"),
        ("flytter bordet (@mette)", "Mette", "flytter bordet"),
        ("@alle: husk", "alle", "husk"),
        ("@anne k.: tavlen", "Anne K.", "tavlen"),
        ("@Anne Lund tavlen", "Anne L.", "tavlen"),
        ("@mette, flytter", "Mette", "flytter"),
        ("@mette - flytter", "Mette", "flytter"),
        ("@»vikaren« og @mette: rydder", "Mette, vikaren", "rydder"),
        ("ringer til @lars", "Lars", "ringer til Lars"),
        ("så hjælper @lars med at dele", "Lars", "så hjælper Lars med at dele"),
        ("@mette @mette: flytter", "Mette", "flytter"),
    ],
)
def test_people_are_named_as_one_speaks(line: str, who: str, what: str) -> None:
    found = read(line)
    assert (", ".join(found.who.listed(NAMES)), found.what.casefold()) == (who, what.casefold())


@pytest.mark.parametrize(
    ("line", "when", "what"),
    [
        ("flytter den inden fredag", "fr 27.11., uge 48", "flytter den"),
        ("flytter den senest på fredag", "fr 27.11., uge 48", "flytter den"),
        ("flytter den, inden næste møde", "næste møde", "flytter den"),
        ("fredag: ud i skoven", "fr 27.11., uge 48", "ud i skoven"),
        ("næste møde: se på det", "næste møde", "se på det"),
        ("inden næste fredag: tavlen", "fr 4.12., uge 49", "tavlen"),
        ("uge 48: tavlen", "fr 27.11., uge 48", "tavlen"),
        ("inden 1/12: tavlen", "ti 1.12., uge 49", "tavlen"),
        ("senest den 1. december tavlen", "ti 1.12., uge 49", "tavlen"),
        ("om 14 dage: se igen", "ma 7.12., uge 50", "se igen"),
        ("tavlen inden 14 dage", "ma 7.12., uge 50", "tavlen"),
        ("i morgen: tavlen", "ti 24.11., uge 48", "tavlen"),
        ("tavlen inden 1/1", "fr 1.1.2027, uge 53", "tavlen"),
        ("tavlen inden uge 1", "fr 8.1.2027, uge 1", "tavlen"),
        ("mødes inden fredag kl. 12", "fr 27.11., uge 48", "mødes inden fredag kl. 12"),
    ],
)
def test_a_time_is_taken_where_it_is_clearly_meant(line: str, when: str, what: str) -> None:
    assert (understood(line), read(line).what) == (when, what)


@pytest.mark.parametrize(
    "line",
    [
        "Vi synger hver fredag",
        "rydder op inden jul",
        "fredag går vi i skoven",
        "kl. 9:30 mødes vi",
        "to: hylder",
        "man: går rundt",
        "skriv til mette@lars.dk",
        "C# og @ alene #",
        "inden to hylder er oppe",
        "inden man går hjem",
        "3-4 børn i hver gruppe",
        "mette: flytter",
        "#1 i rækken",
        "#r",  # begins two points
    ],
)
def test_what_may_mean_something_else_stays_text(line: str) -> None:
    found = read(line)
    assert (found.what, found.says_more) == (line, False)


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("@mette fredag flytter", FRIDAY),
        ("fredag @mette: flytter", FRIDAY),
        ("@mette, fre: flytter", FRIDAY),
        ("@mette to: flytter", date(2026, 11, 26)),
        ("@mette uge 50 flytter", date(2026, 12, 11)),
        ("@mette mandag i uge 49 flytter", date(2026, 11, 30)),
        ("@mette næste uge: flytter", date(2026, 12, 4)),
    ],
)
def test_beside_a_name_a_time_needs_no_word_before_it(line: str, when: date) -> None:
    found = read(line)
    assert (found.what, found.who, found.due_date) == ("flytter", Who((METTE,)), when)


@pytest.mark.parametrize("line", ["@mette to hylder", "@mette 3-4 hylder", "@mette 1/2 time"])
def test_beside_a_name_a_number_of_things_is_no_time(line: str) -> None:
    assert read(line).due is None
    assert read(line).what == line.removeprefix("@mette ")


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("10/12 - 14/12 holder ferie", "10/12 - 14/12 holder ferie"),
        ("mandag og onsdag: rydder op", "mandag og onsdag: rydder op"),
        ("fredag - søndag: tur", "fredag - søndag: tur"),
        ("i uge 48 og 49: måler", "i uge 48 og 49: måler"),
        ("ringer inden fredag eller mandag", "ringer inden fredag eller mandag"),
        ("1/2 af børnene ud", "1/2 af børnene ud"),
    ],
)
def test_one_of_several_times_is_not_taken_for_the_only_one(said: str, left: str) -> None:
    found = read(f"@mette {said}")
    assert (found.what, found.who, found.due) == (left, Who((METTE,)), None)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("@mette fredag, uge 48: måler", "uge 48: måler"),
        ("@mette inden fredag, mandag holder vi fri", "mandag holder vi fri"),
        ("@mette fredag 14 børn ud", "14 børn ud"),
    ],
)
def test_what_only_looks_like_another_time_leaves_the_first(line: str, what: str) -> None:
    assert (read(line).what, read(line).due_date) == (what, FRIDAY)


def test_an_address_is_left_as_it_is() -> None:
    address = "https://boernehuset.dk/@mette/#organisering"
    assert read(f"se {address} @lars") == Captured(f"se {address}", Who((LARS,)))


def test_whoever_is_left_out_is_not_named() -> None:
    found = read("@alle undtagen @lars: husk")
    assert (found.what, found.who) == ("undtagen @lars: husk", Who((), everyone=True))


def test_the_turn_of_the_year_is_the_next_one() -> None:
    late = date(2026, 12, 29)
    assert read("@mette inden 2/1: x", day=late).due_date == date(2027, 1, 2)
    assert read("@mette inden uge 1: x", day=late).due_date == date(2027, 1, 8)
    assert read("@mette inden næste fredag: x", day=late).due_date == date(2027, 1, 8)
    assert read("@mette inden uge 53: x", day=late).due_date == date(2027, 1, 1)


def test_two_of_one_first_name_are_asked_about_and_the_name_stays() -> None:
    found = read("@anne inden fredag: tavlen")
    assert found.doubts == (Doubt("anne", (ANNE_L, ANNE_K)),)
    assert (found.what, found.due_date, found.who) == ("@anne: tavlen", FRIDAY, Who())
    told = parse_capture(found.what, team=TEAM, points=POINTS, day=TODAY, chosen={"anne": ANNE_K})
    assert (told.what, told.who, told.doubts) == ("tavlen", Who((ANNE_K,)), ())


def test_a_name_that_nobody_has_is_reported_and_stays() -> None:
    found = read("@aylin inden fredag: flytter")
    assert (found.unknown, found.what) == (("aylin",), "@aylin: flytter")
    assert found.due_date == FRIDAY
    assert understood("spørg @aylin") == "»aylin« er ikke på holdet"


def test_names_that_are_words_or_weekdays_mean_people_behind_their_sign() -> None:
    team = make_course("Fredag Olsen", "Søn", "Alle Jensen", "Inden", "Mette Holm").memberships
    friday, son, alle, before, mette = (member.id for member in team)
    assert read("@fredag inden fredag: synger", team).who.members == (friday,)
    assert read("@fredag inden fredag: synger", team).due_date == FRIDAY
    assert read("@mette, fredag: synger", team).who.members == (mette,)
    assert read("@mette, @fredag: synger", team).who.members == (mette, friday)
    assert read("@søn: synger", team).who.members == (son,)
    assert read("@inden inden fredag: synger", team).who.members == (before,)
    assert read("@alle: synger", team).who == Who(everyone=True)
    assert read("@alle jensen: synger", team).who.members == (alle,)
    assert read("vi synger inden søn kommer", team).what == "vi synger inden søn kommer"


@pytest.mark.parametrize(
    ("tag", "key"),
    [
        ("organisering", "organisation"),
        ("ORG", "organisation"),
        ("organisation", "organisation"),
        ("foraeldre", "parents"),
        ("Forældre", "parents"),
        ("boerne", "child_perspective"),
        ("child_perspective", "child_perspective"),
        ("rol", "roles"),
        ("r", None),
        ("ukendt", None),
        ("-", None),
    ],
)
def test_a_point_is_named_by_its_beginning(tag: str, key: str | None) -> None:
    assert point_named(tag, POINTS) == key


def test_a_double_colon_ends_the_understanding() -> None:
    found = read("@mette:: @lars inden fredag #rel")
    assert (found.what, found.who) == ("@lars inden fredag #rel", Who((METTE,)))


# any text

_PIECES = st.sampled_from(
    ["@", "#", ":", "::", ",", "@mette", "@lars", "mette", "og", "@anne", "@alle", "@ukendt",
     "inden", "senest", "til", "på", "fredag", "næste", "møde", "uge", "48", "1/12", "om", "dage",
     "to", "kl.", "#org", "#ukendt", "»", "«", '"', "(", ")", "-", "ord", ".", "hver", "i", "dag"]
)  # fmt: skip
LINES = st.one_of(st.text(), *(st.lists(_PIECES, max_size=9).map(s.join) for s in (" ", "")))
DAYS = st.dates(date(2000, 1, 1), date(2080, 12, 31))


@given(LINES, DAYS)
def test_any_line_is_read_and_none_of_its_characters_is_lost(line: str, day: date) -> None:
    found = read(line, day=day)
    kept = Counter("".join(found.what.split()))
    assert kept + Counter("".join("".join(found.taken).split())) == Counter("".join(line.split()))
    assert (found.due is Due.DATE) == (found.due_date is not None)
    assert shown(found, NAMES, POINTS, day) is not None


@given(LINES)
def test_what_was_taken_leaves_every_other_word_in_its_order(line: str) -> None:
    words = iter("".join(line.split()))
    assert all(letter in words for letter in "".join(read(line).what.split()))


WORDS = st.one_of(LINES, st.text(max_size=30)).map(lambda text: " ".join(text.split()))
WHOS = st.builds(
    Who,
    st.lists(st.sampled_from([member.id for member in TEAM]), unique=True).map(tuple),
    st.booleans(),
    st.sampled_from(["", "vikaren", "en fra nabostuen", "»Bo«", "de tre, som er her"]),
)


@given(WORDS, WHOS, st.sampled_from([None, *POINTS]), st.integers(-400, 900), st.sampled_from(Due))
def test_a_written_line_gives_the_agreement_back(
    what: str, who: Who, point: str | None, days: int, due: Due
) -> None:
    day = TODAY + timedelta(days=days) if due is Due.DATE else None
    line = write_capture(Captured(what, who, due, day, point), team=TEAM, points=POINTS, day=TODAY)
    found = read(line)
    assert (found.what, found.who, found.point) == (what, who, point)
    assert (found.due or Due.NONE, found.due_date) == (due, day)
    assert "\n" not in line


NAMED = st.lists(
    st.one_of(
        st.sampled_from(["Anne", "Anne Lund", "anne lund", "Alle", "Fredag", "Inden", "A", "Bo:",
                         "Anne-Marie", "@Bo", "Al", "Anne L.", "»Ib«", "Søren og Ida", "1/12"]),
        st.text("aB å.-:,@#»«\"(1", min_size=1, max_size=6).filter(lambda name: name.strip()),
    ),
    min_size=1,
    max_size=6,
)  # fmt: skip


@given(NAMED, st.data())
def test_whoever_is_on_the_team_can_be_written_and_read_back(
    names: list[str], data: st.DataObject
) -> None:
    team = make_course(*names).memberships
    who = Who((data.draw(st.sampled_from([member.id for member in team])),))
    line = write_capture(Captured("flytter", who), team=team, points=POINTS, day=TODAY)
    assert parse_capture(line, team=team, points=POINTS, day=TODAY).who == who


def test_a_written_line_reads_as_one_would_have_typed_it() -> None:
    said = Captured("flytter knagerækken", Who((METTE, ANNE_K)), Due.DATE, FRIDAY, "relations")
    line = write_capture(said, team=TEAM, points=POINTS, day=TODAY)
    assert line == "@Mette, @Anne K. inden 27/11: flytter knagerækken #relationer"


# while typing


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("@m", Completion(1, ("Mette",))),
        ("@", Completion(1, ("Mette", "Lars", "Anne L.", "Anne K.", "Sara", "alle"))),
        ("@an", Completion(1, ("Anne L.", "Anne K."))),
        ("@mette, @La", Completion(9, ("Lars",))),
        ("flytter #re", Completion(9, ("relationer",))),
        ("#foraeld", Completion(1, ("forældre",))),
        ("@mette", None),
        ("@mette flytter", None),
        ("mette@l", None),
        ("@ukendt", None),
        ("", None),
    ],
)
def test_a_begun_name_or_point_is_completed(line: str, found: Completion | None) -> None:
    assert completions(line, len(line), team=TEAM, points=POINTS) == found


@given(LINES, st.integers(0, 40))
def test_completing_any_text_is_no_error(line: str, cursor: int) -> None:
    found = completions(line, min(cursor, len(line)), team=TEAM, points=POINTS)
    assert found is None or (found.words and 0 < found.begin <= cursor)


# a pasted block


def test_a_pasted_block_is_its_lines_without_bullets_and_numbers() -> None:
    block = (
        "- @mette: et\n\n  • to\t ord\n1. tre\n2) fire\n[ ] fem\n1. december: jul\n5. klasse\n-\n"
    )
    assert lines_of(block) == [
        "@mette: et",
        "to ord",
        "tre",
        "fire",
        "fem",
        "1. december: jul",
        "5. klasse",
    ]


@given(st.text())
def test_any_pasted_block_has_lines(text: str) -> None:
    assert all(line == " ".join(line.split()) != "" for line in lines_of(text))


def test_a_thousand_lines_are_read_in_order() -> None:
    block = "\n".join(f"- @mette inden fredag: nummer {n}" for n in range(1000))
    lines = lines_of(block)
    assert [read(line).what for line in lines] == [f"nummer {n}" for n in range(1000)]
