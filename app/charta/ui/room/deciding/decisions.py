"""What was decided on the question, the latest first, and whether it still holds."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.domain.records import Resolution
from charta.ui.context import UiContext
from charta.ui.room.deciding.words import DecidingWords
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.clearing import drop
from charta.ui.widgets.text import Text


class Decisions(QWidget):
    """Lists decisions; one that is not the answer any more says so."""

    def __init__(self, context: UiContext, words: DecidingWords, workshop: int) -> None:
        super().__init__()
        self._context, self._words, self._workshop = context, words, workshop
        self._shown: tuple[object, ...] = ()
        self._parts: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(4))
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """The words of every line."""
        return tuple(part.text if isinstance(part, Chip) else part.accessibleName() for part in self._parts)

    def show_decisions(self, decisions: Sequence[tuple[Resolution, bool]]) -> None:
        """Show these decisions, each with whether it holds."""
        shown = tuple(decisions)
        if shown == self._shown:
            return
        self._shown = shown
        drop(self._column, *self._parts)
        self._parts = []
        self.setVisible(bool(shown))
        tr = self._context.tr
        if shown:
            self._add(Text(tr("Decided so far"), TextStyle.LABEL))
        for decision, holds in reversed(shown):
            line = Text(self._line(decision), TextStyle.BODY if holds else TextStyle.CAPTION)
            self._add(line)
            if not holds:
                self._add(
                    Chip(
                        self._context.theme,
                        self._context.icons,
                        tr("Changed since"),
                        Tone.WARNING,
                        icon="history",
                    )
                )

    def _line(self, decision: Resolution) -> str:
        tr, said = self._context.tr, self._words.kept(decision)
        if decision.workshop == self._workshop:
            return tr("In this workshop: {said}", said=said)
        return tr("In workshop {number}: {said}", number=decision.workshop, said=said)

    def _add(self, part: QWidget) -> None:
        if isinstance(part, Text):
            part.setAccessibleName(part.text())
        self._parts.append(part)
        self._column.addWidget(part)
