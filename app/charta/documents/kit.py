"""The papers of the roll-out kit: each is a template of its own, filled from the same kit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from charta.documents.block_words import words
from charta.documents.blocks import Block, Document, Layout, ListBlock, ListItem, Paragraph
from charta.documents.composing import Composer, Content
from charta.documents.one_page import chosen, points_of, taken_by_contact, taken_by_title
from charta.domain.kit_choice import chosen_cases
from charta.domain.printed import PARTS, PrintedCharter
from charta.domain.printed_kit import KIT_TEXTS, PlacedCase, PlacedQuestion, PlacedReminder, PrintedKit
from charta.domain.rollout import Deliverable

_TEMPLATES: Final[Mapping[Deliverable, str]] = {
    Deliverable.ENDORSEMENT: "kit_endorsement",
    Deliverable.MANAGER_GUIDE: "kit_manager_guide",
    Deliverable.TEAM_TALK: "kit_team_talk",
    Deliverable.EMPLOYEE_PAGE: "kit_employee_page",
    Deliverable.INVITATION: "kit_invitation",
    Deliverable.REMINDERS: "kit_reminders",
    Deliverable.WELCOME: "kit_welcome",
    Deliverable.QUIZ: "kit_quiz",
    Deliverable.QUIZ_KEY: "kit_quiz_key",
    Deliverable.AMBASSADORS: "kit_ambassadors",
    Deliverable.COMMITMENT: "kit_commitment",
}
_LAYOUTS: Final[Mapping[Deliverable, Layout]] = {
    Deliverable.EMPLOYEE_PAGE: "poster",
    Deliverable.TEAM_TALK: "form",
    Deliverable.REMINDERS: "form",
    Deliverable.WELCOME: "form",
    Deliverable.QUIZ: "form",
    Deliverable.QUIZ_KEY: "form",
    Deliverable.COMMITMENT: "form",
}
# How many lines of a narrow column the points of each part may take.
_ROOM: Final[Mapping[Deliverable, float]] = {
    Deliverable.EMPLOYEE_PAGE: 11.0,
    Deliverable.TEAM_TALK: 10.0,
    Deliverable.WELCOME: 8.0,
}
# The sections that say that personal accounts stay with those whose they are.
_PRIVATE: Final = frozenset({"S02", "S17", "S20"})
_MOST_ROOM: Final = 16.0
_ASKED: Final = 20.0  # of the guide, which ends with whom to ask
_TALKED: Final = 3
_TOLD: Final = 2
_LETTERS: Final = 1500
_ANSWERED: Final = 280


@dataclass(frozen=True)
class Case:
    """A case in plain words."""

    title: str
    situation: str
    answer: str
    escalation: str
    section: int
    section_title: str


@dataclass(frozen=True)
class Question:
    """A question in plain words; `right` is the place of the right choice."""

    situation: str
    choices: tuple[str, ...]
    right: int
    explanation: str
    section: int
    section_title: str


@dataclass(frozen=True)
class Reminder:
    """A reminder in plain words."""

    title: str
    text: str
    month: int
    day: date | None
    section: int
    section_title: str


def compose_kit(composer: Composer, paper: Deliverable, content: PrintedKit) -> Document:
    """Return a paper of the kit."""
    room = _ROOM.get(paper, _MOST_ROOM)
    if paper is Deliverable.EMPLOYEE_PAGE:
        room -= taken_by_title(content.charter)
    rooms = dict.fromkeys(PARTS, room)
    if paper is Deliverable.MANAGER_GUIDE:
        rooms["ask"] = _ASKED
    lists = _lists(composer, content, rooms)
    texts = {part: composer.dialect.read(content.text(part)) for part in KIT_TEXTS}
    plain = _Plain(composer)
    questions = [plain.question(placed) for placed in content.questions]
    encouraging = [plain.question(placed) for placed in content.questions if placed.question.encourages]
    talked = _fitting([plain.case(placed) for placed in chosen_cases(content.sections, _TALKED)])
    where = _line(texts["where"])
    return composer.compose(
        _TEMPLATES[paper],
        Content(
            charter=content.charter,
            variables={
                "sponsor": content.sponsor,
                "sponsor_title": content.sponsor_title,
                "private": any(section.id in _PRIVATE for section in content.sections),
                "cases": [plain.case(placed) for placed in content.cases],
                "talked": talked,
                "reminders": [plain.reminder(placed) for placed in content.reminders],
                "questions": questions,
                "told": _told(encouraging) if _is_roomy(content.charter, where) else (),
                "lines": int(room),
                "where": where,
                "help": _line(texts["help"]),
                **{name: bool(texts[name]) for name in ("endorsement", "invitation", "offers", "asks")},
                **{part: bool(blocks) for part, blocks in lists.items()},
            },
            inserts={**lists, **texts},
            layout=_LAYOUTS.get(paper, "report"),
        ),
    )


class _Plain:
    """Turns texts of the kit into plain words, which templates escape."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer

    def words(self, text: str) -> str:
        """Return the words of a text alone."""
        return _line(self._composer.dialect.read(text))

    def case(self, placed: PlacedCase) -> Case:
        """Return a case as a template prints it."""
        case, section = placed.case, placed.section
        return Case(
            case.title,
            self.words(case.situation),
            self.words(case.answer),
            self.words(case.escalation),
            section.number,
            section.title,
        )

    def question(self, placed: PlacedQuestion) -> Question:
        """Return a question as a template prints it."""
        question, section = placed.question, placed.section
        return Question(
            self.words(question.situation),
            placed.choices,
            placed.right,
            self.words(question.explanation),
            section.number,
            section.title,
        )

    def reminder(self, placed: PlacedReminder) -> Reminder:
        """Return a reminder as a template prints it."""
        section, text = placed.section, self.words(placed.reminder.text)
        return Reminder(placed.reminder.title, text, placed.month, placed.day, section.number, section.title)


def _lists(composer: Composer, content: PrintedKit, rooms: Mapping[str, float]) -> dict[str, Sequence[Block]]:
    """Return the points of each part as a list, none where there are none."""
    found: dict[str, Sequence[Block]] = {}
    for part, room in rooms.items():
        left = room - taken_by_contact(content.charter, part)
        items = tuple(ListItem(line) for line in chosen(points_of(composer, content.cards, part), left))
        found[part] = (ListBlock(ordered=False, items=items),) if items else ()
    return found


def _fitting(cases: Sequence[Case]) -> Sequence[Case]:
    """Return the cases, the first ones alone where answers are so long that they would take a page more."""
    letters = [len(case.situation) + len(case.answer) + len(case.escalation) for case in cases]
    return [
        case for number, case in enumerate(cases) if number == 0 or sum(letters[: number + 1]) <= _LETTERS
    ]


def _is_roomy(charter: PrintedCharter, where: str) -> bool:
    """Tell whether the page for everyone has room for situations beside what was answered at length."""
    return len(charter.title) + len(charter.contact) + len(charter.contact_email) + len(where) <= _ANSWERED


def _told(questions: Sequence[Question]) -> Sequence[Question]:
    """Return two situations from the middle of the charter: its beginning is on the page already."""
    begin = max((len(questions) - _TOLD) // 2, 0)
    return questions[begin : begin + _TOLD]


def _line(blocks: Sequence[Block]) -> str:
    return " ".join(words(block.inlines) for block in blocks if isinstance(block, Paragraph))
