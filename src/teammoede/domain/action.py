"""An agreement (aftale): who does what by when, and what later meetings found out about it.

Whether an action is open, waiting or overdue is always derived from its answers and dates.
"""

from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from teammoede.domain.base import KEY, natural_id
from teammoede.domain.choice import Choice
from teammoede.domain.handover import Handover, in_turn
from teammoede.domain.meeting_part import MeetingPart
from teammoede.domain.people import Who
from teammoede.domain.week import short_date

if TYPE_CHECKING:
    from teammoede.domain.meeting import Meeting


class Due(Choice):
    """When an action is due."""

    NONE = "none", "ingen frist"
    DATE = "date", "dato"
    NEXT_MEETING = "next_meeting", "næste møde"


class Answer(Choice):
    """What a later meeting says of an action; only »fortsætter« leaves it open."""

    DONE = "done", "udført"
    CONTINUES = "continues", "fortsætter"
    STANDING_PRACTICE = "standing_practice", "fast praksis"
    DROPPED = "dropped", "droppet"

    @property
    def closes(self) -> bool:
        """Whether the action is closed by this answer."""
        return self is not Answer.CONTINUES


class Carried(Choice):
    """»Gjort?«: whether it was carried out."""

    NOT_YET = "not_yet", "ikke endnu"
    PARTLY = "partly", "delvist"
    AS_AGREED = "as_agreed", "som aftalt"


class Worked(Choice):
    """»Virkede det?«; nothing is ever assumed of it."""

    TOO_EARLY = "too_early", "for tidligt"
    WORSE = "worse", "værre"
    UNCHANGED = "unchanged", "uændret"
    BETTER = "better", "bedre"
    REACHED = "reached", "i mål"


class ActionState(Choice):
    """Where an action stands; derived, never stored."""

    OPEN = "open", "åben"
    WAITING = "waiting", "venter"
    DONE = "done", "udført"
    STANDING_PRACTICE = "standing_practice", "fast praksis"
    DROPPED = "dropped", "droppet"


class Theme(Choice):
    """The six læreplanstemaer, tags of an activity."""

    PERSONAL = "personal", "Alsidig personlig udvikling"
    SOCIAL = "social", "Social udvikling"
    LANGUAGE = "language", "Kommunikation og sprog"
    BODY = "body", "Krop, sanser og bevægelse"
    NATURE = "nature", "Natur, udeliv og science"
    CULTURE = "culture", "Kultur, æstetik og fællesskab"


