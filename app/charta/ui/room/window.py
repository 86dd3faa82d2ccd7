"""The facilitator's window: one workshop from its beginning to its minutes, beside the main window."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final
from weakref import WeakMethod

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Change, Workshop
from charta.errors import ChartaError
from charta.services.presenting import Focus
from charta.ui.companion import CompanionWindow, companions
from charta.ui.context import UiContext
from charta.ui.fitting import first_size
from charta.ui.leaving import may_leave_unsaved
from charta.ui.messages import Notice
from charta.ui.room.big_screen import BigScreen
from charta.ui.room.conductor import Conductor
from charta.ui.room.news import PROBLEM, RoomNews
from charta.ui.room.shortcuts import Shortcuts
from charta.ui.room.staging import Staging
from charta.ui.room.tools import RoomTools
from charta.ui.room.view import RoomView
from charta.ui.saving import Saver
from charta.ui.theme import Tone
from charta.ui.timers import soon
from charta.ui.widgets.dialog import Reply
from charta.ui.workshops.words import words_of

MINIMUM: Final = (960, 600)
USUAL: Final = (1280, 800)
SETTLE_MS: Final = 30


class RoomWindow(CompanionWindow):
    """Shows a workshop and takes commands, by click and by key. It keeps nothing: services do."""

    def __init__(
        self,
        context: UiContext,
        bench: Workbench,
        number: int,
        parent: QWidget | None = None,
        tools: RoomTools | None = None,
    ) -> None:
        super().__init__(parent)
        self._tools = tools or RoomTools()
        self._bench = bench
        self.number = number
        self._is_gone = False
        self.conductor = Conductor(bench, number, self._tools.steady, self)
        self._screens = self._tools.screens()
        self._screens.setParent(self)
        self.big = BigScreen(self, self._screens, context.theme)
        self.staging = Staging(bench, number, self.big)
        self._news = RoomNews(self.conductor, self.big, self)
        self._settling = soon(self, SETTLE_MS)
        self._settling.timeout.connect(self.refresh)
        self.setMinimumSize(*MINIMUM)
        self.resize(*USUAL)
        self._build(context)
        self._connect()
        Shortcuts(self, self.command)
        self.refresh()
        self.conductor.start()

    @property
    def view(self) -> RoomView:
        """The content; another one after every change of language, theme or size."""
        return self._view

    def refresh(self) -> None:
        """Show the workshop as it stands."""
        if self._is_gone:
            return
        self._settling.stop()
        state = self.conductor.state
        self.staging.follow(state)
        self._view.show_state(state)
        meeting = self._words.meeting(state.workshop)
        self.setWindowTitle(self._context.tr("{title} – Charta", title=meeting))
        self._show_screen()

    def command(self, name: str) -> None:
        """Do what a key of `keys` stands for."""
        conductor = self.conductor
        work: dict[str, Callable[[], None]] = {
            "next_item": lambda: self._step(1),
            "previous_item": lambda: self._step(-1),
            "one_more": lambda: conductor.extend(1),
            "five_more": lambda: conductor.extend(5),
            "pause": conductor.toggle_pause,
            "end": self.end,
            "screen": self.big.toggle,
            "language": self.staging.next_language,
        }
        if name in work:
            if name in ("screen", "language") or conductor.state.is_live:
                work[name]()
        else:
            self._view.go_to(name)
        self.refresh()

    def end(self) -> None:
        """End the workshop and offer its minutes; what is left open is no reason to stay."""
        self._view.flush()
        if self.conductor.end():
            self.refresh()
            self._news.offer_minutes(self.save_minutes)

    def save_minutes(self) -> None:
        """Write the minutes in every language of the charter into a folder."""
        self._view.flush()
        try:
            jobs = [
                job
                for format_ in ("docx", "pdf")
                for job in self._bench.minutes.minutes_jobs(self.number, format_=format_)
            ]
        except ChartaError as error:
            self._context.messages.fail(error)
            return
        self._saver.save_documents(jobs)

    def show_anew(self, context: UiContext) -> None:
        """Show everything in another language, theme or size, at the same item."""
        old = self._view
        old.flush()
        self.takeCentralWidget()
        self._build(context, old.notices.subjects)
        self.big.set_theme(context.theme)
        self.refresh()
        old.side.hand_over(self._view.side)
        old.centre.hand_over(self._view.centre)
        old.deleteLater()

    def may_leave(self) -> bool:
        """Save what was typed; ask what becomes of a workshop that is running."""
        self._view.flush()
        notes = self._context.tr("Notes")
        if self._view.side.notes.is_unsaved and not may_leave_unsaved(self._context, [notes]):
            return False
        return not self.conductor.state.is_live or self._may_leave_running()

    def leave(self) -> None:
        """Close without a question."""
        if self._is_gone:
            return
        self._let_go()
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask first; then let go of the charter."""
        if not self._is_gone:
            if not self.may_leave():
                event.ignore()
                return
            self._let_go()
        super().closeEvent(event)

    # -- inside -------------------------------------------------------------------------------------------

    def _may_leave_running(self) -> bool:
        tr = self._context.tr
        replies = [
            Reply("keep", tr("Let it run")),
            Reply("pause", tr("Pause it"), is_default=True),
            Reply("end", tr("End it")),
        ]
        reply = self._context.messages.ask(
            tr("The workshop is still running"),
            tr("Everything is saved. What becomes of the workshop while this window is closed?"),
            replies,
        )
        if reply == "pause" and not self.conductor.state.is_paused:
            self.conductor.toggle_pause()
        elif reply == "end":
            self.conductor.end()
        return reply is not None

    def _let_go(self) -> None:
        self._is_gone = True
        self.conductor.stop()
        self._settling.stop()
        self.big.close()
        self.part()
        self.deleteLater()

    def _build(self, context: UiContext, subjects: Sequence[str] = ()) -> None:
        messages = self._tools.messages(self, context, self._show_notice)
        self._context = replace(context, messages=messages)
        self._words = words = words_of(self._bench, context.translator)
        self._saver = Saver(self._context, self._bench.session.store.path, self)
        self._view = RoomView(self._context, self._bench, self.number, words)
        self._view.bar.asked.connect(self.command)
        self._view.agenda.chosen.connect(self._take_up)
        centre = self._view.centre
        centre.focus_changed.connect(self._put_on_stage)
        centre.begin_asked.connect(self._begin)
        centre.end_asked.connect(self._end_and_save)
        centre.close_asked.connect(self.end)
        centre.minutes_asked.connect(self.save_minutes)
        centre.go_to.connect(self.lead)
        self.setCentralWidget(self._view)
        self._news.show_in(self._context, self._view.notices, list(subjects))

    def _connect(self) -> None:
        self.conductor.ticked.connect(self._tick)
        self.big.changed.connect(self._show_screen)
        # The session would keep the window alive for as long as the charter is open.
        changed = WeakMethod(self._changed)

        def tell(changes: Sequence[Change]) -> None:
            method = changed()
            if method is not None:
                method(changes)

        self._bench.session.listen(tell)

    def _changed(self, changes: Sequence[Change]) -> None:  # noqa: ARG002 - everything is looked at anew
        if self._is_gone:
            return
        if self._bench.session.charter.get(Workshop, str(self.number)) is None:
            # The main window took the workshop away, by an undo for one.
            self.leave()
            return
        self._settling.start()

    def _tick(self) -> None:
        self._view.tick(self.conductor.state)
        self.staging.show()

    def _take_up(self, item: int) -> None:
        self._view.flush()
        if self.conductor.state.is_live:
            self.conductor.take_up(item)
        else:
            self._begin()
        self.refresh()

    def _step(self, by: int) -> None:
        self._view.flush()
        self.conductor.step(by)

    def _begin(self) -> None:
        self.conductor.begin()
        self.refresh()

    def _end_and_save(self) -> None:
        self.end()
        self.save_minutes()

    def _put_on_stage(self, focus: Focus) -> None:
        self.staging.put(focus)
        self._view.bar.show_turn(self._words.lead(focus.turn))

    def _show_screen(self) -> None:
        if self._is_gone:
            return
        self.staging.show()
        self._view.bar.show_screen(
            shown=self.big.is_shown,
            language=self.staging.language,
            languages=len(self._bench.session.languages),
        )
        self._view.bar.show_turn(self._words.lead(self.staging.focus.turn))

    def _show_notice(self, notice: Notice) -> None:
        actions = [notice.action] if notice.action is not None else []
        about = PROBLEM if notice.tone is Tone.DANGER else ""
        self._view.notices.tell(notice.text, notice.tone, *actions, about=about)


def open_room(
    context: UiContext,
    bench: Workbench,
    number: int,
    parent: QWidget | None,
    tools: RoomTools | None = None,
) -> RoomWindow:
    """Open the facilitator's window of a workshop over a main window, or bring it to the front.

    Only one is open at a time; where that of another workshop stays, it is the one that is returned.
    """
    owner = parent.window() if parent is not None else None
    for other in companions(owner) if owner is not None else []:
        if isinstance(other, RoomWindow) and (other.number == number or not other.close()):
            other.raise_()
            other.activateWindow()
            return other
    made = RoomWindow(context, bench, number, owner, tools)
    screen = made.screen() if owner is None else owner.screen()
    made.resize(first_size(USUAL, MINIMUM, screen.availableSize()))
    made.show()
    made.activateWindow()
    return made
