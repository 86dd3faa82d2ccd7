"""The presenter window: what the room sees on the projector, without a control and without a private word."""

from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from charta.domain.stage import Stage
from charta.i18n import Translator, translator
from charta.ui.room.stage.marks import Mark, paint
from charta.ui.room.stage.sizes import HEIGHT, Box, canvas_scale, canvas_width
from charta.ui.room.stage.told import description, name
from charta.ui.room.stage.view import Scene, StageView, without_clock
from charta.ui.room.stage.words import StageWords
from charta.ui.theme import Role, Theme

LEAST: Final = (640, 360)
LEAVING: Final = frozenset({Qt.Key.Key_Escape, Qt.Key.Key_F5, Qt.Key.Key_F11})
_REACH: Final = 2
"""How many pixels soft edges reach beyond a mark."""


class PresenterWindow(QWidget):
    """Shows stages, each in its own language and in a theme that need not be the screen's.

    It only paints. It closes when its owner closes it; whoever closes it otherwise, or presses a key that
    usually ends a presentation, asks the owner for it by `left`.
    """

    left = Signal()

    def __init__(
        self, theme: Theme, words: Callable[[str], Translator] = translator, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self._theme = theme
        self._words = words
        self._stage: Stage | None = None
        self._view: StageView | None = None
        self._scene = Scene((), ())
        self._is_released = False
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setMinimumSize(*LEAST)

    @property
    def scene(self) -> Scene:
        """What is drawn, on a canvas that `sizes` describes."""
        return self._scene

    def show_stage(self, stage: Stage) -> None:
        """Show a stage. One that differs from the last in its clock alone repaints the clock alone."""
        before, known = self._stage, self._scene
        if stage == before:
            return
        self._stage = stage
        if before is None or self._view is None or before.language != stage.language:
            self._view = StageView(self._theme, self._words(stage.language))
        is_clock_alone = before is not None and without_clock(before) == without_clock(stage)
        self._compose(known if is_clock_alone else None)
        if is_clock_alone:
            changed = set(known.clock).symmetric_difference(self._scene.clock)
            self.update(self._region(changed))
        else:
            self.update()
        self._tell(self._view.words, stage)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in other colours."""
        self._theme = theme
        if self._stage is not None:
            self._view = StageView(theme, self._words(self._stage.language))
            self._compose()
        self.update()

    def fill(self, screen: QScreen, *, is_beside: bool) -> None:
        """Fill a screen, without a frame and without the pointer.

        Where it is beside the window that is worked in, it takes no keys, not even when somebody clicks it.
        """
        # A window system may not move what fills another screen already.
        self.hide()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, is_beside)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus, is_beside)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        # `showFullScreen` would activate the window in either case.
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()
        if not is_beside:
            self.activateWindow()

    def show_framed(self) -> None:
        """Show it as a usual window, to be moved and sized."""
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint, on=False)
        self.unsetCursor()
        self.showNormal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ask the owner to leave; no other key does anything."""
        if event.key() in LEAVING and not event.isAutoRepeat():
            self.left.emit()
        else:
            event.ignore()

    def close(self) -> bool:
        """Close it; this is for the owner."""
        self._is_released = True
        return super().close()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Be open until the owner closes it again."""
        super().showEvent(event)
        self._is_released = False

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Ask the owner where the window system wants it closed, and do as the owner does."""
        if not self._is_released:
            self.left.emit()
        event.setAccepted(self._is_released)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Compose anew where the shape of the window changes; another size alone needs nothing."""
        super().resizeEvent(event)
        old = event.oldSize()
        shapes = {canvas_width(size.width(), size.height()) for size in (self.size(), old)}
        if self._stage is not None and len(shapes) > 1:
            self._compose()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the marks in the part that is asked for."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(event.rect(), self._theme.colour(Role.WINDOW))
        if self._view is None:
            return
        painter.translate(*self._origin())
        scale = canvas_scale(self.width(), self.height())
        painter.scale(scale, scale)
        region = event.region()
        shown = (mark for mark in self._scene.marks if region.intersects(self._pixels(mark.box)))
        paint(painter, shown, self._view.setter)

    def _compose(self, known: Scene | None = None) -> None:
        if self._view is not None and self._stage is not None:
            width = canvas_width(self.width(), self.height())
            self._scene = self._view.scene(self._stage, width, known)

    def _tell(self, words: StageWords, stage: Stage) -> None:
        """Say in words what is shown, and only when these words change."""
        said, more = name(words, stage), description(words, stage)
        if self.accessibleName() != said:
            self.setAccessibleName(said)
            self.setWindowTitle(said)
        if self.accessibleDescription() != more:
            self.setAccessibleDescription(more)

    def _origin(self) -> tuple[float, float]:
        scale = canvas_scale(self.width(), self.height())
        wide = canvas_width(self.width(), self.height()) * scale
        return (self.width() - wide) / 2, (self.height() - HEIGHT * scale) / 2

    def _region(self, marks: Iterable[Mark]) -> QRegion:
        region = QRegion()
        for mark in marks:
            region = region.united(self._pixels(mark.box))
        return region

    def _pixels(self, box: Box) -> QRect:
        """Return the pixels that a box of the canvas touches."""
        x, y = self._origin()
        scale = canvas_scale(self.width(), self.height())
        frame = QRectF(x + box.x * scale, y + box.y * scale, box.width * scale, box.height * scale)
        return frame.toAlignedRect().adjusted(-_REACH, -_REACH, _REACH, _REACH)