class Action(MeetingPart):
    """Who does what by when, agreed at `meeting` under the point `point`.

    `who` lists membership ids: one value, because two copies of a course merge field by field.
    `due_words` is a deadline as it was typed while nobody can read a day in it (»inden jul«).
    """

    __tablename__ = "action"

    meeting_id: Mapped[str] = mapped_column(KEY, ForeignKey("meeting.id"), index=True)
    point: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    what: Mapped[str] = mapped_column(default="")
    who: Mapped[list[str]] = mapped_column(default=list)
    everyone: Mapped[bool] = mapped_column(default=False)
    who_words: Mapped[str] = mapped_column(default="")
    due: Mapped[Due] = mapped_column(default=Due.NONE)
    due_date: Mapped[date | None]
    due_words: Mapped[str] = mapped_column(default="")
    show_from: Mapped[date | None]
    trial: Mapped[bool] = mapped_column(default=False)
    trial_end: Mapped[date | None]
    success: Mapped[str] = mapped_column(default="")
    involved: Mapped[str] = mapped_column(default="")
    informed: Mapped[str] = mapped_column(default="")
    themes: Mapped[list[str]] = mapped_column(default=list)
    deleted: Mapped[bool] = mapped_column(default=False)

    meeting: Mapped["Meeting"] = relationship(back_populates="actions", lazy="raise")
    reviews: Mapped[list["ActionReview"]] = relationship(back_populates="action", lazy="raise")
    handovers: Mapped[list["Handover"]] = relationship(back_populates="action", lazy="raise")

    # who

    @property
    def agreed_who(self) -> Who:
        """Who it was agreed with, as its minutes say."""
        return Who(tuple(self.who), self.everyone, self.who_words)

    def who_on(self, day: date) -> Who:
        """Return who does it on a day: as agreed, and as handed over up to then."""
        who = self.agreed_who
        for handover in in_turn(h for h in self.handovers if h.day <= day):
            who = handover.applied_to(who)
        return who

    def who_now(self, today: date) -> Who:
        """Return who does it from now on; what was handed over today counts."""
        return self.who_on(self.meeting.course.changes_from(today))

    # answers

    def answers(self, before: "Meeting | None" = None) -> list["ActionReview"]:
        """Return the reviews that hold an answer, by meeting; with `before`, only earlier ones."""
        given = [(r.meeting.order, r) for r in self.reviews if r.answer is not None]
        if before is not None:
            limit = before.order
            given = [(order, r) for order, r in given if order < limit]
        return [r for _, r in sorted(given, key=itemgetter(0))]

    def own_review(self, meeting: "Meeting") -> "ActionReview":
        """Return the meeting's review to write in, a new empty one where there is none yet."""
        found = next((r for r in self.reviews if r.meeting_id == meeting.id), None)
        key = natural_id(self.id, meeting.id)
        return found or ActionReview(id=key, action=self, meeting=meeting)

    def answered_at(self, meeting: "Meeting") -> "ActionReview | None":
        """Return the meeting's review where it holds an answer; creates nothing."""
        return next(
            (r for r in self.reviews if r.meeting_id == meeting.id and r.answer is not None),
            None,
        )

    def closing_answer(self, before: "Meeting | None" = None) -> "ActionReview | None":
        """Return the last answer where it closes the action."""
        answers = self.answers(before)
        return answers[-1] if answers and answers[-1].closes else None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is agreed: a row that was begun and emptied again."""
        if self.what.strip():  # first, for every list of agreements asks it of all of them
            return False
        given = (self.who, self.who_words, self.due_words, self.success, self.themes)
        more = (self.everyone, self.trial, self.show_from, self.involved, self.informed)
        return not any((*given, *more)) and self.due is Due.NONE and not self.is_answered

    @property
    def is_answered(self) -> bool:
        """Whether a meeting has answered it, so that it is part of that meeting's minutes too."""
        return any(review.answer is not None for review in self.reviews)

    @property
    def is_open(self) -> bool:
        """Whether no meeting has closed it."""
        return not self.deleted and self.closing_answer() is None

    def state(self, today: date) -> ActionState:
        """Return where the action stands today."""
        closed = self.closing_answer()
        if closed is not None and closed.answer is not None:
            return ActionState(closed.answer.value)
        return ActionState.WAITING if self.is_waiting(today) else ActionState.OPEN

    # dates

    def due_on(self, before: "Meeting | None" = None) -> date | None:
        """Return the due date, by the last answer that gave one, else as first agreed.

        »Næste møde« is the first later meeting that is not cancelled, and follows it if it moves.
        With `before`, only what was known when that meeting began counts.
        """
        due, day, _, anchor = self._deadline(before)
        if due is Due.NEXT_MEETING:
            following = anchor.following()
            return following.date if following else None
        return day if due is Due.DATE else None

    def due_text(self, before: "Meeting | None" = None) -> str:
        """Return »fr 20.11.«, »næste møde« where that is not planned yet, or what was typed."""
        day = self.due_on(before)
        if day is not None:
            return short_date(day)
        due, _, words, _ = self._deadline(before)
        return Due.NEXT_MEETING.label if due is Due.NEXT_MEETING else words

    def _deadline(self, before: "Meeting | None") -> tuple[Due, date | None, str, "Meeting"]:
        for review in reversed(self.answers(before)):
            if review.due is not None:
                return review.due, review.due_date, review.due_words, review.meeting
        return self.due, self.due_date, self.due_words, self.meeting

    def is_overdue(self, today: date, before: "Meeting | None" = None) -> bool:
        """Return whether it is open and was due before `today`."""
        due = self.due_on(before)
        return due is not None and due < today and self.closing_answer(before) is None

    def shown_from(self, before: "Meeting | None" = None) -> date | None:
        """Return the date until which the action waits, by the last answer that set one."""
        for review in reversed(self.answers(before)):
            if review.show_from is not None:
                return review.show_from
        return self.show_from

    def is_waiting(self, today: date) -> bool:
        """Return whether the action is put off beyond `today`."""
        day = self.shown_from()
        return day is not None and day > today

    def is_waiting_at(self, meeting: "Meeting") -> bool:
        """Return whether the action is put off beyond a meeting that did not answer it."""
        day = self.shown_from(before=meeting)
        return day is not None and day > meeting.date and self.answered_at(meeting) is None

    def urgency(self, today: date, before: "Meeting | None" = None) -> tuple[bool, bool, date, int]:
        """Return the sort key of lists: overdue first, waiting last, then by due date."""
        due = self.due_on(before)
        shown = self.shown_from(before)
        waiting = shown is not None and shown > today
        overdue = due is not None and due < today and self.closing_answer(before) is None
        return (
            waiting,
            not overdue,
            due or date.max,
            self.position,
        )

    # carry-over

    def is_carried_to(self, meeting: "Meeting") -> bool:
        """Return whether `meeting` has it under »Siden sidst«, be it open there or waiting.

        That is what was agreed before and not closed before; and what the meeting itself answered,
        so that no answer is out of reach where meetings were moved or entered afterwards.
        """
        if self.deleted or self.meeting is meeting:
            return False
        if self.answered_at(meeting) is not None:
            return True
        return self.meeting.order < meeting.order and self.closing_answer(before=meeting) is None


