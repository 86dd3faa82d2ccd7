"""What happened to the clock and to the screens, told in the facilitator's window with what can be done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from PySide6.QtCore import QObject

from charta.domain.timeline import Gap
from charta.errors import N_, ChartaError, sentence
from charta.ui.context import UiContext
from charta.ui.messages import Action
from charta.ui.room.big_screen import BigScreen
from charta.ui.room.conductor import Conductor
from charta.ui.room.keys import native
from charta.ui.room.notices import Notices
from charta.ui.room.screens import Screen
from charta.ui.room.words import clock_set_words, interruption_words
from charta.ui.theme import Tone

SCREEN: Final = "screen"
CLOCK: Final = "clock"
PROBLEM: Final = "problem"
MINUTES: Final = "minutes"


class RoomNews(QObject):
    """Tells news in the notices of the window, again where the window was made anew meanwhile."""

    def __init__(self, conductor: Conductor, big: BigScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._conductor = conductor
        self._big = big
        self._context: UiContext | None = None
        self._notices: Notices | None = None
        self._told: dict[str, Callable[[], None]] = {}
        conductor.failed.connect(self._fail)
        conductor.interrupted.connect(self._interrupt)
        conductor.clock_set.connect(self._set_clock)
        big.lost.connect(self._lose)
        big.found.connect(self._find)
        big.moved.connect(self._move)
        big.changed.connect(self._settle)

    def show_in(self, context: UiContext, notices: Notices, subjects: list[str]) -> None:
        """Tell everything here from now on, and again what is about one of the subjects."""
        self._context, self._notices = context, notices
        for subject in subjects:
            if subject in self._told:
                self._told[subject]()

    def offer_minutes(self, save: Callable[[], None]) -> None:
        """Say that the workshop is over, and where its minutes are."""

        def words(context: UiContext) -> tuple[str, Action]:
            said = context.tr("The workshop is over. Its minutes are written.")
            return said, Action(context.tr("Save the minutes…"), save)

        self._tell(MINUTES, words, Tone.SUCCESS)

    # -- inside -------------------------------------------------------------------------------------------

    def _tell(
        self, about: str, words: Callable[[UiContext], tuple[str, Action | None]], tone: Tone = Tone.WARNING
    ) -> None:
        def tell() -> None:
            if self._context is not None and self._notices is not None:
                text, action = words(self._context)
                self._notices.tell(text, tone, *([action] if action else []), about=about)

        self._told[about] = tell
        tell()

    def _fail(self, error: ChartaError) -> None:
        self._tell(PROBLEM, lambda context: (sentence(error, context), None), Tone.DANGER)

    def _interrupt(self, gap: Gap) -> None:
        def words(context: UiContext) -> tuple[str, Action]:
            count = Action(context.tr("Count it"), lambda: self._conductor.count(gap.mark))
            return interruption_words(gap, context.translator), count

        self._tell(f"gap {gap.mark}", words)

    def _set_clock(self, by: timedelta) -> None:
        self._tell(CLOCK, lambda context: (clock_set_words(by, context.translator), None))

    def _lose(self) -> None:
        def words(context: UiContext) -> tuple[str, Action]:
            said = context.tr(
                "The room’s screen is gone, so its window was closed. Nothing is lost. Plug the screen in "
                "again, or press {key} to show the room here.",
                key=native("screen"),
            )
            return said, Action(context.tr("Show it here"), self._big.toggle)

        self._tell(SCREEN, words)

    def _find(self, screen: Screen) -> None:
        def words(context: UiContext) -> tuple[str, Action]:
            said = context.tr("Another screen was connected.")
            return said, Action(context.tr("Show the room there"), lambda: self._big.show_on(screen))

        self._tell(SCREEN, words, Tone.ACCENT)

    def _settle(self) -> None:
        """Offer no longer what was done by key."""
        if self._big.is_shown:
            self._told.pop(SCREEN, None)
            if self._notices is not None:
                self._notices.forget(SCREEN)

    def _move(self) -> None:
        said = N_("The room’s screen moved to the screen that was connected. This window is yours again.")
        self._tell(SCREEN, lambda context: (context.tr(said), None), Tone.SUCCESS)
