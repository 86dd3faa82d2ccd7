"""Buttons by what they are for: the one that leads on, another one, a quiet one, one that destroys."""

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton

from charta.ui.icons import Icons
from charta.ui.theme import Role


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


def button(icons: Icons, text: str, kind: Kind = Kind.SECONDARY, icon: str = "") -> QPushButton:
    """Return a button with words and, where it helps, an icon before them."""
    made = QPushButton(text)
    made.setProperty("kind", kind.value)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    if icon:
        drawn = icons.icon(icon, kind.role, 18, gap=4)
        made.setIcon(drawn)
        made.setIconSize(drawn.availableSizes()[0])
    return made


def icon_button(icons: Icons, icon: str, name: str, size: int = 20) -> QToolButton:
    """Return a button that shows only an icon; `name` is its accessible name and its tool tip."""
    made = QToolButton()
    _dress(made, icons, icon, size)
    made.setAccessibleName(name)
    made.setToolTip(name)
    return made


def action_button(icons: Icons, icon: str, action: QAction, size: int = 20) -> QToolButton:
    """Return an icon button for an action; enabled, checked and named as the action is."""
    made = QToolButton()
    made.setDefaultAction(action)
    _dress(made, icons, icon, size)
    name = action.text().replace("&", "").rstrip("…")
    shortcut = action.shortcut().toString()
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({shortcut})" if shortcut else name)
    return made


def _dress(made: QToolButton, icons: Icons, icon: str, size: int) -> None:
    drawn = icons.icon(icon, Role.TEXT, size)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    made.setIcon(drawn)
    made.setIconSize(QSize(drawn.availableSizes()[0]))
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
