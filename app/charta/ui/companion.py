"""A second window beside the main one: what the main window asks of it, without knowing what it is."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow, QWidget

from charta.ui.context import UiContext


@runtime_checkable
class Leader(Protocol):
    """A window that shows steps."""

    def lead(self, step: str) -> None:
        """Show a step."""
        ...

    def raise_(self) -> None:
        """Come to the front."""
        ...

    def activateWindow(self) -> None:  # noqa: N802 - Qt's name
        """Take the keyboard."""
        ...


class CompanionWindow(QMainWindow):
    """A window that lives as long as the charter is open, and looks as the main window does.

    It is no child of the main window: that would keep it in front of the main window for good.
    """

    def __init__(self, owner: QWidget | None = None) -> None:
        super().__init__()
        self._tie = _Tie(owner.window(), self) if owner is not None else None

    def show_anew(self, context: UiContext) -> None:
        """Show everything in another language, theme or size, at the same place."""
        raise NotImplementedError

    def may_leave(self) -> bool:
        """Save what was typed, and ask what has to be asked before the charter is closed."""
        raise NotImplementedError

    def leave(self) -> None:
        """Go without a question and without another look at the charter, which may be closed by now."""
        raise NotImplementedError

    def lead(self, step: str) -> None:
        """Show a step in the main window, and bring that to the front."""
        if self._tie is not None and isinstance(self._tie.owner, Leader):
            self._tie.owner.lead(step)
            self._tie.owner.raise_()
            self._tie.owner.activateWindow()

    def part(self) -> None:
        """Belong to the main window no longer."""
        if self._tie is not None:
            self._tie.setParent(None)
            self._tie = None


class _Tie(QObject):
    """Keeps a companion alive as long as its main window."""

    def __init__(self, owner: QWidget, companion: CompanionWindow) -> None:
        super().__init__(owner)
        self.owner: object = owner
        self.companion = companion


def companions(window: QWidget) -> list[CompanionWindow]:
    """Return the companions of a main window."""
    return [tie.companion for tie in window.findChildren(_Tie)]
