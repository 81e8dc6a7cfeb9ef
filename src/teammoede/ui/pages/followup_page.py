"""Being written."""

from teammoede.domain.course import Course
from teammoede.domain.meeting import Meeting
from teammoede.ui.pages.course_page import CoursePage


class FollowupPage(CoursePage):
    """Being written."""

    def show_course(self, course: Course, meeting: Meeting | None) -> None:
        """Show the course."""
