"""Checking wordings between the user's keystrokes.

The work is done on the window's thread, one text at a time and only once the user pauses, so that it always
sees the charter as it stands and never holds up more than one event. What is slow to load, rules and
dictionaries, is loaded in the background first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.domain.checking.rules import RuleKind
from charta.domain.findings import Finding, Weight
from charta.errors import ChartaError
from charta.services.checking import Ignored
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext

PAUSE_MS: Final = 300


@dataclass(frozen=True)
class Asked:
    """A text to check: that of a section in a language as it stands, or `text` in its place."""

    section: str
    language: str
    text: str | None = None


@dataclass(frozen=True)
class Checked:
    """What was found in a text, and what of it the team ignores."""

    asked: Asked
    findings: tuple[Finding, ...]
    ignored: tuple[Ignored, ...]


class Checker(QObject):
    """Checks for one widget. A newer request takes the place of an older one, whose results never come."""

    progressed = Signal(int, int)
    """So many of so many texts are checked."""
    finished = Signal(object)
    """Every text is checked: a `Checked` for each."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._asked: Callable[[], Sequence[Asked]] = tuple
        self._todo: list[Asked] = []
        self._done: list[Checked] = []
        self._is_ready = False
        self._loading: Task | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._begin)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._step)

    @property
    def is_busy(self) -> bool:
        """Whether results are still to come."""
        return self._pause.isActive() or self._turn.isActive() or self._loading is not None

    def check(self, asked: Callable[[], Sequence[Asked]], pause: int = PAUSE_MS) -> None:
        """Check what `asked` gives once the user pauses, in milliseconds."""
        self.stop()
        self._asked = asked
        self._pause.start(pause)

    def stop(self) -> None:
        """Forget what was asked for."""
        self._pause.stop()
        self._turn.stop()
        self._todo.clear()
        self._done.clear()

    def _begin(self) -> None:
        if not self._is_ready:
            self._load()
            return
        self._todo = list(self._asked())
        self._done = []
        self._turn.start()

    def _step(self) -> None:
        if not self._todo:
            self.finished.emit(tuple(self._done))
            return
        try:
            self._done.append(self._checked(self._todo.pop(0)))
        except ChartaError as problem:
            self.stop()
            self._context.messages.fail(problem)
            return
        self.progressed.emit(len(self._done), len(self._done) + len(self._todo))
        self._turn.start()

    def _checked(self, asked: Asked) -> Checked:
        place = (asked.section, asked.language, asked.text)
        screen = self._context.language
        checking = self._bench.checking
        findings = checking.findings(*place, shown_in=screen)
        return Checked(asked, findings, checking.dismissed(*place, shown_in=screen))

    def _load(self) -> None:
        if self._loading is None:
            bench, languages = self._bench, self._bench.session.languages
            follow = Follow(self, self._loaded, self._failed)
            self._loading = self._context.background.run(lambda _: _prepare(bench, languages), follow)

    def _loaded(self, _: None) -> None:
        self._loading = None
        self._is_ready = True
        # What was asked for meanwhile, if anything still is, comes with its own pause.
        if not self._pause.isActive():
            self._begin()

    def _failed(self, problem: ChartaError) -> None:
        self._loading = None
        self._context.messages.fail(problem)


def _prepare(bench: Workbench, languages: Sequence[str]) -> None:
    """Read the rules, and load the dictionaries: asking what no word at all may mean costs nothing else."""
    spelling = [rule.id for rule in bench.checking.rules.rules if rule.kind is RuleKind.SPELLING]
    for language in languages:
        for rule in spelling[:1]:
            bench.checking.spellings(Finding("", rule, "", language, Weight.STYLE, "", 0, "", ""))


def placed(checked: Sequence[Checked]) -> Mapping[str, Checked]:
    """Return the results for one section by their language."""
    return {entry.asked.language: entry for entry in checked}
