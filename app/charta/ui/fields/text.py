"""Texts: a line, or several that grow with what is written."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.fields.question import Question

_LEAST_LINES = 4
_MOST_LINES = 14


class LineInput(Input):
    """One line."""

    typed = True

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        self._line = QLineEdit()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._line)
        self.watch(self._line)
        self._line.textEdited.connect(self._edited)

    def value(self) -> object:
        """Return what is written."""
        return self._line.text()

    def set_value(self, value: object) -> None:
        """Show a text; the cursor stays where it can."""
        text = value if isinstance(value, str) else ""
        if text != self._line.text():
            place = self._line.cursorPosition()
            self._line.setText(text)
            self._line.setCursorPosition(min(place, len(text)) if self._line.hasFocus() else 0)

    def controls(self) -> list[QWidget]:
        """Return the line."""
        return [self._line]

    def _edited(self, text: str) -> None:
        self.changed.emit(text)


class GrowingEdit(QPlainTextEdit):
    """Lines of plain text, as high as they are many; Tab goes on to the next control."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._grow)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)

    def replace_text(self, text: str) -> None:
        """Show another text and leave the cursor beside the words beside which it stood."""
        old = self.toPlainText()
        if old == text:
            return
        start = _common(old, text)
        end = min(_common(old[::-1], text[::-1]), len(old) - start, len(text) - start)
        cursor = QTextCursor(self.document())
        # Qt counts in UTF-16, Python in characters.
        cursor.setPosition(_units(old[:start]))
        cursor.setPosition(_units(old[: len(old) - end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text[start : len(text) - end])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the width: other lines, another height."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = max(self.document().documentLayout().documentSize().height(), 1)
        shown = min(max(lines, _LEAST_LINES), _MOST_LINES)
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin())
        height = round(shown * line) + frame + 2
        if height != self.minimumHeight():
            self.setFixedHeight(height)


class ParagraphsInput(Input):
    """Several lines."""

    typed = True

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        self._edit = GrowingEdit()
        self._quiet = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._edit)
        self.watch(self._edit)
        self._edit.textChanged.connect(self._edited)

    def value(self) -> object:
        """Return what is written."""
        return self._edit.toPlainText()

    def set_value(self, value: object) -> None:
        """Show a text; the cursor stays where it can."""
        self._quiet = True
        self._edit.replace_text(value if isinstance(value, str) else "")
        self._quiet = False

    def controls(self) -> list[QWidget]:
        """Return the edit."""
        return [self._edit]

    def _edited(self) -> None:
        if not self._quiet:
            self.changed.emit(self.value())


def _common(first: str, second: str) -> int:
    for at, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return at
    return min(len(first), len(second))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
