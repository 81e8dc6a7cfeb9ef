"""The recovery sheet: one page with the code on it, and nowhere else in the file."""

import re
from datetime import datetime

from teammoede.domain.recovery_code import groups, read_code, write_code
from teammoede.printing.recovery_sheet import recovery_sheet
from tests.printing.reading import bookmarks_of, dotted_of, facts_of, ink_of, pages_of, text_of
from tests.printing.sheets import PRINTED

KEY = bytes(range(100, 132))
CODE = write_code(KEY)
FOLDER = "C:\\Users\\Kontor\\AppData\\Local\\teammoede\\arkiv"


def _sheet(house: str = "Solstrålen", name: str = "Mette Holm", folder: str = FOLDER) -> bytes:
    return recovery_sheet(CODE, house=house, name=name, folder=folder, printed=PRINTED)


def test_the_code_can_be_read_back_from_the_one_page() -> None:
    (page,) = pages_of(_sheet())
    printed = page.split("Gendannelseskode")[1].split("Når nogen")[0]
    signs = printed.split()
    assert signs == [x for n, group in enumerate(groups(CODE), 1) for x in (str(n), *group)]
    assert read_code("".join(sign for place, sign in enumerate(signs) if place % 6)) == KEY


def test_it_says_whose_it_is_and_what_to_do_with_it() -> None:
    text = text_of(_sheet())
    for words in (
        "Gendannelsesark",
        "Solstrålen",
        "mandag den 23. november 2026 · uge 48",
        FOLDER,
        "Mette Holm",
        "Glemt adgangskode?",
        "låst skab",
        "Ikke ved computeren",
        "i stedet for alle ældre ark",
        "Opbevares hos",
        "initialer",
        "Låses inde",
    ):
        assert words in text
    assert [title for title, _ in bookmarks_of(_sheet())] == [
        "Gendannelseskode",
        "Når nogen har glemt adgangskoden",
        "Hvor arket skal ligge",
    ]


def test_two_lines_are_to_be_filled_in() -> None:
    assert [round(left) for left, _ in dotted_of(_sheet())] == [71, 71]
    assert min(width for _, width in dotted_of(_sheet())) > 100


def test_the_code_stands_on_the_page_and_nowhere_else_in_the_file() -> None:
    pdf = _sheet()
    described = " ".join(facts_of(pdf).values())
    outside = re.sub(rb"stream.*?endstream", b"", pdf, flags=re.DOTALL).decode("latin-1")
    names = f"{described} {bookmarks_of(pdf)} {outside} {outside[::-1]}"
    assert facts_of(pdf)["Title"].startswith("Gendannelsesark · Solstrålen · mandag")
    assert not any(group in names for group in [CODE, *groups(CODE)])


def test_another_code_is_another_sheet_and_the_same_is_always_the_same() -> None:
    assert _sheet() == _sheet()
    other = recovery_sheet(
        write_code(KEY[::-1]), house="Solstrålen", name="Mette Holm", folder=FOLDER, printed=PRINTED
    )
    assert other != _sheet()
    assert len(_sheet()) < 100_000


def test_long_names_stay_on_the_page() -> None:
    pdf = _sheet(
        house="Den integrerede daginstitution Børnehuset Solstrålen ved Åen, afdeling Nord",
        name="Anne-Margrethe Kirstine Vestergaard-Christensen",
        folder="C:\\Users\\" + "en-meget-lang-mappe\\" * 8,
    )
    assert len(pages_of(pdf)) == 1
    assert all(min(white) >= 6 and white[2] >= 13.5 for white in ink_of(pdf))


def test_odd_letters_and_markup_are_only_text() -> None:
    text = text_of(_sheet(house="Łucja & <b>Ayşe</b> 🙂", name="x" * 300))
    assert "Łucja & <b>Ayşe</b> □" in text


def test_the_clock_is_part_of_the_input() -> None:
    later = recovery_sheet(
        CODE, house="S", name="M", folder=FOLDER, printed=datetime(2027, 1, 4, 8, 5)
    )
    assert "Udskrevet ma 4.1.2027 kl. 08.05" in text_of(later)
