"""The three ways to look at a plan: as a list, as a picture of its months, as a calendar."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from charta.documents.chart_shapes import Caption
from charta.documents.charts import Palette
from charta.documents.plan import described, flags_of, groups_of
from charta.documents.timeline import timeline
from charta.domain.printed_rollout import PlanSheet
from charta.domain.rollout import Factor
from charta.ui.context import UiContext
from charta.ui.plan.listing import PlanList
from charta.ui.plan.month import MonthView
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.buttons import button
from charta.ui.widgets.card import Card
from charta.ui.widgets.chart import Chart
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.showing import show_part
from charta.ui.widgets.text import Text

_LEAST = 440
"""Below this width (at 100 %) the picture is made smaller."""


class Look(StrEnum):
    """Which way of looking is chosen."""

    LIST = "list"
    TIMELINE = "timeline"
    CALENDAR = "calendar"


class TimelinePane(Card):
    """The picture, and how to read it."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context.theme)
        self._context = context
        px = context.theme.px
        self.body.setContentsMargins(px(16), px(16), px(16), px(16))
        self.chart = Chart(context.theme, least=_LEAST)
        self.body.addWidget(
            Text(
                context.tr(
                    "A hollow mark is planned, a half-filled one is under way, a hatched one is late, "
                    "a filled one with a tick is done."
                ),
                TextStyle.CAPTION,
                Tone.NEUTRAL,
            )
        )
        self.body.addWidget(self.chart)

    def show_sheet(self, sheet: PlanSheet) -> None:
        """Show a plan."""
        name, words = self._context.tr("Timeline of the plan"), described(sheet)
        caption, groups, flags = Caption(name, words), groups_of(sheet), flags_of(sheet)

        def draw(palette: Palette, width: float) -> str:
            return timeline(groups, flags, caption, sheet.language, palette, width=width)

        self.chart.show_chart(draw, name, words)


class PlanViews(QWidget):
    """The buttons that choose a way of looking, and what it shows."""

    chosen = Signal(object)
    """Another look was chosen by the user."""

    def __init__(self, context: UiContext, factors: Mapping[Factor, tuple[str, str]], today: date) -> None:
        super().__init__()
        tr, px = context.tr, context.theme.px
        self.list = PlanList(context, factors)
        self.timeline = TimelinePane(context)
        self.calendar = MonthView(context, today)
        self.buttons: dict[Look, QPushButton] = {}
        self._group = QButtonGroup(self)
        bar = Flow(px(8))
        for look, words, icon in (
            (Look.LIST, tr("List"), "list"),
            (Look.TIMELINE, tr("Timeline"), "table-2"),
            (Look.CALENDAR, tr("Calendar"), "calendar"),
        ):
            made = button(context.icons, words, icon=icon)
            made.setCheckable(True)
            made.setObjectName(look.value)
            self._group.addButton(made)
            self.buttons[look] = made
            bar.add(made)
        self._panes = {Look.LIST: self.list, Look.TIMELINE: self.timeline, Look.CALENDAR: self.calendar}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(bar)
        # No stack of Qt's: it asks for the height of its highest widget.
        for pane in self._panes.values():
            column.addWidget(pane)
        self.choose(Look.LIST)
        self._group.buttonClicked.connect(self._clicked)

    @property
    def look(self) -> Look:
        """Which way of looking is chosen."""
        return next(look for look, made in self.buttons.items() if made.isChecked())

    def choose(self, look: Look) -> None:
        """Choose a way of looking."""
        self.buttons[look].setChecked(True)
        for each, pane in self._panes.items():
            show_part(pane, each is look)

    def _clicked(self, made: QPushButton) -> None:
        look = Look(made.objectName())
        self.choose(look)
        self.chosen.emit(look)
