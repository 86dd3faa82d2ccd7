"""Who got a message, when, and what the server said where it refused."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from charta.bootstrap import Workbench
from charta.domain.mail import MailState
from charta.errors import N_
from charta.services.campaign_log import MAIL_WORDS, LogLine
from charta.services.export import Job, file_name
from charta.ui.context import UiContext
from charta.ui.fields.base import CalmComboBox
from charta.ui.reminders.words import MAIL_ICONS, MAIL_TONES, subject_of
from charta.ui.saving import Saver
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip
from charta.ui.widgets.titled_model import ALIGNED, ROOT, Index, TitledModel

TITLES: Final = (N_("Name"), N_("Message"), N_("When"), N_("What the server said"))
NAME, STATE, WHEN, DETAIL = range(4)
WIDTHS: Final = (170, 170, 180, 250)
NARROW: Final = 560
"""Pixels at 100 % below which not all columns have room."""


class LogModel(TitledModel):
    """Shows the lines of a log."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(tuple(map(context.tr, TITLES)), parent)
        self._context = context
        self.lines: Sequence[LogLine] = ()

    def show_lines(self, lines: Sequence[LogLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many lines are shown."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows and says."""
        if not index.isValid():
            return None
        line, column = self.lines[index.row()], index.column()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return ALIGNED
        if role == Qt.ItemDataRole.DecorationRole and column == STATE:
            return self._context.icons.icon(MAIL_ICONS[line.state], MAIL_TONES[line.state].role, 18)
        return self._words(line, column, role)

    def _words(self, line: LogLine, column: int, role: int) -> str | None:
        text = self._text(line, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(line.person.email if column == NAME else text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return text if column == NAME else f"{self.titles[column]}: {text or '–'}"
        return None

    def _text(self, line: LogLine, column: int) -> str:
        tr = self._context.tr
        if column == NAME:
            return line.person.filed
        if column == STATE:
            return tr(MAIL_WORDS[line.state])
        if column == WHEN:
            return f"{line.at.astimezone():%Y-%m-%d %H:%M}" if line.at else ""
        return tr(line.detail)


class LogTable(QTableView):
    """A table whose last column takes what room there is."""

    def __init__(self, context: UiContext, model: LogModel) -> None:
        super().__init__()
        self._px = context.theme.px
        self.setModel(model)
        self.setAccessibleName(context.tr("Who got it"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setIconSize(QSize(self._px(18), self._px(18)))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self._px(36))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give each column its share of the width; where that is too little, the first two have it all."""
        super().resizeEvent(event)
        room = self.viewport().width()
        shown = WIDTHS if room >= self._px(NARROW) else WIDTHS[:WHEN]
        for column, width in enumerate(WIDTHS):
            self.setColumnHidden(column, column >= len(shown))
            self.setColumnWidth(column, room * width // sum(shown))


class LogDialog(QDialog):
    """Shows the log of one message, by what became of it, and saves it as a spreadsheet."""

    def __init__(self, context: UiContext, bench: Workbench, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._bench = bench
        self._number = number
        tr, icons = context.tr, context.icons
        title = tr("Who got message {number}", number=number)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self._saver = Saver(context, bench.session.store.path, self)
        self._lines = bench.campaign_log.lines(number)
        self.model = LogModel(context, self)
        self.table = LogTable(context, self.model)
        self.state = CalmComboBox()
        self.state.setAccessibleName(tr("What became of it"))
        self.state.set_least(8)
        self.save = button(icons, tr("Spreadsheet…"), icon="table-2")
        self.close_button = button(icons, tr("Close"))
        self.detail = Text("", TextStyle.CAPTION)
        self._fill_states()
        self._lay_out(title)
        self.table.selectionModel().currentRowChanged.connect(self._show_detail)
        self.state.currentIndexChanged.connect(self._show)
        self.save.clicked.connect(self.save_log)
        self.close_button.clicked.connect(self.reject)
        self._show()

    def show_state(self, state: MailState) -> None:
        """Show those of which this became."""
        self.state.choose(state.value)

    def save_log(self) -> None:
        """Save every line as a spreadsheet."""
        tr, words = self._context.tr, self._context.translator
        stem = file_name(self._bench.session.store.path.stem)
        name = f"{stem}-{file_name(tr('Message {number}', number=self._number))}.xlsx"
        make = partial(self._bench.campaign_log.spreadsheet, self._number, words)
        self._saver.save_file(Job(name, make), tr("Save the log"), tr("Spreadsheets"))

    def _fill_states(self) -> None:
        words, counted = self._context.translator, dict.fromkeys(MailState, 0)
        for line in self._lines:
            counted[line.state] += 1
        self.state.addItem(words.tr("All ({count})", count=len(self._lines)), "")
        for state, count in counted.items():
            if count:
                told = words.tr("{state} ({count})", state=words.tr(MAIL_WORDS[state]), count=count)
                self.state.addItem(told, state.value)

    def _show(self) -> None:
        wanted = str(self.state.currentData())
        self.model.show_lines([line for line in self._lines if not wanted or line.state == wanted])
        self.table.setCurrentIndex(self.model.index(0, NAME))

    def _show_detail(self, current: QModelIndex) -> None:
        """Tell of the line with the keyboard what a narrow table has no room for."""
        told = ""
        if current.isValid():
            line = self.model.lines[current.row()]
            cells = [str(self.model.index(current.row(), column).data()) for column in (STATE, WHEN, DETAIL)]
            told = " · ".join(filter(None, (line.person.email, *cells)))
        self.detail.setText(told)

    def _lay_out(self, title: str) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(16))
        column.setSpacing(px(12))
        column.addWidget(Text(title, TextStyle.TITLE))
        campaign = self._bench.campaigns.campaign(self._number)
        subject = subject_of(campaign, self._context, self._bench.messages)
        column.addWidget(Text(subject, tone=Tone.NEUTRAL))
        column.addWidget(self.state)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.save)
        row.addStretch()
        row.addWidget(self.close_button)
        column.addLayout(row)
        room = self.screen().availableSize()
        self.resize(min(px(860), room.width() - 40), min(px(620), room.height() - 60))
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
