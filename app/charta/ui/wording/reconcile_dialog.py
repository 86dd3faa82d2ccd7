"""Answers changed below an edited wording: both texts, the difference marked, and the team's choice."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from charta.bootstrap import Workbench
from charta.domain.differences import Hunk, join_blocks
from charta.errors import ChartaError
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text
from charta.ui.wording.looks import Looks
from charta.ui.wording.names import language_names
from charta.ui.wording.paper import Paper
from charta.ui.wording.reconciling import Sides, context, sides

SIDE_BY_SIDE = 620


class ReconcileDialog(QDialog):
    """Shows what the team has beside what the answers give now, and settles it one way or another."""

    def __init__(
        self, context: UiContext, workbench: Workbench, place: tuple[str, str], parent: QWidget
    ) -> None:
        """Build it for a section and a language, the two parts of `place`."""
        super().__init__(parent)
        self._context = context
        self._bench = workbench
        self._section, self._language = place
        self._comparison = workbench.rewording.compare(*place)
        self._cards: list[HunkCard] = []
        self._merge = button(context.icons, context.tr("Merge as chosen"), Kind.PRIMARY)
        self._ours = button(context.icons, context.tr("Keep ours"))
        self._theirs = button(context.icons, context.tr("Take the new"))
        self._cancel = button(context.icons, context.tr("Decide later"), Kind.QUIET)
        self._lay_out()
        self._take_room(parent.window())
        self._merge.clicked.connect(self.merge)
        self._ours.clicked.connect(self.keep)
        self._theirs.clicked.connect(self.take)
        self._cancel.clicked.connect(self.reject)

    @property
    def cards(self) -> tuple["HunkCard", ...]:
        """The choices, in the order of the text."""
        return tuple(self._cards)

    def keep(self) -> None:
        """Let the team's wording stand."""
        try:
            self._bench.rewording.keep(self._section, self._language)
        except ChartaError as problem:
            self._context.messages.fail(problem)
        else:
            self.accept()

    def take(self) -> None:
        """Give up the team's wording for what the answers give now."""
        try:
            self._bench.rewording.replace(self._section, self._language)
        except ChartaError as problem:
            self._context.messages.fail(problem)
        else:
            self.accept()

    def merge(self) -> None:
        """Take from each side what was chosen."""
        choices = [card.takes_new for card in self._cards]
        try:
            self._bench.rewording.merge(self._section, self._language, choices)
        except ChartaError as problem:
            self._context.messages.fail(problem)
        else:
            self.accept()

    def _lay_out(self) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(16))
        column.setSpacing(px(16))
        column.addLayout(self._head())
        area = ScrollColumn()
        area.body.setContentsMargins(0, 0, px(8), 0)
        area.body.setSpacing(px(16))
        self._fill(area.body)
        area.body.addStretch()
        column.addWidget(area, 1)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self._cancel)
        row.addStretch()
        for choice in (self._ours, self._theirs, self._merge):
            row.addWidget(choice)
        column.addLayout(row)

    def _take_room(self, window: QWidget) -> None:
        px = self._context.theme.px
        self.resize(min(px(1000), window.width() - 32), min(px(760), window.height() - 32))

    def _head(self) -> QVBoxLayout:
        tr = self._context.tr
        title = self._bench.session.catalogue.section(self._section).text(self._context.language).title
        self.setWindowTitle(tr("Two wordings: {title}", title=title))
        head = QVBoxLayout()
        head.setSpacing(self._context.theme.px(4))
        names = language_names(self._bench.session, self._context.language)
        shown = f"{title} ({names[self._language]})" if len(names) > 1 else title
        head.addWidget(Text(shown, TextStyle.TITLE))
        told = tr(
            "Answers have changed since you edited this wording. Choose at each place; what you do not see "
            "here stays as you wrote it."
        )
        head.addWidget(Text(told, tone=Tone.NEUTRAL))
        return head

    def _fill(self, column: QVBoxLayout) -> None:
        count = len(self._comparison.hunks)
        common: list[str] = []
        for part in self._comparison.parts:
            if not isinstance(part, Hunk):
                common += part
                continue
            self._add_context(column, common, last=False)
            common = []
            card = HunkCard(self._context, len(self._cards) + 1, count, part, self._bench)
            self._cards.append(card)
            column.addWidget(card)
        self._add_context(column, common, last=True)

    def _add_context(self, column: QVBoxLayout, blocks: list[str], *, last: bool) -> None:
        """Show the lines around a change, so that its place is known."""
        told = context(blocks, self._bench.wordings.plain, first=not self._cards, last=last)
        if told:
            column.addWidget(Text(told, TextStyle.CAPTION, Tone.NEUTRAL))


