"""What surrounds the facilitator's window, so that tests can put something else in its place."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtWidgets import QWidget

from charta.ui.context import UiContext
from charta.ui.messages import Messages, Notice
from charta.ui.room.notices import RoomMessages
from charta.ui.room.screens import Screens, SystemScreens
from charta.ui.room.ticking import steady


class MakeMessages(Protocol):
    """Makes what tells and asks in a window."""

    def __call__(
        self, window: QWidget, context: UiContext, show_notice: Callable[[Notice], None]
    ) -> Messages:
        """Return it."""
        ...


@dataclass(frozen=True)
class RoomTools:
    """What surrounds the window; tests replace it. `steady` is the clock that nobody can set."""

    screens: Callable[[], Screens] = SystemScreens
    steady: Callable[[], float] = steady
    messages: MakeMessages = field(default=RoomMessages)
