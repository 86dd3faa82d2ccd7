"""Sending a message to many off the window's thread, a few at a time, so that it can stop at any moment.

What goes out next is claimed and settled on the window's thread; only the sending itself happens elsewhere.
"""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from charta.bootstrap import Workbench
from charta.domain.mail import Mail, MailAccount, MailState
from charta.errors import ChartaError
from charta.services.sending import Outcome
from charta.ui.background import Background, Follow, Task

DRAFTS_AT_ONCE: Final = 50
PATIENCE: Final = 15.0
"""So many seconds are given to a message that is on its way when the charter is left."""
Mails = Sequence[tuple[int, Mail]]


@dataclass(frozen=True)
class Route:
    """How messages go out: as drafts into a folder, or with a password through the account's server."""

    account: MailAccount
    password: str = ""
    folder: Path | None = None


@dataclass(frozen=True)
class Ending:
    """How sending ended; `problem` stopped it, and `is_whole` tells that nothing was left to be sent."""

    number: int
    is_whole: bool
    problem: ChartaError | None = None


@dataclass
class _Chunk:
    """Messages on their way, as seen from both threads."""

    mails: Mails
    outcome: Outcome | None = None
    has_begun: bool = False
    lock: threading.Lock = field(default_factory=threading.Lock)
    ended: threading.Event = field(default_factory=threading.Event)


class MailRun(QObject):
    """Sends one campaign at a time."""

    progressed = Signal()
    """Some more messages are settled."""
    ended = Signal(object)
    """An `Ending`; nothing is told after `abandon`."""

    def __init__(self, background: Background, bench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._bench = bench
        self._stop = threading.Event()
        self._route: Route | None = None
        self._chunk: _Chunk | None = None
        self._task: Task | None = None
        self.number = 0

    @property
    def is_busy(self) -> bool:
        """Whether messages are going out."""
        return self.number > 0

    @property
    def is_stopping(self) -> bool:
        """Whether it ends with what is on its way."""
        return self.is_busy and self._stop.is_set()

    @property
    def on_their_way(self) -> int:
        """How many messages are claimed and not settled yet."""
        return len(self._chunk.mails) if self._chunk is not None else 0

    def begin(self, number: int, route: Route) -> None:
        """Send what waits of a campaign; nothing else may be under way."""
        self._stop = threading.Event()
        self.number, self._route = number, route
        self._go_on(goes_on=False)

    def stop(self) -> None:
        """Send no more; what is on its way is settled first."""
        self._stop.set()

    def abandon(self) -> None:
        """Send no more, and take note of what went out; tell nothing."""
        chunk, task = self._chunk, self._task
        if chunk is None or task is None:
            return
        with chunk.lock:
            self._stop.set()
            has_begun = chunk.has_begun
        task.cancel()
        if has_begun:
            # A message that is just being handed in is uncertain for good if nobody waits for the answer.
            chunk.ended.wait(PATIENCE)
            self._settle(chunk, chunk.outcome)
        else:
            self._settle(chunk, _none_of(chunk.mails))
        self._forget()

    def _go_on(self, *, goes_on: bool) -> None:
        try:
            mails = self._claimed()
        except ChartaError as error:
            self._over(error)
            return
        if not mails:
            self._over(None, is_whole=True)
            return
        route, stop, chunk = self._route, self._stop, _Chunk(mails)
        self._chunk = chunk
        if route is None:
            return
        bench = self._bench

        def work(_: Task) -> None:
            try:
                with chunk.lock:
                    chunk.has_begun = not stop.is_set()
                chunk.outcome = (
                    _handed_over(bench, chunk.mails, route, stop, goes_on=goes_on)
                    if chunk.has_begun
                    else _none_of(chunk.mails)
                )
            finally:
                chunk.ended.set()

        self._task = self._background.run(work, Follow(self, self._sent, self._failed))

    def _claimed(self) -> Mails:
        if self._route is not None and self._route.folder is not None:
            return self._bench.campaigns.claim(self.number, DRAFTS_AT_ONCE)
        account = self._route.account if self._route is not None else None
        return self._bench.sending.claim(self.number, account) if account is not None else ()

    def _sent(self, _: None) -> None:
        chunk = self._chunk
        if chunk is None:
            return
        self._chunk = None
        outcome = chunk.outcome
        try:
            self._settle(chunk, outcome)
        except ChartaError as error:
            self._over(error)
            return
        self.progressed.emit()
        if outcome is not None and outcome.problem is not None:
            self._over(outcome.problem)
        elif self._stop.is_set():
            self._over(None)
        else:
            self._go_on(goes_on=True)

    def _failed(self, error: ChartaError) -> None:
        """Stop where a draft could not be written: none was sent, so all of them wait again."""
        chunk = self._chunk
        self._chunk = None
        if chunk is not None:
            self._settle(chunk, _none_of(chunk.mails))
        self._over(error)

    def _settle(self, _: _Chunk, outcome: Outcome | None) -> None:
        if outcome is not None:
            self._bench.sending.settle(self.number, outcome)

    def _over(self, problem: ChartaError | None, *, is_whole: bool = False) -> None:
        ending = Ending(self.number, is_whole, problem)
        self._forget()
        self.ended.emit(ending)

    def _forget(self) -> None:
        self.number, self._route, self._chunk, self._task = 0, None, None, None


def _handed_over(
    bench: Workbench, mails: Mails, route: Route, stop: threading.Event, *, goes_on: bool
) -> Outcome:
    if route.folder is not None:
        return bench.sending.write_drafts(mails, route.account, route.folder)
    return bench.sending.send(mails, route.account, route.password, stop.wait, goes_on=goes_on)


def _none_of(mails: Mails) -> Outcome:
    return Outcome({person: MailState.WAITING for person, _ in mails})
