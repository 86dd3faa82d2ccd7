"""What is known of a workshop: its title, when and where it takes place, and how long."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import Workshop
from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.widgets.card import Card
from charta.ui.widgets.problem import Problem
from charta.ui.workshops.inputs import SavedInputs, day_input, labelled, line_input, minutes_input
from charta.ui.workshops.words import usual_title

BESIDE = 560
"""From this width on (at 100 %), day, time and length stand beside each other."""


class DetailsCard(Card):
    """Asks for it; each answer is kept as it is left."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        tr = context.tr
        super().__init__(context.theme, tr("When and where"), parent=parent)
        self._context = context
        self._bench = bench
        self.title_input = line_input(context, tr("Title"))
        self.place = line_input(context, tr("Place"), tr("A room, or the link to a call"))
        self.day = day_input(context, tr("Day"))
        self.start = line_input(context, tr("Begins at"), "09:00")
        self.minutes = minutes_input(context, tr("Available minutes"))
        self._problem = Problem(context)
        inputs = {
            "title": self.title_input,
            "day": self.day,
            "start": self.start,
            "minutes": self.minutes,
            "place": self.place,
        }
        self.saved = SavedInputs(context, inputs, self._store, self)
        self.saved.refused.connect(self._problem.tell)
        self._lay_out()

    @property
    def problem(self) -> str:
        """Why something was not taken; empty for nothing."""
        return self._problem.text

    def show_workshop(self, workshop: Workshop) -> None:
        """Show what is known of a workshop."""
        for line in self.title_input.controls():
            line.setProperty("placeholderText", usual_title(self._bench, workshop, self._context.translator))
        self.saved.show(workshop.number, self._values(workshop))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the inputs below each other where there is no room beside."""
        super().resizeEvent(event)
        self._arrange(beside=event.size().width() >= self._context.theme.px(BESIDE))

    def _values(self, workshop: Workshop) -> Mapping[str, object]:
        return {
            "title": workshop.title,
            "day": workshop.day or None,
            "start": workshop.start,
            "minutes": workshop.minutes,
            "place": workshop.place,
        }

    def _store(self, number: int, name: str, value: object) -> None:
        workshop, text = self._bench.workshops.get(number), str(value or "")
        match name:
            case "title":
                workshop = replace(workshop, title=text)
            case "day":
                workshop = replace(workshop, day=text)
            case "start":
                workshop = replace(workshop, start=text)
            case "minutes":
                workshop = replace(workshop, minutes=value if isinstance(value, int) else 0)
            case _:
                workshop = replace(workshop, place=text)
        self._bench.workshops.edit(workshop)

    def _lay_out(self) -> None:
        tr, px = self._context.tr, self._context.theme.px
        self._areas = [
            self._area(tr("Title"), self.title_input),
            self._area(tr("Day"), self.day),
            self._area(tr("Begins at"), self.start),
            self._area(tr("Available minutes"), self.minutes),
            self._area(tr("Place"), self.place),
        ]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(12))
        self._beside: bool | None = None
        self._arrange(beside=True)
        self.body.addLayout(self._grid)
        self.body.addWidget(self._problem)

    def _arrange(self, *, beside: bool) -> None:
        if beside == self._beside:
            return
        self._beside = beside
        title, day, start, minutes, place = self._areas
        places = (
            ((title, 0, 0, 3), (day, 1, 0, 1), (start, 1, 1, 1), (minutes, 1, 2, 1), (place, 2, 0, 3))
            if beside
            else tuple((area, line, 0, 3) for line, area in enumerate(self._areas))
        )
        for area, line, column, span in places:
            self._grid.removeWidget(area)
            self._grid.addWidget(area, line, column, 1, span)
        for column, share in enumerate((2, 1, 1)):
            self._grid.setColumnStretch(column, share)

    def _area(self, label: str, made: Input) -> QWidget:
        area = QWidget()
        layout = labelled(self._context, label, made)
        layout.setContentsMargins(0, 0, 0, 0)
        area.setLayout(layout)
        return area