class HunkCard(Card):
    """One place: ours at the left, the new text at the right, and a choice between them."""

    def __init__(self, context: UiContext, number: int, count: int, hunk: Hunk, workbench: Workbench) -> None:
        super().__init__(context.theme)
        self._context = context
        shown = sides(hunk, workbench.wordings.plain)
        tr = context.tr
        ours, theirs = shown.ours, shown.theirs
        if shown.says_the_same:
            # Marked words would show no difference; the two texts as they print do.
            ours, theirs = (workbench.wordings.shown(join_blocks(side)) for side in (hunk.ours, hunk.theirs))
        self._name = tr("Place {number} of {count}", number=number, count=count)
        self.setAccessibleName(self._name)
        told = tr(
            "Removed: {removed}. Added: {added}.", removed=shown.removed or "–", added=shown.added or "–"
        )
        if shown.says_the_same:
            told = tr("Formatting only: the words are the same.")
        self.setAccessibleDescription(told)
        self._group = QButtonGroup(self)
        self._ours = QRadioButton(tr("Keep ours"))
        self._theirs = QRadioButton(tr("Take the new"))
        for choice in (self._ours, self._theirs):
            self._group.addButton(choice)
            choice.setAccessibleDescription(f"{self._name}. {told}")
        (self._ours if shown.is_conflict else self._theirs).setChecked(True)
        self._add_head(shown)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(context.theme.px(16))
        self._add_side(self._ours, ours, tr("Ours"))
        self._add_side(self._theirs, theirs, tr("New"))
        self.body.addLayout(self._row)

    @property
    def takes_new(self) -> bool:
        """Whether what the answers give now was chosen."""
        return self._theirs.isChecked()

    def choose(self, *, new: bool) -> None:
        """Choose a side."""
        (self._theirs if new else self._ours).setChecked(True)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Stack the sides where there is no room."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._context.theme.px(SIDE_BY_SIDE)
        set_beside(self._row, beside=wide)

    def _add_head(self, shown: Sides) -> None:
        tr, theme, icons = self._context.tr, self._context.theme, self._context.icons
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(Text(self._name, TextStyle.LABEL), 1)
        if shown.says_the_same:
            row.addWidget(Chip(theme, icons, tr("Formatting only"), icon="bold"))
        if shown.is_conflict:
            chip = Chip(theme, icons, tr("Both changed"), Tone.WARNING, icon="triangle-alert")
        else:
            chip = Chip(theme, icons, tr("Only the answers changed"), Tone.ACCENT, icon="info")
        row.addWidget(chip)
        self.body.addLayout(row)

    def _add_side(self, choice: QRadioButton, html: str, name: str) -> None:
        px = self._context.theme.px
        column = QVBoxLayout()
        column.setSpacing(px(8))
        column.addWidget(choice)
        paper = Paper(Looks(self._context.theme))
        paper.set_plain()
        nothing = self._context.tr("(nothing)")
        paper.show_html(html or f"<p>{nothing}</p>")
        paper.setAccessibleName(f"{self._name}: {name}")
        paper.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        paper.set_growing(growing=True)
        column.addWidget(paper)
        column.addStretch()
        self._row.addLayout(column, 1)
