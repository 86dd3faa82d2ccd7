"""What became of the pages that were read, with their counts as filters."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.numbers import number
from charta.ui.signatures.lines import LineList
from charta.ui.signatures.rows import Lines, Told, counted, kind_look, kind_word, summary
from charta.ui.theme import Tone
from charta.ui.widgets.banner import Banner
from charta.ui.widgets.buttons import button
from charta.ui.widgets.card import Card
from charta.ui.widgets.flow import Flow


class ResultsCard(Card):
    """Grows while pages are read; one kind at a time can be looked at."""

    decide_asked = Signal()

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(context.theme, context.tr("What was read"))
        self._context = context
        self._lines = Lines(bench, context.translator)
        self.rows: list[Told] = []
        self.kind = ""
        self.filters: dict[str, QPushButton] = {}
        self._flow = Flow(context.theme.px(8))
        self.list = LineList(context, context.tr("Pages that were read"))
        self.summary = Banner(context.theme, context.icons, "", Tone.SUCCESS)
        self.decide = self.summary.add_action(context.tr("Decide"))
        self.body.addWidget(self.summary)
        self.body.addWidget(self._flow)
        self.body.addWidget(self.list, 1)
        self.decide.clicked.connect(self.decide_asked)
        self.begin()

    def begin(self) -> None:
        """Show nothing yet of another lot."""
        self.rows, self.kind = [], ""
        for made in self.filters.values():
            made.hide()
            made.deleteLater()
        self.filters = {}
        self.list.lines.show_lines(())
        self.summary.hide()
        self.hide()

    def add(self, rows: Sequence[Told]) -> None:
        """Show what became of more pages."""
        self.rows += rows
        self.list.lines.add([self._lines.line(row) for row in rows if self._fits(row)])
        self._show_counts()
        self.show()

    def end(self, *, waiting: bool) -> None:
        """Say what became of the lot; where pages wait, lead to them."""
        if self.rows:
            self.summary.show_text(summary(self.rows, self._context.translator))
            self.decide.setVisible(waiting)
            self.summary.show()

    def choose(self, kind: str) -> None:
        """Show rows of one kind, all of them for an empty one."""
        self.kind = kind
        for entry, made in self.filters.items():
            made.setChecked(entry == kind)
        self.list.lines.show_lines([self._lines.line(row) for row in self.rows if self._fits(row)])

    def _fits(self, row: Told) -> bool:
        return not self.kind or row.kind == self.kind

    def _show_counts(self) -> None:
        words = self._context.translator
        for kind, count in counted(self.rows).items():
            if kind not in self.filters:
                self.filters[kind] = self._filter(kind)
            self.filters[kind].setText(
                words.tr("{what}: {count}", what=kind_word(kind, words), count=number(count, words))
            )

    def _filter(self, kind: str) -> QPushButton:
        icon, tone = kind_look(kind)
        made = button(self._context.icons, "")
        drawn = self._context.icons.icon(icon, tone.role, 18, gap=4)
        made.setIcon(drawn)
        made.setIconSize(drawn.availableSizes()[0])
        made.setCheckable(True)
        made.setObjectName(kind)
        made.clicked.connect(self._press)
        self._flow.add(made)
        return made

    def _press(self) -> None:
        made = self.sender()
        if isinstance(made, QPushButton):
            self.choose(made.objectName() if made.isChecked() else "")
