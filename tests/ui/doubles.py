# ruff: noqa: ARG002 - stand-ins take what they are given
"""Stand-ins for what surrounds a widget: messages, file dialogs, words, and the desk behind the window."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from gettext import NullTranslations
from pathlib import Path
from typing import TypeVar

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.agreement import DepartmentState
from charta.domain.progress import StepState
from charta.errors import ChartaError, FileMissing
from charta.i18n import Translator
from charta.services.wizard import Phase
from charta.ui.context import UiContext
from charta.ui.desk import BackupEntry, DeskView, GoTo
from charta.ui.icons import Icons
from charta.ui.messages import Action, Notice
from charta.ui.page import Page
from charta.ui.rail_model import RailChip, RailStep
from charta.ui.theme import Tone
from charta.ui.widgets.dialog import Reply


@dataclass
class RecordingMessages:
    """Keeps what the user would have been told; answers from `replies`, None when it is empty."""

    informed: list[Notice] = field(default_factory=list)
    failed: list[ChartaError] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    replies: deque[str | None] = field(default_factory=deque)

    def inform(self, text: str, tone: Tone = Tone.SUCCESS, action: Action | None = None) -> None:
        """Keep a passing message."""
        self.informed.append(Notice(text, tone, action))

    def fail(self, error: ChartaError) -> None:
        """Keep a stated problem."""
        self.failed.append(error)

    def ask(self, title: str, text: str, replies: Sequence[Reply]) -> str | None:
        """Give the next reply, which must be one of those offered."""
        self.asked.append((title, text))
        answer = self.replies.popleft() if self.replies else None
        assert answer is None or answer in {reply.id for reply in replies}
        return answer

    def confirm(self, title: str, text: str, verb: str, *, danger: bool = False) -> bool:
        """Agree if the next reply is 'do'."""
        return self.ask(title, text, [Reply("cancel", "Cancel"), Reply("do", verb, danger=danger)]) == "do"


@dataclass
class ChosenFiles:
    """Answers every question for a place from `answers`, None when it is empty; keeps what was suggested."""

    answers: deque[Path | None] = field(default_factory=deque)
    suggested: list[Path] = field(default_factory=list)

    def open_file(self, title: str, folder: Path, name: str, endings: Sequence[str]) -> Path | None:
        """Give the next answer."""
        return self._next(folder)

    def open_files(self, title: str, folder: Path, name: str, endings: Sequence[str]) -> Sequence[Path]:
        """Give every answer at once."""
        self.suggested.append(folder)
        chosen = [path for path in self.answers if path is not None]
        self.answers.clear()
        return chosen

    def save_file(self, title: str, suggestion: Path, name: str, ending: str) -> Path | None:
        """Give the next answer."""
        return self._next(suggestion)

    def new_file(self, title: str, suggestion: Path, name: str) -> Path | None:
        """Give the next answer."""
        return self._next(suggestion)

    def folder(self, title: str, folder: Path) -> Path | None:
        """Give the next answer."""
        return self._next(folder)

    def _next(self, suggestion: Path) -> Path | None:
        self.suggested.append(suggestion)
        return self.answers.popleft() if self.answers else None


@dataclass
class Doors:
    """Hands the same messages and file answers to every context."""

    messages: RecordingMessages = field(default_factory=RecordingMessages)
    files: ChosenFiles = field(default_factory=ChosenFiles)

    def __call__(
        self, window: QWidget, words: Translator, icons: Icons, show_notice: Callable[[Notice], None]
    ) -> tuple[RecordingMessages, ChosenFiles]:
        """Open the doors to a window."""
        return self.messages, self.files


Stage = Callable[..., UiContext]
"""Makes contexts with the real words, as in `stage(language="fr", theme="dark", zoom=200)`."""


def spoken(widget: QWidget) -> str:
    """Return the name that a screen reader gives to a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def words_in(widget: QWidget) -> str:
    """Return all that the labels of a widget show."""
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


