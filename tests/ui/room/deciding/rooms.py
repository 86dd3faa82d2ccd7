"""A pane on the screen, and a keyboard in front of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.services.presenting import Focus
from charta.ui.room.deciding.pane import DecidingPane

PEOPLE = {"marketing": "Mia", "it": "Ivo", "hr": "Hal", "operations": "Ona"}
"""Nobody of the legal department came."""


@dataclass
class Room:
    """A pane on the screen, and a keyboard in front of it."""

    bench: Workbench
    pane: DecidingPane
    workshop: int
    qtbot: QtBot
    shown: list[Focus] = field(default_factory=list)

    def item(self, section: str) -> int:
        """Return the number of the item about a section."""
        return next(one.number for one in self.bench.agendas.items(self.workshop) if one.section == section)

    def press(self, *keys: Qt.Key | str) -> None:
        """Press keys where the keyboard is; a text is typed letter by letter."""
        for key in keys:
            target = QApplication.focusWidget()
            assert target is not None
            if isinstance(key, str):
                self.qtbot.keyClicks(target, key)
            else:
                self.qtbot.keyClick(target, key)

    def hold(self, modifier: Qt.KeyboardModifier, key: Qt.Key) -> None:
        """Press a key that is held with another one."""
        target = QApplication.focusWidget()
        assert target is not None
        self.qtbot.keyClick(target, key, modifier)

    def take(self, section: str, question: str) -> None:
        """Take a question on stage, by the arrows and Enter."""
        self.pane.show_item(self.item(section))
        self.pane.focus_first()
        topics = self.pane.parts.topics
        self.press(Qt.Key.Key_Home)
        for _ in range(topics.count()):
            topic = topics.current()
            assert topic is not None
            if topic.id == f"field:{question}":
                break
            self.press(Qt.Key.Key_Down)
        self.press(Qt.Key.Key_Return)
        assert self.pane.field == question

    def words(self) -> str:
        """Return everything that the pane shows or says of itself."""
        QApplication.processEvents()
        parts = [part for part in self.pane.findChildren(QWidget) if part.isVisible()]
        labels = [part.text() for part in parts if isinstance(part, QLabel)]
        return "\n".join([*labels, *(part.accessibleName() for part in parts), *map(QWidget.toolTip, parts)])


Seated = Callable[..., Room]
"""Shows the pane in a context, at a width."""
