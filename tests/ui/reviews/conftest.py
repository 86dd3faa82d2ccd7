"""Reviews over real charters, with a reader that says what a test wants a returned file to say."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.items import Word, lines
from charta.domain.records import DecisionKind, ReviewRequest
from charta.domain.review import (
    Leftover,
    ReturnedComment,
    ReturnedDecision,
    ReturnedLine,
    ReturnedReview,
    ReturnedText,
    ReviewMarks,
    Run,
    Tracked,
)
from charta.errors import ReviewUnusable
from charta.services.returns import ReturnService, ReviewReport
from charta.services.reviews import ReviewOrder
from charta.services.settling import SettlingService
from charta.ui.context import UiContext
from charta.ui.reviews.page import ReviewsPage
from charta.ui.reviews.settling_dialog import SettlingDialog
from ui.doubles import in_sight
from ui.idle import wait_idle

ZOE = Tracked("Zoé Roy", datetime(2026, 11, 20, 14, 3, tzinfo=UTC))


@dataclass
class Shelf:
    """A reader of files that are nothing but a name of what they say."""

    files: dict[bytes, ReturnedReview] = field(default_factory=dict)
    gate: threading.Event = field(default_factory=threading.Event)
    """Nothing is read while it is closed."""

    def read(self, data: bytes, name: str) -> ReturnedReview:
        """Return what was put there; raise `ReviewUnusable` for anything else."""
        assert self.gate.wait(20)
        if data not in self.files:
            raise ReviewUnusable(name=name, problem="it is no Word file")
        return self.files[data]


@dataclass
class Reply:
    """Writes what a department answers to a review."""

    bench: Workbench
    request: ReviewRequest
    language: str = "en"
    texts: dict[str, list[ReturnedLine]] = field(default_factory=dict)
    comments: dict[str, list[ReturnedComment]] = field(default_factory=dict)
    decisions: list[ReturnedDecision] = field(default_factory=list)
    leftovers: list[Leftover] = field(default_factory=list)
    marked: bool = True

    def __post_init__(self) -> None:
        for section in self.request.sections:
            items = self.bench.wordings.items(section, self.language)
            self.texts[section] = [
                ReturnedLine(
                    tuple(
                        Run(item.text, item.bold, item.italic, item.target)
                        for item in line
                        if isinstance(item, Word)
                    ),
                    line[-1],  # type: ignore[arg-type]
                )
                for line in lines(items)
            ]

    def change(self, section: str, line: int, words: str, *, by: Tracked | None = ZOE) -> str:
        """Put words in place of the first word of a line, tracked or not; return the word that goes."""
        old = self.texts[section][line]
        first = old.runs[0]
        fresh = (Run(words),) if by is None else (replace(first, deleted=by), Run(words, inserted=by))
        self.texts[section][line] = replace(old, runs=(*fresh, *old.runs[1:]))
        return first.text

    def say(self, section: str, text: str, quote: str = "") -> None:
        """Comment on words of a section, or on all of it."""
        own = self.comments.setdefault(section, [])
        own.append(ReturnedComment(str(len(own)), ZOE.author, ZOE.at, text, quote))

    def decide(self, section: str, kind: DecisionKind, by: str = "Zoé Roy", note: str = "") -> None:
        """Fill in a row of a decision block."""
        department = self.request.departments[0]
        self.decisions.append(ReturnedDecision(section, department, (kind,), by, "20 November", note))

    def review(self) -> ReturnedReview:
        """Return what the file says."""
        sections = self.bench.session.catalogue.section
        texts = tuple(
            ReturnedText(
                section,
                self.language,
                (Run(sections(section).text(self.language).title),),
                tuple(own),
                tuple(self.comments.get(section, ())),
            )
            for section, own in self.texts.items()
        )
        marks = ReviewMarks(self.bench.session.store.identity, self.request.number, self.request.texts)
        return ReturnedReview(
            marks if self.marked else None, texts, tuple(self.decisions), tuple(self.leftovers), "Word"
        )


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    made.gate.set()
    return made


@pytest.fixture
def reviewed(example: Workbench, shelf: Shelf) -> Workbench:
    """Open the example with the reader of the tests."""
    returns = ReturnService(example.session, example.wordings, example.reviews, shelf)
    settling = SettlingService(
        example.session,
        example.wordings,
        example.rewording,
        example.agreement,
        example.comments,
        reviews=example.reviews,
        returns=returns,
    )
    return replace(example, returns=returns, settling=settling)


@pytest.fixture
def reply(reviewed: Workbench) -> Reply:
    """Send a review to the lawyers and begin their answer."""
    request, _ = reviewed.reviews.send(ReviewOrder(("legal",), "Maïté Roy"))
    return Reply(reviewed, request)


Post = Callable[..., Path]
Take = Callable[..., ReviewReport]


@pytest.fixture
def post(shelf: Shelf, tmp_path: Path) -> Post:
    """Return what writes a file that says what a reply says."""

    def posted(reply: Reply, name: str = "back.docx") -> Path:
        data = name.encode()
        shelf.files[data] = reply.review()
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return posted


@pytest.fixture
def take(reviewed: Workbench, post: Post) -> Take:
    """Return what takes a reply in without any window."""

    def taken(reply: Reply, name: str = "back.docx") -> ReviewReport:
        return reviewed.returns.take(post(reply, name).read_bytes(), name, "Maïté Roy")

    return taken


Show = Callable[..., ReviewsPage]
Open = Callable[..., SettlingDialog]


@pytest.fixture
def show(context: UiContext, reviewed: Workbench, qtbot: QtBot) -> Iterator[Show]:
    """Return what shows the page."""
    context.preferences.change(replace(context.preferences.settings, user_name="Maïté Roy"))

    def shown(
        bench: Workbench | None = None, *, looks: UiContext | None = None, size: tuple[int, int] = (900, 700)
    ) -> ReviewsPage:
        bench = bench or reviewed
        page = in_sight(ReviewsPage(looks or context, bench), bench, qtbot, size)
        finish(page, qtbot)
        return page

    yield shown
    context.background.close()


@pytest.fixture
def settle(show: Show, take: Take, qtbot: QtBot) -> Open:
    """Return what takes a reply in and opens what it proposes."""

    def opened(reply: Reply, **looks: object) -> SettlingDialog:
        page = show(**looks)
        dialog = page.open_file(take(reply).returned.digest)
        assert dialog is not None
        qtbot.waitUntil(dialog.isActiveWindow)
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or page))
        return dialog

    return opened


def finish(page: ReviewsPage, qtbot: QtBot) -> None:
    """Wait until nothing is read any more."""
    wait_idle(
        qtbot, lambda: not (page.intake.is_busy or page.reports.is_busy or page.context.background.is_busy)
    )
