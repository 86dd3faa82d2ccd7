"""A date: written, or picked from a calendar."""

from datetime import date

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.fields.question import Question
from charta.ui.theme import Role
from charta.ui.widgets.buttons import icon_button


class DateInput(Input):
    """Shows the date in words; while it is being written, as year, month and day."""

    typed = True

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        self._raw = ""
        self._line = QLineEdit()
        self._line.setPlaceholderText(context.tr("YYYY-MM-DD"))
        self._open = icon_button(context.icons, "calendar", context.tr("Choose from a calendar"), 18)
        self._clear = icon_button(context.icons, "x", context.tr("Clear the date"), 18)
        self._lay_out()
        self.watch(self._line)
        self._line.textEdited.connect(self._edited)
        self._open.clicked.connect(self._show_calendar)
        self._clear.clicked.connect(self._cleared)
        self._show()

    def value(self) -> object:
        """Return what is written, None where nothing is."""
        return self._raw.strip() or None

    def set_value(self, value: object) -> None:
        """Show an ISO date, or none."""
        raw = value if isinstance(value, str) else ""
        if raw != self._raw:
            self._raw = raw
            self._show()

    def controls(self) -> list[QWidget]:
        """Return the line and the two buttons."""
        return [self._line, self._open, self._clear]

    def describe(self, name: str, description: str) -> None:
        """Name the line; each button says what it does to which date."""
        self.setAccessibleName(name)
        self._line.setAccessibleName(name)
        self._line.setAccessibleDescription(description)
        for button in (self._open, self._clear):
            button.setAccessibleDescription(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Change between words and figures as the keyboard comes and goes."""
        handled = super().eventFilter(watched, event)
        if watched is self._line and isinstance(event, QFocusEvent):
            self._show(writing=event.gotFocus())
        return handled

    def _lay_out(self) -> None:
        px = self.context.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(4))
        self._line.setMinimumWidth(px(120))
        self._line.setMaximumWidth(px(240))
        row.addWidget(self._line, 1)
        row.addWidget(self._open)
        row.addWidget(self._clear)
        row.addStretch()

    def _show(self, *, writing: bool | None = None) -> None:
        writing = self._line.hasFocus() if writing is None else writing
        shown = self._raw if writing else self._in_words()
        if shown != self._line.text():
            self._line.setText(shown)
        self._clear.setVisible(bool(self._raw))

    def _in_words(self) -> str:
        day = _parsed(self._raw)
        return self.context.translator.day(day) if day else self._raw

    def _edited(self, text: str) -> None:
        self._raw = text
        self._clear.setVisible(bool(text))
        self.changed.emit(self.value())

    def _cleared(self) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take("")

    def _show_calendar(self) -> None:
        popup = CalendarPopup(self.context, _parsed(self._raw), self)
        popup.picked.connect(self._picked)
        popup.show_below(self._line)

    def _picked(self, day: date) -> None:
        self._take(day.isoformat())

    def _take(self, raw: str) -> None:
        self._raw = raw
        self._show()
        self.changed.emit(self.value())
        self.left.emit()


class CalendarPopup(QFrame):
    """A calendar in the language of the screen, gone once a day is picked."""

    picked = Signal(object)

    def __init__(self, context: UiContext, day: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("area", "card")
        self._calendar = _dressed(context)
        if day is not None:
            self._calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        column = QVBoxLayout(self)
        column.addWidget(self._calendar)
        self._calendar.activated.connect(self._pick)
        self._calendar.clicked.connect(self._pick)

    def show_below(self, anchor: QWidget) -> None:
        """Open under a widget, with the keyboard on the days."""
        self.move(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)))
        self.show()
        self._calendar.setFocus()

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()


def _dressed(context: UiContext) -> QCalendarWidget:
    calendar = QCalendarWidget()
    calendar.setAccessibleName(context.tr("Calendar"))
    calendar.setLocale(QLocale(context.language))
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    calendar.setMinimumSize(context.theme.px(296), context.theme.px(240))
    weekend = QTextCharFormat()  # Qt's own is red in every theme
    weekend.setForeground(context.theme.colour(Role.TEXT_MUTED))
    for name in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(name, weekend)
    return calendar


def _parsed(raw: str) -> date | None:
    try:
        return date.fromisoformat(raw.strip())
    except ValueError:
        return None
