"""At a meeting: a line knows its team and day, and an agreement loses nothing as a line."""

from datetime import date

from teammoede.domain.action import Due, Theme
from teammoede.domain.capture_grammar import Grammar
from tests.domain.building import TODAY, agree, make_course, weekly_meetings


def test_what_a_line_has_no_place_for_stands_in_its_brackets() -> None:
    course = make_course("Mette Holm")
    meeting = weekly_meetings(course, 1, TODAY)[0]
    action = agree(
        meeting,
        "Del gruppen",
        who=[course.memberships[0].id],
        success="der er ro",
        trial=True,
        trial_end=date(2026, 12, 4),
        show_from=date(2026, 12, 14),
        themes=[Theme.NATURE.value],
    )
    assert Grammar.of(meeting).write(action, "organisation") == (
        "@Mette: Del gruppen (det virker, når der er ro; prøvehandling til 4.12.2026; "
        f"vis igen fra 14.12.2026; {Theme.NATURE.label})"
    )


def test_a_meeting_written_up_afterwards_counts_from_its_own_day() -> None:
    course = make_course("Mette Holm")
    meeting = weekly_meetings(course, 1, date(2026, 11, 9))[0]
    said = Grammar.of(meeting).read("@mette inden fredag: flytter")
    assert (said.due, said.due_date) == (Due.DATE, date(2026, 11, 13))
