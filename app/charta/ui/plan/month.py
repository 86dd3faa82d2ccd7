"""The plan as a calendar: a month, with the activities on their days, and those of the day that is chosen."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, QLocale, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QCalendarWidget, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from charta.domain.rollout import ActivityState
from charta.ui.context import UiContext
from charta.ui.plan.words import LOOKS, ActivityView
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button, icon_button
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.text import Text

_STRIPES: Final = 4
"""So many longer activities are drawn side by side; the list below the month has them all."""
_ROW: Final = 76
"""So high is a week (at 100 %)."""


class MonthGrid(QCalendarWidget):
    """A month whose days name their activities; arrows move the day, Page Up and Page Down the month."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._views: Sequence[ActivityView] = ()
        self._stripes: dict[str, int] = {}
        theme = context.theme
        self.setAccessibleName(context.tr("Calendar of the plan"))
        self.setLocale(QLocale(context.language))
        self.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        self.setNavigationBarVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        # Qt's own row of names is as high as a week.
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.NoHorizontalHeader)
        self.setFixedHeight(theme.px(_ROW * 6))
        days = self.findChild(QTableView)
        if days is not None:
            days.setAccessibleName(self.accessibleName())
            # A week always fits: at 200 % Qt would have its days wider than the window.
            days.horizontalHeader().setMinimumSectionSize(1)
        self._number = theme.font(TextStyle.OVERLINE)
        self._words = theme.font(TextStyle.OVERLINE)
        self._words.setPixelSize(theme.px(11))
        self._words.setBold(False)

    def show_views(self, views: Sequence[ActivityView]) -> None:
        """Show these activities."""
        self._views = views
        self._stripes = _stripes(views)
        self.updateCells()

    def on(self, day: date) -> list[ActivityView]:
        """Return the activities of a day: those that begin on it first."""
        found = [view for view in self._views if view.start and view.end and view.start <= day <= view.end]
        return sorted(found, key=lambda view: (view.start != day, view.start, view.id))

    def day(self) -> date:
        """Return the day that is chosen."""
        return _of(self.selectedDate())

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:  # noqa: N802 - Qt's name
        """Draw a day: its number, and as many of its activities as there is room for."""
        shown = _of(day)
        theme = self._context.theme
        inside = shown.month == self.monthShown() and shown.year == self.yearShown()
        painter.save()
        painter.fillRect(rect, theme.colour(Role.SURFACE if inside else Role.SUNKEN))
        painter.setPen(QPen(theme.colour(Role.LINE), 1))
        painter.drawRect(rect.adjusted(0, 0, -1, -1))
        self._draw_number(painter, rect, shown, inside=inside)
        self._draw_activities(painter, rect, shown)
        if shown == self.day():
            role = Role.FOCUS if self._has_keyboard() else Role.ACCENT
            painter.setPen(QPen(theme.colour(role), theme.px(2)))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
        painter.restore()

    def _draw_number(self, painter: QPainter, rect: QRect, day: date, *, inside: bool) -> None:
        theme = self._context.theme
        painter.setFont(self._number)
        box = QRect(rect.left() + theme.px(5), rect.top() + theme.px(3), theme.px(22), theme.px(17))
        painter.setPen(theme.colour(Role.TEXT if inside else Role.TEXT_MUTED))
        if day == _today(self):
            painter.fillRect(box, theme.colour(Role.ACCENT))
            painter.setPen(theme.colour(Role.ON_ACCENT))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def _draw_activities(self, painter: QPainter, rect: QRect, day: date) -> None:
        """Name what begins on a day, and draw a stripe for each longer activity that is under way."""
        theme = self._context.theme
        metrics = QFontMetrics(self._words)
        found = self.on(day)
        bottom = rect.bottom() - theme.px(3)
        for view in found:
            slot = self._stripes.get(view.id, _STRIPES)
            if slot < _STRIPES:
                self._draw_stripe(painter, rect, bottom - theme.px(6) * (slot + 1), view, day)
        slots = [self._stripes[view.id] for view in found if self._stripes.get(view.id, _STRIPES) < _STRIPES]
        bottom -= theme.px(6) * (max(slots, default=-1) + 1)
        begun = [view for view in found if view.start == day]
        y, line = rect.top() + theme.px(21), metrics.height()
        room = max((bottom - y) // line, 0)
        shown = begun if len(begun) <= room else begun[: max(room - 1, 0)]
        painter.setFont(self._words)
        left, width = rect.left() + theme.px(5), rect.width() - theme.px(9)
        for view in shown:
            role = LOOKS[view.state][0].role if view.state is not ActivityState.PLANNED else Role.TEXT
            painter.setPen(theme.colour(role))
            words = f"{_SIGNS[view.state]} {view.title}"
            elided = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
            painter.drawText(QRect(left, y, width, line), Qt.AlignmentFlag.AlignVCenter, elided)
            y += line
        if len(shown) < len(begun) and room:
            painter.setPen(theme.colour(Role.TEXT_MUTED))
            more = self._context.tr("+ {count}", count=len(begun) - len(shown))
            painter.drawText(QRect(left, y, width, line), Qt.AlignmentFlag.AlignVCenter, more)

    def _draw_stripe(self, painter: QPainter, rect: QRect, y: int, view: ActivityView, day: date) -> None:
        theme = self._context.theme
        left = rect.left() + (theme.px(5) if view.start == day else 0)
        right = rect.right() - (theme.px(5) if view.end == day else 0)
        role = Role.LINE_STRONG if view.state is ActivityState.PLANNED else LOOKS[view.state][0].role
        painter.fillRect(QRect(left, y, right - left + 1, theme.px(4)), theme.colour(role))

    def _has_keyboard(self) -> bool:
        table = self.findChild(QTableView)
        return table is not None and table.hasFocus()


_SIGNS: Final = {
    ActivityState.OPEN: "?",
    ActivityState.PLANNED: "○",
    ActivityState.RUNNING: "◐",
    ActivityState.LATE: "!",
    ActivityState.DONE: "✓",
}


class MonthView(QWidget):
    """The month with its arrows, and below it the activities of the chosen day."""

    asked = Signal(str)
    """An activity is to be shown."""

    def __init__(self, context: UiContext, today: date) -> None:
        super().__init__()
        self._context = context
        tr, icons = context.tr, context.icons
        self.today_button = button(icons, tr("Today"), Kind.QUIET)
        self.back = icon_button(icons, "arrow-left", tr("Month before"))
        self.forth = icon_button(icons, "arrow-right", tr("Month after"))
        self.title = Text("", TextStyle.SUBTITLE, wrap=False)
        self.grid = MonthGrid(context)
        self.grid.setProperty("today", QDate(today.year, today.month, today.day))
        self._day_title = Text("", TextStyle.LABEL)
        self._day = QVBoxLayout()
        self._day.setSpacing(context.theme.px(4))
        self._lay_out()
        self.grid.setSelectedDate(QDate(today.year, today.month, today.day))
        self.back.clicked.connect(self.grid.showPreviousMonth)
        self.forth.clicked.connect(self.grid.showNextMonth)
        self.today_button.clicked.connect(self._go_to_today)
        self.grid.currentPageChanged.connect(self._show_month)
        self.grid.selectionChanged.connect(self._show_day)

    def show_views(self, views: Sequence[ActivityView]) -> None:
        """Show these activities."""
        self.grid.show_views(views)
        self._show_month()
        self._show_day()

    def choose(self, day: date) -> None:
        """Choose a day, and show its month."""
        self.grid.setSelectedDate(QDate(day.year, day.month, day.day))

    def _go_to_today(self) -> None:
        self.choose(_today(self.grid))

    def _show_month(self) -> None:
        first = QDate(self.grid.yearShown(), self.grid.monthShown(), 1)
        words = QLocale(self._context.language).toString(first, "MMMM yyyy")
        self.title.setText(words[:1].upper() + words[1:])

    def _show_day(self) -> None:
        tr, day = self._context.tr, self.grid.day()
        found = self.grid.on(day)
        clear(self._day)
        told = self._context.translator.day(day)
        self._day_title.setText(told if found else tr("{day}: nothing planned", day=told))
        for view in found:
            words = tr("{title} ({state})", title=view.title, state=view.word)
            lead = button(self._context.icons, words, Kind.LINK, LOOKS[view.state][1])
            lead.setObjectName(view.id)
            lead.setAccessibleDescription(tr("{when}. {who}", when=view.when, who=view.owner))
            lead.clicked.connect(self._lead)
            self._day.addWidget(lead, 0, Qt.AlignmentFlag.AlignLeft)
        self.grid.setAccessibleDescription(
            ". ".join((self._day_title.text(), *(f"{view.title}: {view.word}" for view in found)))
        )

    def _lead(self) -> None:
        self.asked.emit(self.sender().objectName())

    def _lay_out(self) -> None:
        px = self._context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        for part in (self.back, self.forth, self.title):
            head.addWidget(part)
        head.addStretch()
        head.addWidget(self.today_button)
        column.addLayout(head)
        month = QVBoxLayout()
        month.setSpacing(px(4))
        month.addLayout(self._weekdays())
        month.addWidget(self.grid)
        column.addLayout(month)
        column.addWidget(self._day_title)
        column.addLayout(self._day)

    def _weekdays(self) -> QHBoxLayout:
        row, locale = QHBoxLayout(), QLocale(self._context.language)
        row.setSpacing(0)
        for number in (7, 1, 2, 3, 4, 5, 6):
            name = locale.standaloneDayName(number, QLocale.FormatType.ShortFormat)
            words = ElidedLabel(name, TextStyle.CAPTION, Tone.NEUTRAL)
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            row.addWidget(words, 1)
        return row


def _stripes(views: Sequence[ActivityView]) -> dict[str, int]:
    """Return a place for each activity of several days, the same on all of them, free of the others."""
    places: dict[str, int] = {}
    ends: list[date] = []
    for view in sorted(views, key=lambda view: (view.start or date.max, view.id)):
        if view.start is None or view.end is None or view.start == view.end:
            continue
        slot = next((slot for slot, end in enumerate(ends) if end < view.start), len(ends))
        ends[slot : slot + 1] = [view.end]
        places[view.id] = slot
    return places


def _today(grid: MonthGrid) -> date:
    return _of(grid.property("today"))


def _of(day: QDate | date) -> date:
    """Return a day of Qt's as one of Python's, within its calendar."""
    if isinstance(day, date):
        return day
    first = date(1970, 1, 1)
    return first + timedelta(days=min(max(QDate(1970, 1, 1).daysTo(day), 0), (date.max - first).days))
