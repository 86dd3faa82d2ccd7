"""What the screen says of each paper of the kit: its name, what it is for, and when it is of use."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from charta.domain.rollout import Deliverable
from charta.errors import N_


@dataclass(frozen=True)
class PaperWords:
    """A paper in words of the screen, not translated yet."""

    title: str
    purpose: str
    when: str
    icon: str


PAPERS: Final[Mapping[Deliverable, PaperWords]] = {
    Deliverable.ENDORSEMENT: PaperWords(
        N_("Message from management"),
        N_("The sponsor’s message to everyone and to those who lead a team, to be changed as they wish."),
        N_("A month before the charter applies"),
        "pen-line",
    ),
    Deliverable.MANAGER_GUIDE: PaperWords(
        N_("Guide for managers"),
        N_("What changes for a team, cases to discuss, what to answer, and when to pass a question on."),
        N_("Two weeks before"),
        "book-open",
    ),
    Deliverable.TEAM_TALK: PaperWords(
        N_("Team talk in 30 minutes"),
        N_("A timed outline with cases and questions, for whoever leads the talk."),
        N_("In the first three weeks"),
        "message-square",
    ),
    Deliverable.EMPLOYEE_PAGE: PaperWords(
        N_("Page for everyone"),
        N_("The charter on one page, to hand out or to put up: what one may do, and whom to ask."),
        N_("A week before"),
        "file-text",
    ),
    Deliverable.INVITATION: PaperWords(
        N_("Invitation to the launch"),
        N_("What the session is about; day, time and place are filled in by hand."),
        N_("Two weeks before"),
        "calendar",
    ),
    Deliverable.REMINDERS: PaperWords(
        N_("Reminders"),
        N_("Short messages, each about one point of the charter. Every other one says what one may do."),
        N_("One a month, for a year"),
        "list-checks",
    ),
    Deliverable.WELCOME: PaperWords(
        N_("Insert for the welcome pack"),
        N_("What somebody who has just joined should know, on one page."),
        N_("With every newcomer"),
        "file-plus",
    ),
    Deliverable.QUIZ: PaperWords(
        N_("Quiz"),
        N_("Situations with three answers each. It is there to learn, and asks for no name."),
        N_("Two weeks after the launch"),
        "circle-question-mark",
    ),
    Deliverable.QUIZ_KEY: PaperWords(
        N_("Answers to the quiz"),
        N_("The right answers, each with its reason and the section in which it stands."),
        N_("With the quiz"),
        "circle-check",
    ),
    Deliverable.AMBASSADORS: PaperWords(
        N_("Invitation to ambassadors"),
        N_("What the role offers and what it is not. One can decline, or leave at any time."),
        N_("From a month after the launch"),
        "users",
    ),
    Deliverable.COMMITMENT: PaperWords(
        N_("Ambassador commitment"),
        N_("A form for volunteers, kept apart from the acknowledgement. It asks for no account or password."),
        N_("When somebody would like to take part"),
        "badge-check",
    ),
}
FORMATS: Final[Mapping[str, str]] = {"docx": N_("Word"), "pdf": N_("PDF")}
