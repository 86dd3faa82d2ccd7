"""How far the signatures are, as pictures: by department, site or manager, and over time."""

from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.documents.chart_shapes import Caption
from charta.documents.charts import Palette
from charta.documents.coverage import CoverageNames, coverage_bars, coverage_told
from charta.documents.coverage_course import course_told, coverage_course
from charta.domain.printed_people import CoveragePoint, CoverageRow
from charta.domain.register import SignatureState
from charta.services.people_view import Column, Group
from charta.ui.background import Follow, Task
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.people.words import COLUMN_WORDS, NO_GROUP, state_word
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.chart import Chart
from charta.ui.widgets.text import Text

Pictured = tuple[tuple[CoverageRow, ...], tuple[CoveragePoint, ...]]


class CoverageView(QWidget):
    """Shows two charts; counting is done off the window's thread."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__()
        self._context = context
        self._bench = bench
        self._task: Task | None = None
        tr = context.tr
        self.group = CalmComboBox()
        self.group.setAccessibleName(tr("Counted by"))
        for group in Group:
            told = tr("By: {group}", group=tr(COLUMN_WORDS[Column(group.value)]))
            self.group.addItem(told, group.value)
        self.bars = Chart(context.theme, least=280)
        self.course = Chart(context.theme, least=280)
        self._no_course = Text(tr("Nobody has signed the version that counts yet."), tone=Tone.NEUTRAL)
        self._lay_out()
        self.group.currentIndexChanged.connect(self.refresh)

    def refresh(self) -> None:
        """Count anew and draw."""
        view, group = self._bench.people_view, Group(str(self.group.currentData()))
        if self._task is not None:
            self._task.cancel()

        def count(_: Task) -> Pictured:
            return view.coverage(group), view.course()

        follow = Follow(self, partial(self._show, group), self._context.messages.fail)
        self._task = self._context.background.run(count, follow)

    def _show(self, group: Group, pictured: Pictured) -> None:
        self._task = None
        rows, points = pictured
        names = self._names(group)
        tr = self._context.tr
        title = tr("Signatures, by: {group}", group=tr(COLUMN_WORDS[Column(group.value)]))
        told = coverage_told(rows, names)
        caption = Caption(title, told)

        def bars(palette: Palette, width: float) -> str:
            return coverage_bars(rows, names, caption, palette, width=width)

        self.bars.show_chart(bars, title, told)
        self._show_course(points, names)

    def _show_course(self, points: tuple[CoveragePoint, ...], names: CoverageNames) -> None:
        self.course.setVisible(bool(points))
        self._no_course.setVisible(not points)
        if not points:
            return
        title, told = self._context.tr("Signatures over time"), course_told(points, names)
        effective, today = self._bench.register.terms.effective, self._bench.register.today
        since = effective if date.min < effective <= points[0].day else None
        until = max(today, points[-1].day)

        def course(palette: Palette, width: float) -> str:
            return coverage_course(
                points, names, Caption(title, told), palette, since=since, until=until, width=width
            )

        self.course.show_chart(course, title, told)

    def _names(self, group: Group) -> CoverageNames:
        words, tr = self._context.translator, self._context.tr
        return CoverageNames(
            language=self._context.language,
            states={state.value: state_word(state, words) for state in SignatureState},
            unnamed=tr(NO_GROUP[group]),
            others=tr("The others"),
            signed=tr("Signatures given"),
            asked=tr("People asked"),
        )

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        by_group, over_time = Card(self._context.theme), Card(self._context.theme)
        by_group.body.addWidget(Text(tr("Where the signatures stand"), TextStyle.SUBTITLE))
        self.group.setMinimumWidth(px(260))
        by_group.body.addWidget(self.group, 0, Qt.AlignmentFlag.AlignLeft)
        by_group.body.addWidget(self.bars)
        over_time.body.addWidget(Text(tr("Signatures over time"), TextStyle.SUBTITLE))
        over_time.body.addWidget(self._no_course)
        over_time.body.addWidget(self.course)
        column.addWidget(by_group)
        column.addWidget(over_time)
        column.addStretch()