class LongWords(NullTranslations):
    """Makes every text longer, as French does, and shows which texts never pass through a translator."""

    def gettext(self, message: str) -> str:
        """Return the text, marked and longer."""
        return f"«{message} {'·' * (len(message) // 4)}»"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Return the form for a number, marked."""
        return self.gettext(msgid1 if n in (0, 1) else msgid2)


def words(language: str) -> Translator:
    """Return English, or longer words for any other language."""
    return Translator(language, NullTranslations() if language in ("", "en") else LongWords())


def step(
    id_: str,
    number: str = "",
    state: StepState = StepState.EMPTY,
    phase: Phase = Phase.DRAFT,
    group: str = "",
) -> RailStep:
    """Return a step; a numbered one has the chips of three departments of which two must sign."""
    chips = (
        RailChip("MKT", "Marketing", DepartmentState.APPROVED, required=True),
        RailChip("IT", "Technology", DepartmentState.PENDING, required=True),
        RailChip("HR", "Human resources", DepartmentState.PENDING, required=False),
    )
    return RailStep(id_, phase, number, f"The step {id_}", state, chips if number else (), group)


STEPS = (
    step("organisation", phase=Phase.PREPARE, state=StepState.COMPLETE),
    step("S01", "1", StepState.SIGNED),
    step("S05", "2", StepState.BEGUN),
    step("board", phase=Phase.AGREE),
)


class NotePage(Page):
    """A page with a short and a long text; both are saved into `kept` on flush and shown from there."""

    def __init__(self, context: UiContext, title: str, kept: dict[str, str]) -> None:
        super().__init__(context, title, context.tr("What this step is for"))
        self._kept = kept
        self.refreshed = 0
        self.short = QLineEdit()
        self.short.setAccessibleName(context.tr("Short"))
        self.long = QPlainTextEdit()
        self.long.setAccessibleName(context.tr("Long"))
        self.long.setObjectName("long")
        self.long.setMinimumHeight(1200)
        self.body.addWidget(self.short)
        self.body.addWidget(self.long)
        self.refresh()

    def flush(self) -> None:
        """Keep both texts."""
        self._kept.update(short=self.short.text(), long=self.long.toPlainText())

    def refresh(self) -> None:
        """Show what is kept."""
        self.refreshed += 1
        self.short.setText(self._kept.get("short", ""))
        self.long.setPlainText(self._kept.get("long", ""))


class FakeDesk:
    """A desk on which every path holds the same small charter; a missing file cannot be opened."""

    def __init__(self) -> None:
        self.path: Path | None = None
        self.steps: tuple[RailStep, ...] = STEPS
        self.kept: dict[str, dict[str, str]] = {}
        self.made: list[tuple[Path, bool]] = []
        self.searches: list[GoTo] = []
        self.journals = 0
        self.undone: list[str] = []
        self.reminds = ""
        self._listeners: list[Callable[[], None]] = []

    def view(self, context: UiContext) -> DeskView | None:
        """Return the charter as it stands."""
        if self.path is None:
            return None
        titled = tuple(replace(entry, title=context.tr(entry.title)) for entry in self.steps)
        return DeskView("Our charter", self.path, titled, 1, 2, can_undo=True, can_redo=False)

    def open(self, path: Path) -> None:
        """Open a file that exists."""
        if not path.exists():
            raise FileMissing(path=path)
        self.path = path

    def create(self, path: Path, *, example: bool = False) -> None:
        """Make an empty file."""
        path.touch()
        self.made.append((path, example))
        self.path = path

    def close(self) -> None:
        """Forget the file."""
        self.path = None

    def undo(self) -> str | None:
        """Pretend that something changed in the first section."""
        self.undone.append("undo")
        return "S01"

    def redo(self) -> str | None:
        """Pretend that something changed nowhere in particular."""
        self.undone.append("redo")
        return None

    def reminder(self, context: UiContext) -> str:
        """Return what a test has set."""
        return self.reminds

    def left_running(self, context: UiContext, window: QWidget) -> None:
        """Return none."""

    def unfinished_after(self, step: str) -> str | None:
        """Return the section that is begun."""
        return "S05"

    def page(self, context: UiContext, step: str) -> NotePage:
        """Return a page that keeps its texts here."""
        return NotePage(context, context.tr("Page {step}", step=step), self.kept.setdefault(step, {}))

    def search(self, context: UiContext, window: QWidget, go_to: GoTo) -> None:
        """Keep where the search would lead."""
        self.searches.append(go_to)

    def journal(self, context: UiContext, window: QWidget) -> None:
        """Keep that it was asked for."""
        self.journals += 1

    def backups(self) -> Sequence[BackupEntry]:
        """Return none."""
        return []

    def restore(self, backup: BackupEntry, to: Path) -> None:
        """Make the file."""
        self.create(to)

    def listen(self, listener: Callable[[], None]) -> None:
        """Keep a listener."""
        self._listeners.append(listener)

    def change(self) -> None:
        """Tell every listener that something changed."""
        for listener in self._listeners:
            listener()


P = TypeVar("P", bound=Page)


def in_sight(page: P, bench: Workbench, qtbot: QtBot, size: tuple[int, int]) -> P:
    """Show a page as the window does: refreshed at every change, in a window that has the keyboard."""
    qtbot.addWidget(page)
    bench.session.listen(lambda _: page.refresh())
    page.resize(*size)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page
