"""What the papers of the roll-out kit print: points, cases and questions, and which were chosen.

Texts are canonical Markdown of the wording dialect, a paragraph each; titles and choices are plain words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from charta.domain.printed import PrintedCharter
from charta.domain.rollout import Deliverable

KIT_TEXTS = ("endorsement", "help", "where", "invitation", "offers", "asks")
"""What single sections say for a paper: the executive's message, whom to ask, where the charter is; and of
ambassadors how they are invited, what the organisation offers and what they agree to do."""


@dataclass(frozen=True)
class KitReminder:
    """One point of the charter as a short message; `encourages` tells that it is about what one may do."""

    title: str
    text: str
    encourages: bool


@dataclass(frozen=True)
class KitCase:
    """A situation for those who lead a team: what happens, what to answer, and when to pass it on."""

    title: str
    situation: str
    answer: str
    escalation: str


@dataclass(frozen=True)
class KitQuestion:
    """A situation with three choices, the right one first, and why it is right."""

    situation: str
    choices: tuple[str, ...]
    explanation: str
    encourages: bool


@dataclass(frozen=True)
class KitParts:
    """What a section brings to the kit; `texts` has paragraphs and lists by part (`KIT_TEXTS`)."""

    reminders: tuple[KitReminder, ...] = ()
    cases: tuple[KitCase, ...] = ()
    questions: tuple[KitQuestion, ...] = ()
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class KitSection:
    """An included section: its number in the charter, its title, and what it brings to the kit."""

    id: str
    number: int
    title: str
    parts: KitParts


@dataclass(frozen=True)
class PlacedReminder:
    """A reminder with its month after the effective date, and a suggested day where that date is known."""

    section: KitSection
    reminder: KitReminder
    month: int
    day: date | None


@dataclass(frozen=True)
class PlacedCase:
    """A case with the section that it is about."""

    section: KitSection
    case: KitCase


@dataclass(frozen=True)
class PlacedQuestion:
    """A question with its choices as the paper has them; `right` is the place of the right one, from 0."""

    section: KitSection
    question: KitQuestion
    choices: tuple[str, ...]
    right: int


@dataclass(frozen=True)
class PrintedKit:
    """The kit of a charter in one language.

    `cards` are the lines of the charter on one page, of each section by part. `sponsor` and its title are
    empty where nobody is named. `reworded` are the numbers of sections whose wording the team edited, so
    that what the kit says of them has to be compared with it.
    """

    charter: PrintedCharter
    sections: tuple[KitSection, ...]
    cards: tuple[Mapping[str, tuple[str, ...]], ...]
    reminders: tuple[PlacedReminder, ...]
    cases: tuple[PlacedCase, ...]
    questions: tuple[PlacedQuestion, ...]
    sponsor: str = ""
    sponsor_title: str = ""
    reworded: tuple[int, ...] = ()

    def text(self, part: str) -> str:
        """Return what the sections say under a part of `KIT_TEXTS`, empty where none says anything."""
        said = (section.parts.texts.get(part, "") for section in self.sections)
        return "\n\n".join(text for text in said if text)

    def papers(self) -> tuple[Deliverable, ...]:
        """Return the papers for which this charter has something to say, in the order of their use."""
        needed: Mapping[Deliverable, object] = {
            Deliverable.REMINDERS: self.reminders,
            Deliverable.QUIZ: self.questions,
            Deliverable.QUIZ_KEY: self.questions,
            Deliverable.AMBASSADORS: self.text("invitation"),
            Deliverable.COMMITMENT: self.text("asks"),
        }
        return tuple(paper for paper in Deliverable if needed.get(paper, True))
