"""What the facilitator's window tells: in the window, without a dialog in the flow of the conversation."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.errors import ChartaError, sentence
from charta.ui.context import UiContext
from charta.ui.messages import Action, Notice, WindowMessages
from charta.ui.theme import Tone
from charta.ui.widgets.folding_banner import FoldingBanner

MOST: Final = 3
"""More notices than this would push the work off the screen; the oldest goes."""


class Notices(QWidget):
    """Notices below the head of the window; each stays until it is closed, or another takes its place."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._banners: list[tuple[str, FoldingBanner]] = []
        px = context.theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(12), px(8), px(12), 0)
        self._column.setSpacing(px(6))
        self.hide()

    @property
    def texts(self) -> list[str]:
        """The words that are shown."""
        return [banner.text for _, banner in self._banners]

    @property
    def subjects(self) -> list[str]:
        """What the notices are about."""
        return [about for about, _ in self._banners]

    def tell(self, text: str, tone: Tone = Tone.ACCENT, *actions: Action, about: str = "") -> None:
        """Show a notice; one `about` the same thing goes, and so does one of the same words."""
        self.forget(about or text)
        banner = FoldingBanner(
            self._context.theme,
            self._context.icons,
            text,
            tone,
            close=self._context.tr("Close this message"),
        )
        key = about or text
        for action in actions:
            made = banner.add_action(action.text)
            made.clicked.connect(action.trigger)
            made.clicked.connect(lambda: self.forget(key))
        banner.closed.connect(lambda: self.forget(key))
        self._banners.append((key, banner))
        self._column.addWidget(banner)
        while len(self._banners) > MOST:
            self.forget(self._banners[0][0])
        self.show()
        self._announce(text)

    def forget(self, about: str) -> None:
        """Take a notice away."""
        for entry in [entry for entry in self._banners if entry[0] == about]:
            self._banners.remove(entry)
            self._column.removeWidget(entry[1])
            entry[1].hide()
            entry[1].deleteLater()
        self.setVisible(bool(self._banners))

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
