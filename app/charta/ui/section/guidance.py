"""What helps a team to decide: questions, the law to know, pitfalls, and what others do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charta.domain.catalogue import Practice, SheetText
from charta.ui.context import UiContext
from charta.ui.section.panel import GrowingColumn
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.text import Text


class Guidance(GrowingColumn):
    """Short lists, each in a card."""

    def __init__(self, context: UiContext, texts: SheetText, law: QWidget | None = None) -> None:
        """Build it; `law` is what the law says on a section, where there is a section."""
        super().__init__(context.theme)
        self._context = context
        tr = context.tr
        self._add_list(tr("Questions for the team"), "circle-question-mark", Role.ACCENT, texts.questions)
        if law is not None:
            self.body.addWidget(law)
        self._add_list(tr("What goes wrong elsewhere"), "triangle-alert", Role.WARNING, texts.pitfalls)
        if texts.practice:
            self._add_practice(texts.practice)
        self.body.addStretch()

    def _add_list(self, title: str, icon: str, role: Role, lines: tuple[str, ...]) -> None:
        card = Card(self._context.theme, title)
        for line in lines:
            card.body.addLayout(self._line(icon, role, line))
        self.body.addWidget(card)

    def _line(self, icon: str, role: Role, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.theme.px(12))
        sign = QLabel()
        sign.setPixmap(self._context.icons.pixmap(icon, role, 18, self.devicePixelRatioF()))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words), 1)
        return row

    def _add_practice(self, practice: tuple[Practice, ...]) -> None:
        card = Card(self._context.theme, self._context.tr("What others do"))
        for entry in practice:
            words = QVBoxLayout()
            words.setSpacing(self._context.theme.px(2))
            words.addWidget(Text(entry.who, TextStyle.LABEL))
            words.addWidget(Text(entry.what))
            source = self._context.tr("Source: {source}", source=entry.source)
            words.addWidget(Text(source, TextStyle.CAPTION, Tone.NEUTRAL))
            card.body.addLayout(words)
        self.body.addWidget(card)
