"""What a window tells in place, without a dialog in the flow of the conversation."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.errors import ChartaError, sentence
from charta.ui.context import UiContext
from charta.ui.messages import Action, Notice, WindowMessages
from charta.ui.theme import Tone
from charta.ui.widgets.clearing import drop
from charta.ui.widgets.folding_banner import FoldingBanner

MOST: Final = 3
"""More notices to be closed than this would push the work off the screen; the oldest goes."""


@dataclass(frozen=True)
class _Entry:
    about: str
    banner: FoldingBanner
    stands: bool


class Notices(QWidget):
    """Notices one below the other: first those that stand while something is so, then what was told once.

    Each of the latter stays until it is closed, or another one about the same takes its place.
    """

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._entries: list[_Entry] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(6))
        self.hide()

    @property
    def texts(self) -> list[str]:
        """The words that are shown, from top to bottom."""
        return [entry.banner.text for entry in self._entries]

    @property
    def subjects(self) -> list[str]:
        """What the notices are about."""
        return [entry.about for entry in self._entries]

    def tell(self, text: str, tone: Tone = Tone.ACCENT, *actions: Action, about: str = "") -> None:
        """Show a notice; one `about` the same thing goes, and so does one of the same words."""
        key = about or text
        self.forget(key)
        banner = self._banner(text, tone, close=self._context.tr("Close this message"))
        for action in actions:
            made = banner.add_action(action.text)
            made.clicked.connect(action.trigger)
            made.clicked.connect(lambda: self.forget(key))
        banner.closed.connect(lambda: self.forget(key))
        self._put(len(self._entries), _Entry(key, banner, stands=False))
        told = [entry for entry in self._entries if not entry.stands]
        for oldest in told[:-MOST]:
            self.forget(oldest.about)

    def show_standing(self, texts: list[str]) -> None:
        """Show what stands in the way now, and nothing else of that kind."""
        for entry in [entry for entry in self._entries if entry.stands]:
            if entry.about not in texts:
                self.forget(entry.about)
        for place, text in enumerate(texts):
            if text not in self.subjects:
                self._put(place, _Entry(text, self._banner(text, Tone.WARNING), stands=True))

    def forget(self, about: str) -> None:
        """Take a notice away."""
        for entry in [entry for entry in self._entries if entry.about == about]:
            self._entries.remove(entry)
            drop(self._column, entry.banner)
        self.setVisible(bool(self._entries))

    def _banner(self, text: str, tone: Tone, close: str = "") -> FoldingBanner:
        return FoldingBanner(self._context.theme, self._context.icons, text, tone, close=close)

    def _put(self, place: int, entry: _Entry) -> None:
        self._entries.insert(place, entry)
        self._column.insertWidget(place, entry.banner)
        self.show()
        self._announce(entry.banner.text)

    def _announce(self, text: str) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


class RoomMessages(WindowMessages):
    """Messages in the facilitator's window: a problem is told in place, and the conversation goes on."""

    def __init__(self, window: QWidget, context: UiContext, show_notice: Callable[[Notice], None]) -> None:
        super().__init__(window, context.translator, context.icons, show_notice)
        self._words = context.translator
        self._show = show_notice

    def fail(self, error: ChartaError) -> None:
        """Tell a stated problem in place."""
        self._show(Notice(sentence(error, self._words), Tone.DANGER))
