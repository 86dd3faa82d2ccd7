"""What a survey says: the factors as a chart, groups, an earlier survey beside, and what follows."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.documents.charts import Bar, Caption, Palette, Zone, bars
from charta.domain.diagnostic import Band, Diagnostic, FactorResult, GroupResult, SurveyResult
from charta.domain.survey import GroupComparison
from charta.errors import ChartaError
from charta.services.export import DIAGNOSTIC
from charta.ui.context import UiContext
from charta.ui.diagnostic.findings import FindingCard
from charta.ui.diagnostic.saving import SheetSaver
from charta.ui.diagnostic.statements_dialog import StatementsDialog
from charta.ui.diagnostic.words import answers_words, group_words, number_words
from charta.ui.messages import Action
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chart import Chart
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.combo import ElidedComboBox
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.section_header import SectionHeader
from charta.ui.widgets.text import Text

LONGEST_SERIES = 28
"""So many letters of a survey's title fit into the legend."""


class ResultsView(QWidget):
    """Shows the results of one survey as far as they may be shown."""

    go_to = Signal(str)

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._bench = bench
        self._number = 0
        self._shown: object = None
        self.groups = ElidedComboBox()
        self.earlier = ElidedComboBox()
        self.chart = Chart(context.theme, least=260)
        self.few = Text("")
        self.hidden = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self.statements = button(context.icons, context.tr("Show the statements"), icon="table-2")
        self.summary = button(context.icons, context.tr("Save the summary"), icon="download")
        self._saver = SheetSaver(context, bench, self)
        self.findings: dict[str, FindingCard] = {}
        self._notes = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._card = Card(context.theme)
        self.tools = Flow(context.theme.px(8))
        self._follows = QWidget()
        self._cards = QVBoxLayout()
        self._saver.offer_document(self.summary, DIAGNOSTIC)
        self._lay_out()
        self.groups.currentIndexChanged.connect(self._show_chart)
        self.earlier.currentIndexChanged.connect(self._show_chart)
        self.statements.clicked.connect(self.open_statements)

    @property
    def choice(self) -> tuple[str, int]:
        """The group that is shown (empty for everybody) and the survey beside it (0 for none)."""
        return str(self.groups.currentData() or ""), int(self.earlier.currentData() or 0)

    def choose(self, group: str, earlier: int) -> None:
        """Show a group, and an earlier survey beside it, where they are there."""
        self.groups.setCurrentIndex(max(0, self.groups.findData(group)))
        self.earlier.setCurrentIndex(max(0, self.earlier.findData(earlier)))

    def show_survey(self, number: int) -> None:
        """Show a survey as it stands."""
        result = self._bench.diagnostic.result(number)
        included = tuple(section.id for section in self._bench.session.included())
        earlier = self._earlier(number)
        is_latest = number == self._latest()
        state = (result, included, is_latest, tuple((entry.number, entry.title) for entry in earlier))
        if self._shown == state:
            return
        self._shown = state
        is_new, self._number = number != self._number, number
        there = result.everybody is not None
        self._card.setVisible(there)
        self.few.setVisible(not there)
        self.few.setText(self._few_words(result))
        self._follows.setVisible(bool(result.findings))
        self._fill_choices(result, earlier, is_new=is_new)
        self._show_notes(result)
        self.summary.setVisible(there and is_latest)
        self._fill_findings(result)
        self._show_chart()

    def open_statements(self) -> StatementsDialog | None:
        """Open the table of the statements for what is shown."""
        result = self._group_shown()
        if result is None:
            return None
        dialog = StatementsDialog(self._context, self._diagnostic, result, self._compared(), self)
        dialog.open()
        return dialog

    # -- lay out ------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        px, tr = self._context.theme.px, self._context.tr
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(SectionHeader(self._context.theme, tr("Results")))
        column.addWidget(self.few)
        column.addWidget(self._card)
        choices = Flow(px(12))
        for box, name in ((self.groups, tr("Who is shown")), (self.earlier, tr("Compared with"))):
            box.setAccessibleName(name)
            box.setMinimumWidth(px(180))
            box.setMaximumWidth(px(320))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            choices.add(box)
        self._choices = choices
        self.tools.add(self.statements)
        self.tools.add(self.summary)
        for part in (choices, self.chart, self.hidden, self._notes, self.tools):
            self._card.body.addWidget(part)
        below = QVBoxLayout(self._follows)
        below.setContentsMargins(0, px(8), 0, 0)
        below.setSpacing(px(16))
        line = tr("Suggestions for the charter and for its roll-out. You decide.")
        below.addWidget(SectionHeader(self._context.theme, tr("What this suggests"), line))
        self._cards.setSpacing(px(12))
        below.addLayout(self._cards)
        column.addWidget(self._follows)

    def _fill_choices(self, result: SurveyResult, earlier: Sequence[SurveyResult], *, is_new: bool) -> None:
        group, beside = self.choice
        tr = self._context.tr
        for box in (self.groups, self.earlier):
            box.blockSignals(True)  # noqa: FBT003 - Qt's signature
            box.clear()
        self.groups.addItem(tr("Everybody"), "")
        for entry in result.groups:
            self.groups.addItem(entry.group, entry.group)
        self.earlier.addItem(tr("Compare with nothing"), 0)
        for other in earlier:
            self.earlier.addItem(tr("Compare with “{title}”", title=other.title), other.number)
        if is_new:
            group, beside = "", earlier[0].number if earlier else 0
        self.choose(group, beside)
        for box in (self.groups, self.earlier):
            box.blockSignals(False)  # noqa: FBT003 - Qt's signature
            box.setVisible(box.count() > 1)
        self._choices.setVisible(self.groups.count() > 1 or self.earlier.count() > 1)

    def _fill_findings(self, result: SurveyResult) -> None:
        keyboard = next((id_ for id_, card in self.findings.items() if card.include.hasFocus()), "")
        clear(self._cards)
        texts = self._diagnostic.text(self._context.language)
        included = self._bench.session.included()
        self.findings = {}
        for finding, absent in self._bench.diagnostic.advice(result):
            there = [section for section in included if section.id in finding.reading.sections]
            questions = [
                self._bench.diagnostic.question(field, self._context.language)
                for field in finding.reading.fields
            ]
            card = FindingCard(self._context, texts, finding, (there, absent), questions)
            card.include_asked.connect(self._include)
            card.go_to.connect(self.go_to)
            self.findings[finding.reading.id] = card
            self._cards.addWidget(card)
        if keyboard in self.findings:
            target = self.findings[keyboard].include
            (target if target.parent() else self.statements).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_notes(self, result: SurveyResult) -> None:
        tr, smallest = self._context.tr, self._diagnostic.smallest
        hidden = self._context.ntr(
            "{count} group is not shown: it has fewer than {smallest} people, or one that has could be "
            "worked out from the others.",
            "{count} groups are not shown: they have fewer than {smallest} people, or one that has could be "
            "worked out from the others.",
            len(result.hidden),
            smallest=smallest,
        )
        self.hidden.setText(hidden)
        self.hidden.setVisible(bool(result.hidden))
        respected = tr(
            "A wish to keep private life and work apart is respected: no activity sets out to change it."
        )
        self._notes.setText(f"{self._diagnostic.text(self._context.language).bands_note} {respected}")

    def _few_words(self, result: SurveyResult) -> str:
        tr = self._context.tr
        answers = answers_words(self._context, result.respondents)
        so_far = tr("So far, {answers}.", answers=answers)
        told = tr(
            "Results are shown once {smallest} people have answered, so that nobody can be recognised.",
            smallest=self._diagnostic.smallest,
        )
        return f"{told} {so_far}"

    # -- the chart ----------------------------------------------------------------------------------------

    @property
    def _diagnostic(self) -> Diagnostic:
        return self._bench.diagnostic.questionnaire

    def _earlier(self, number: int) -> list[SurveyResult]:
        """Return the surveys before this one that have results, the latest first."""
        before = [survey.number for survey in self._bench.diagnostic.surveys() if survey.number < number]
        results = [self._bench.diagnostic.result(other) for other in reversed(before)]
        return [result for result in results if result.everybody is not None]

    def _latest(self) -> int:
        """Return the survey that the summary is about: the latest that somebody has answered."""
        service = self._bench.diagnostic
        numbers = [survey.number for survey in service.surveys()]
        return max((number for number in numbers if service.result(number).respondents), default=0)

    def _group_shown(self) -> GroupResult | None:
        result = self._bench.diagnostic.result(self._number)
        group, _ = self.choice
        return next((entry for entry in result.groups if entry.group == group), result.everybody)

    def _compared(self) -> GroupComparison | None:
        group, beside = self.choice
        if not beside:
            return None
        comparison = self._bench.diagnostic.compare(beside, self._number)
        if not group:
            return comparison.everybody
        return next((entry for entry in comparison.groups if entry.group == group), None)

    def _show_chart(self) -> None:
        result = self._group_shown()
        if result is None:
            return
        compared = self._compared()
        lines = self._lines(result, compared)
        name = self._context.tr("Results by factor: {group}", group=group_words(self._context, result.group))
        told = "; ".join(self._told(line) for line in lines)
        draw = partial(self._drawn, lines, self._series() if compared else None, Caption(name, told))
        self.chart.show_chart(draw, name, told)

    def _lines(self, result: GroupResult, compared: GroupComparison | None) -> tuple[Bar, ...]:
        names = self._diagnostic.text(self._context.language).factors
        before = {entry.id: entry.before for entry in compared.factors} if compared else {}
        return tuple(
            Bar(
                names[entry.factor],
                entry.mean,
                self._shown_value(entry),
                before.get(entry.factor),
                self._mean(before.get(entry.factor)) if compared else "",
            )
            for entry in result.factors
        )

    def _shown_value(self, entry: FactorResult) -> str:
        if entry.band is None:
            return self._mean(entry.mean)
        band = self._diagnostic.text(self._context.language).bands[entry.band.value]
        return f"{self._mean(entry.mean)} {band.lower()}"

    def _mean(self, mean: float | None) -> str:
        return "–" if mean is None else number_words(self._context, mean)

    def _told(self, line: Bar) -> str:
        tr = self._context.tr
        told = tr("{factor}: {value}", factor=line.label, value=line.shown)
        return tr("{now}, before {value}", now=told, value=line.earlier_shown) if line.earlier_shown else told

    def _series(self) -> tuple[str, str]:
        titles = (self._bench.diagnostic.result(number).title for number in (self._number, self.choice[1]))
        now, before = (
            title if len(title) <= LONGEST_SERIES else f"{title[: LONGEST_SERIES - 1]}…" for title in titles
        )
        return now, before

    def _drawn(
        self,
        lines: Sequence[Bar],
        series: tuple[str, str] | None,
        caption: Caption,
        palette: Palette,
        width: float,
    ) -> str:
        diagnostic = self._diagnostic
        names = diagnostic.text(self._context.language).bands
        starts = zip(Band, (1.0, diagnostic.fragile_from, diagnostic.sound_from), strict=True)
        zones = [
            Zone(start, number_words(self._context, start, 1 if start % 1 else 0), names[band.value])
            for band, start in starts
        ]
        return bars(lines, zones, caption, palette, series=series, width=width)

    # -- including ----------------------------------------------------------------------------------------

    def _include(self, reading: str) -> None:
        service = self._bench.diagnostic
        advice = service.advice(service.result(self._number))
        finding, absent = next(entry for entry in advice if entry[0].reading.id == reading)
        try:
            service.include(finding)
        except ChartaError as error:
            self._context.messages.fail(error)
            return
        self.show_survey(self._number)
        told = self._context.ntr(
            "{count} section is now part of the charter.",
            "{count} sections are now part of the charter.",
            len(absent),
        )
        self._context.messages.inform(told, action=Action(self._context.tr("Undo"), self._undo))

    def _undo(self) -> None:
        try:
            self._bench.session.undo()
        except ChartaError as error:
            self._context.messages.fail(error)
        self.show_survey(self._number)
