"""A passing message at the foot of the window."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QGraphicsDropShadowEffect, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.messages import Notice
from charta.ui.theme import Role
from charta.ui.widgets.banner import Banner

SECONDS = 8


class Toast(QWidget):
    """Shows one notice over a widget, for some seconds; it stays while the mouse or the keyboard is in it."""

    def __init__(self, context: UiContext, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self._context = context
        self._banner: Banner | None = None
        self._room = QVBoxLayout(self)
        margin = context.theme.px(16)
        self._room.setContentsMargins(margin, margin, margin, margin)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SECONDS * 1000)
        self._timer.timeout.connect(self._time_is_over)
        over.installEventFilter(self)
        self.hide()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice in place of the one before, and have it read out."""
        self._clear()
        theme = self._context.theme
        close = self._context.tr("Close this message")
        banner = Banner(theme, self._context.icons, notice.text, notice.tone, close=close)
        if notice.action is not None:
            made = banner.add_action(notice.action.text)
            made.clicked.connect(notice.action.trigger)
            made.clicked.connect(self.dismiss)
        banner.closed.connect(self.dismiss)
        shadow = QGraphicsDropShadowEffect(banner)
        shadow.setBlurRadius(theme.px(24))
        shadow.setOffset(0, theme.px(4))
        colour = theme.colour(Role.LINE_STRONG)
        colour.setAlpha(110)
        shadow.setColor(colour)
        banner.setGraphicsEffect(shadow)
        self._banner = banner
        self._room.addWidget(banner)
        self._settle()
        self.show()
        self.raise_()
        self._timer.start()
        self._announce(notice.text)

    @property
    def text(self) -> str:
        """The words that are shown, empty for none."""
        return self._banner.text if self._banner is not None else ""

    def dismiss(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self._clear()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep to the foot of the widget below."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._settle()
        return super().eventFilter(watched, event)

    def _announce(self, text: str) -> None:
        # Hundreds of names come with this class; few windows say anything before they are shown.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def _settle(self) -> None:
        width = min(self._over.width(), self._context.theme.px(560))
        self.setFixedWidth(width)
        wraps = self._room.hasHeightForWidth()
        height = self._room.heightForWidth(width) if wraps else self.sizeHint().height()
        self.setGeometry((self._over.width() - width) // 2, self._over.height() - height, width, height)

    def _time_is_over(self) -> None:
        focused = QApplication.focusWidget()
        if self.underMouse() or (focused is not None and self.isAncestorOf(focused)):
            self._timer.start()
        else:
            self.dismiss()

    def _clear(self) -> None:
        if self._banner is not None:
            self._room.removeWidget(self._banner)
            self._banner.setParent(None)
            self._banner.deleteLater()
            self._banner = None
