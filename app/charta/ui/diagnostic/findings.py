"""What follows from results: a card for each finding, with the sections that answer it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from charta.domain.catalogue import Section
from charta.domain.diagnostic import DiagnosticText, Finding
from charta.ui.context import UiContext
from charta.ui.diagnostic.words import finding_look
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Button, Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip


class FindingCard(Card):
    """One finding: what it means, what is recommended, which sections answer it and which are missing."""

    include_asked = Signal(str)
    go_to = Signal(str)

    def __init__(
        self,
        context: UiContext,
        texts: DiagnosticText,
        finding: Finding,
        sections: tuple[Sequence[Section], Sequence[Section]],
        questions: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        """Build it; `sections` are those that are in the charter and those that are not.

        `questions` are those of the sections on which the answer turns.
        """
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._finding = finding
        self.reading = finding.reading.id
        self.include = button(context.icons, "", Kind.SECONDARY, "plus")
        self.include.setObjectName(f"include-{self.reading}")
        self.include.clicked.connect(self._include)
        self.setAccessibleName(texts.readings[self.reading])
        self._fill_head(texts)
        self._fill_list(context.tr("What helps"), [texts.seed[id_] for id_ in finding.reading.seed])
        self._fill_list(context.tr("Questions to settle"), questions)
        activities = [texts.activities[id_] for id_ in finding.reading.activities]
        self._fill_list(context.tr("Roll-out activities"), [", ".join(activities)] if activities else [])
        self._fill_sections(*sections)

    @property
    def text(self) -> str:
        """All that the card says."""
        return "\n".join(label.text() for label in self.findChildren(Text))

    def _fill_head(self, texts: DiagnosticText) -> None:
        tone, icon = finding_look(self._finding)
        respected = self._finding.reading.is_respected
        word = self._context.tr("Respected") if respected else texts.bands[self._finding.band.value]
        head = QHBoxLayout()
        head.setSpacing(self._context.theme.px(12))
        head.addWidget(Text(texts.readings[self.reading], TextStyle.SUBTITLE), 1)
        chip = Chip(self._context.theme, self._context.icons, word, tone, icon=icon)
        head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(head)
        self.body.addWidget(Text(texts.advice[self.reading]))

    def _fill_list(self, title: str, entries: Sequence[str]) -> None:
        if not entries:
            return
        column = QVBoxLayout()
        column.setSpacing(self._context.theme.px(4))
        column.addWidget(Text(title, TextStyle.OVERLINE))
        for entry in entries:
            column.addWidget(Text(entry, TextStyle.CAPTION))
        self.body.addLayout(column)

    def _fill_sections(self, there: Sequence[Section], absent: Sequence[Section]) -> None:
        if not there and not absent:
            return
        tr = self._context.tr
        column = QVBoxLayout()
        column.setSpacing(self._context.theme.px(4))
        column.addWidget(Text(tr("Sections that answer it"), TextStyle.OVERLINE))
        links = Flow(self._context.theme.px(8))
        for section in there:
            title = section.text(self._context.language).title
            link = SectionLink(title, self._context.theme.px(80))
            link.setAccessibleName(tr("Open the section “{title}”", title=title))
            link.setObjectName(section.id)
            link.clicked.connect(self._open)
            links.add(link)
        if there:
            column.addWidget(links)
        self.body.addLayout(column)
        if absent:
            names = ", ".join(section.text(self._context.language).title for section in absent)
            missing = tr("Not in the charter: {sections}", sections=names)
            column.addWidget(Text(missing, TextStyle.CAPTION, Tone.NEUTRAL))
            self._offer(len(absent), names)

    def _offer(self, count: int, names: str) -> None:
        label = self._context.ntr("Include the section", "Include the {count} sections", count)
        self.include.setText(label)
        self.include.setAccessibleDescription(names)
        row = Flow(0)
        row.add(self.include)
        self.body.addWidget(row)

    def _include(self) -> None:
        self.include_asked.emit(self.reading)

    def _open(self) -> None:
        self.go_to.emit(self.sender().objectName())


class SectionLink(Button):
    """The title of a section as a link; what does not fit becomes an ellipsis."""

    def __init__(self, title: str, least: int, parent: QWidget | None = None) -> None:
        """Set it up; `least` is the width in pixels that it needs."""
        super().__init__(title.replace("&", "&&"), parent)
        self._title = title
        self._least = least
        self.setProperty("kind", Kind.LINK.value)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Allow the title to be shortened."""
        whole = self.sizeHint()
        return QSize(min(self._least, whole.width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw as much as fits; the tool tip has it all."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        wanted, metrics = self.sizeHint().width(), self.fontMetrics()
        shown = self._title
        if wanted > self.width():
            room = self.width() - (wanted - metrics.horizontalAdvance(self._title))
            shown = metrics.elidedText(self._title, Qt.TextElideMode.ElideRight, room)
        self.setToolTip("" if shown == self._title else tip(self._title))
        option.text = shown.replace("&", "&&")
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)
