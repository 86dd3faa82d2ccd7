"""Buttons by what they are for: the one that leads on, another one, a quiet one, one that destroys."""

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtWidgets import QPushButton, QToolButton

from charta.ui.icons import Icons
from charta.ui.theme import Role
from charta.ui.widgets.tips import tip

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QEnterEvent, QKeyEvent, QPaintEvent


class Kind(StrEnum):
    """What a button is for; a page has one primary button at most."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    LINK = "link"
    DANGER = "danger"

    @property
    def role(self) -> Role:
        """The colour of the icon on such a button."""
        return _ROLES.get(self, Role.TEXT)


_ROLES = {Kind.PRIMARY: Role.ON_ACCENT, Kind.DANGER: Role.ON_DANGER, Kind.LINK: Role.ACCENT}


def presses(event: "QKeyEvent") -> bool:
    """Tell whether a key is Enter, which presses a button as Space does."""
    return event.key() in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter) and not event.isAutoRepeat()


class Button(QPushButton):
    """A push button that Enter presses wherever it stands; Qt's own does so only in dialogs."""

    def enterEvent(self, event: "QEnterEvent") -> None:  # noqa: N802 - Qt's name
        """Show the hand; the namespace of its name is too large to be made before the window is shown."""
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def keyPressEvent(self, event: "QKeyEvent") -> None:  # noqa: N802 - Qt's name
        """Press by Enter."""
        if presses(event):
            self.click()
        else:
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """A tool button that Enter presses."""

    def enterEvent(self, event: "QEnterEvent") -> None:  # noqa: N802 - Qt's name
        """Show the hand; the namespace of its name is too large to be made before the window is shown."""
        self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor)
        super().enterEvent(event)

    def keyPressEvent(self, event: "QKeyEvent") -> None:  # noqa: N802 - Qt's name
        """Press by Enter."""
        if presses(event):
            self.click()
        else:
            super().keyPressEvent(event)


class FilledButton(Button):
    """A button in a strong colour. Its focus ring is inside, since around it nothing would set it off."""

    def __init__(self, icons: Icons, kind: Kind, text: str) -> None:
        super().__init__(text)
        self._ring = QtGui.QPen(icons.colour(kind.role), icons.px(2))
        self._inset = icons.px(4)
        self._corner = icons.px(5)

    def paintEvent(self, event: "QPaintEvent") -> None:  # noqa: N802 - Qt's name
        """Draw the ring over the button."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QtGui.QPainter(self)
            painter.setRenderHint(QtGui.QPainter.RenderHint.Antialiasing)
            painter.setPen(self._ring)
            inset = self._inset
            area = QtCore.QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(area, self._corner, self._corner)


def button(
    icons: Icons, text: str, kind: Kind = Kind.SECONDARY, icon: str = "", *, icon_last: bool = False
) -> QPushButton:
    """Return a button with words and, where it helps, an icon before or behind them."""
    filled = kind in (Kind.PRIMARY, Kind.DANGER)
    made = FilledButton(icons, kind, text) if filled else Button(text)
    made.setProperty("kind", kind.value)
    made.setAutoDefault(False)
    if icon:
        drawn = icons.icon(icon, kind.role, 18, gap=-4 if icon_last else 4)
        if icon_last:
            made.setLayoutDirection(QtCore.Qt.LayoutDirection.RightToLeft)
        made.setIcon(drawn)
        made.setIconSize(drawn.availableSizes()[0])
    return made


def icon_button(icons: Icons, icon: str, name: str, size: int = 20) -> QToolButton:
    """Return a button that shows only an icon; `name` is its accessible name and its tool tip."""
    made = IconButton()
    _dress(made, icons, icon, size)
    made.setAccessibleName(name)
    made.setToolTip(tip(name))
    return made


def action_button(icons: Icons, icon: str, action: "QAction", size: int = 20) -> QToolButton:
    """Return an icon button for an action; enabled, checked and named as the action is."""
    made = IconButton()
    # The button takes its icon from the action, again whenever the action changes.
    action.setIcon(icons.icon(icon, Role.TEXT, size))
    action.setIconVisibleInMenu(False)
    made.setDefaultAction(action)
    _dress(made, icons, icon, size)
    name = plain_name(action)
    shortcut = action.shortcut().toString(QtGui.QKeySequence.SequenceFormat.NativeText)
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({shortcut})" if shortcut else name)
    return made


def plain_name(action: "QAction") -> str:
    """Return the words of an action without its mnemonic and ellipsis."""
    return action.text().replace("&", "").rstrip("…")


def _dress(made: QToolButton, icons: Icons, icon: str, size: int) -> None:
    drawn = icons.icon(icon, Role.TEXT, size)
    made.setProperty("toolButtonStyle", "ToolButtonIconOnly")
    made.setIcon(drawn)
    made.setIconSize(drawn.availableSizes()[0])
    made.setProperty("focusPolicy", "StrongFocus")
