"""All on one person, gathered from every course with its former versions and the log."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from teammoede.domain.access_entry import AccessEvent
from teammoede.domain.course import Course
from teammoede.domain.people import Membership
from teammoede.domain.viewer import Role, Viewer
from teammoede.storage.access_log import record_failures
from teammoede.storage.disclosing import disclose, known_names
from teammoede.storage.faults import AdministratorOnly
from teammoede.storage.store import Store
from tests.storage.conftest import TODAY

ANNE = Viewer("a0", "Anne Lund", Role.ADMINISTRATOR)


def test_courses_former_versions_and_the_log_are_gathered(store: Store, course: Course) -> None:
    meeting = course.meetings[0]
    note = meeting.own_note("organisation")
    store.change(note, text="Mette Holm henter")
    store.change(note, text="Ingen henter")
    other = Course(title="Månestuen")
    Membership(course=other, name="Ida Lund")
    store.begin_course(other, TODAY)
    record_failures(store, {"a1": [datetime(2026, 11, 20, tzinfo=UTC)]}, {"a1": "Mette Holm"})
    found = disclose(store, "mette holm", TODAY)
    assert found.name == "Mette Holm"
    assert [part.course.title for part in found.courses] == ["Stjernestuen"]
    [part] = found.courses
    assert [former.passage.text for former in part.former] == ["Mette Holm henter"]
    assert [entry.event for entry in found.log] == [AccessEvent.FAILED]


def test_an_employee_gathers_nothing_on_anybody(store: Store, course: Course) -> None:
    store.viewer = replace(ANNE, name="Mette Holm", role=Role.EMPLOYEE)
    with pytest.raises(AdministratorOnly):
        disclose(store, "Mette Holm", TODAY)
    store.viewer = ANNE
    assert disclose(store, "Mette Holm", TODAY)


def test_names_of_teams_and_aliases_are_offered_once(store: Store, course: Course) -> None:
    store.change(course, aliases=["XX"])
    other = Course(title="Månestuen", aliases=["XX", "YY"])
    Membership(course=other, name="Mette Holm")
    store.begin_course(other, TODAY)
    assert known_names(store, TODAY) == ["Lars Friis", "Mette Holm", "XX", "YY"]
