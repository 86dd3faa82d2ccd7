"""A text in every language of the charter, side by side."""

from collections.abc import Mapping

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charta.domain.fields import FieldType
from charta.domain.text import clean_block, clean_line
from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.fields.question import Question
from charta.ui.fields.text import LineInput, ParagraphsInput
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.showing import show_part
from charta.ui.widgets.text import Text

SIDE_BY_SIDE = 420


class LocalisedInput(Input):
    """An input per language, named; one that is empty beside a filled one is flagged."""

    typed = True

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        kind = ParagraphsInput if question.field.type is FieldType.LONG_TEXT else LineInput
        self._parts = {language: _Part(context, question, kind, name) for language, name in self._names()}
        self._others: Mapping[str, str] = {}
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(context.theme.px(12))
        for part in self._parts.values():
            self._row.addWidget(part, 1)
            part.input.changed.connect(self._edited)
            part.input.left.connect(self.left)

    def value(self) -> object:
        """Return the texts by language, those of languages that the charter left behind included."""
        return {**self._others, **{language: part.input.value() for language, part in self._parts.items()}}

    def set_value(self, value: object) -> None:
        """Show the texts."""
        texts = value if isinstance(value, Mapping) else {}
        self._others = {language: text for language, text in texts.items() if language not in self._parts}
        for language, part in self._parts.items():
            part.input.set_value(texts.get(language))
        self._flag()

    def controls(self) -> list[QWidget]:
        """Return the inputs of all languages."""
        return [control for part in self._parts.values() for control in part.input.controls()]

    def describe(self, name: str, description: str) -> None:
        """Name each input with its language."""
        self.setAccessibleName(name)
        for part in self._parts.values():
            named = f"{name} ({part.name})" if len(self._parts) > 1 else name
            part.input.describe(named, description)

    def set_invalid(self, *, invalid: bool) -> None:
        """Mark the language whose text is too long; all of them where it is something else."""
        long = {language for language, part in self._parts.items() if self._is_too_long(part)}
        for language, part in self._parts.items():
            part.input.set_invalid(invalid=invalid and (not long or language in long))

    def _is_too_long(self, part: "_Part") -> bool:
        field = self.question.field
        clean = clean_block if field.type is FieldType.LONG_TEXT else clean_line
        return len(clean(str(part.input.value()))) > field.max_length

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stack the languages where there is no room for both."""
        super().resizeEvent(event)
        wide = event.size().width() >= self.context.theme.px(SIDE_BY_SIDE)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._row.direction():
            self._row.setDirection(direction)

    def _names(self) -> list[tuple[str, str]]:
        return list(self.question.languages.items())

    def _edited(self) -> None:
        self._flag()
        self.changed.emit(self.value())

    def _flag(self) -> None:
        filled = {language: bool(str(part.input.value()).strip()) for language, part in self._parts.items()}
        for language, part in self._parts.items():
            part.show_missing(missing=any(filled.values()) and not filled[language])
            part.show_name(shown=len(self._parts) > 1)


class _Part(QWidget):
    """One language: its name, perhaps a flag, and the input."""

    def __init__(
        self, context: UiContext, question: Question, kind: type[LineInput | ParagraphsInput], name: str
    ) -> None:
        super().__init__()
        self.name = name
        self.input: LineInput | ParagraphsInput = kind(context, question)
        px = context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(px(6))
        head.addWidget(Text(name, TextStyle.CAPTION, Tone.NEUTRAL, wrap=False))
        self._sign = QLabel()
        self._sign.setPixmap(
            context.icons.pixmap("triangle-alert", Role.WARNING, 14, self.devicePixelRatioF())
        )
        self._missing = Text(context.tr("to translate"), TextStyle.CAPTION, Tone.WARNING, wrap=False)
        head.addWidget(self._sign)
        head.addWidget(self._missing)
        head.addStretch()
        column.addWidget(self._head)
        column.addWidget(self.input)
        column.addStretch()
        self.show_missing(missing=False)

    def show_missing(self, *, missing: bool) -> None:
        """Show or hide the flag."""
        self._sign.setVisible(missing)
        self._missing.setVisible(missing)

    def show_name(self, *, shown: bool) -> None:
        """Show or hide the language's name."""
        show_part(self._head, shown)