class ActionReview(MeetingPart):
    """What one meeting found out about one action; an answer taken back leaves `answer` empty.

    `due` and `show_from` are set where »fortsætter« gave new dates; »ingen frist« is one too.
    """

    __tablename__ = "action_review"
    __table_args__ = (UniqueConstraint("action_id", "meeting_id"),)

    action_id: Mapped[str] = mapped_column(KEY, ForeignKey("action.id"), index=True)
    meeting_id: Mapped[str] = mapped_column(KEY, ForeignKey("meeting.id"), index=True)
    answer: Mapped[Answer | None]
    carried: Mapped[Carried | None]
    worked: Mapped[Worked | None]
    words: Mapped[str] = mapped_column(default="")
    due: Mapped[Due | None]
    due_date: Mapped[date | None]
    due_words: Mapped[str] = mapped_column(default="")
    show_from: Mapped[date | None]

    action: Mapped[Action] = relationship(back_populates="reviews", lazy="raise")
    meeting: Mapped["Meeting"] = relationship(back_populates="reviews", lazy="raise")

    @property
    def closes(self) -> bool:
        """Whether the answer closes the action."""
        return self.answer is not None and self.answer.closes

    def values_for(self, answer: Answer | None) -> dict[str, Any]:
        """Return the fields that an answer sets; None takes it back.

        »Udført« sets »som aftalt« (domain.md); only »fortsætter« has new dates.
        """
        values: dict[str, Any] = {"answer": answer}
        if answer is Answer.DONE:
            values["carried"] = Carried.AS_AGREED
        elif self.answer is Answer.DONE and self.carried is Carried.AS_AGREED:
            values["carried"] = None
        if answer is not Answer.CONTINUES:
            values |= {"due": None, "due_date": None, "due_words": "", "show_from": None}
        return values

    def give(self, answer: Answer | None) -> None:
        """Give the answer, or take it back with None."""
        for name, value in self.values_for(answer).items():
            setattr(self, name, value)
