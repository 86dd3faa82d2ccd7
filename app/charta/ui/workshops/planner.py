"""Planning workshops: what needs discussion, the plans that there are, and the first day."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.catalogue import FieldText
from charta.domain.fields import Field, FieldType
from charta.domain.records import ItemKind
from charta.domain.workshops import Draft, Need, WorkshopPlan, planned
from charta.errors import ChartaError
from charta.services.workshops import Plan
from charta.ui.context import UiContext
from charta.ui.fields.date import DateInput
from charta.ui.fields.question import Question
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.clearing import drop
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.form_dialog import WIDTH, FormDialog
from charta.ui.widgets.problem import Problem
from charta.ui.widgets.stacks import set_beside
from charta.ui.widgets.text import Text
from charta.ui.widgets.tile import Tile
from charta.ui.workshops.words import minutes_line

BESIDE: Final = 620
"""From this width on (at 100 %), the plans stand beside each other."""


class PlanForm(QWidget):
    """Offers the plans as cards, and asks for the first day and the time; both may wait."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr, px = context.tr, context.theme.px
        self._context = context
        self._bench = bench
        self._needs = Text("", TextStyle.LABEL)
        self.tiles: dict[str, Tile] = {}
        self._group = QButtonGroup(self)
        self.day = DateInput(context, Question(Field("day", FieldType.DATE), FieldText(tr("First day")), {}))
        self.start = QLineEdit()
        self._lines: dict[str, str] = {}
        self._plans = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._plans.setSpacing(px(12))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        column.addWidget(self._needs)
        column.addLayout(self._plans)
        column.addWidget(self._when())
        self.refresh()

    @property
    def template(self) -> str:
        """The plan that is chosen."""
        return next(name for name, tile in self.tiles.items() if tile.isChecked())

    def refresh(self) -> None:
        """Show what needs discussion now, and how the plans fit."""
        needs = self._bench.needs.needs()
        self._needs.setText(self._needs_line(needs))
        lines = {plan.id: self._line(plan, needs) for plan in self._bench.workshops.plans()}
        if lines != self._lines:
            self._lines = lines
            self._build()

    def focus_first(self) -> None:
        """Put the keyboard on the plan that is chosen."""
        self.tiles[self.template].setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the plans beside each other where there is room."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._context.theme.px(BESIDE)
        set_beside(self._plans, beside=beside)

    def plan(self) -> Plan:
        """Plan what is chosen; raise the `ChartaError` that says why it cannot be."""
        return self._bench.workshops.plan(self.template, str(self.day.value() or ""), self.start.text())

    def _needs_line(self, needs: Sequence[Need]) -> str:
        ntr, tr = self._context.ntr, self._context.tr
        discussed = [need for need in needs if need.is_open]
        waiting = len(needs) - len(discussed)
        told = ntr("{count} section needs discussion", "{count} sections need discussion", len(discussed))
        if waiting:
            signing = ntr("{count} more only approval", "{count} more only approval", waiting)
            told = tr("{first}, {second}", first=told, second=signing)
        minutes = minutes_line(sum(need.minutes for need in needs), self._context.translator)
        return tr("{what}: about {minutes} in all.", what=told, minutes=minutes)

    def _line(self, plan: WorkshopPlan, needs: Sequence[Need]) -> str:
        """Return how long a plan takes, what finds room in it, and what it is for."""
        ntr, tr, translator = self._context.ntr, self._context.tr, self._context.translator
        drafts = [Draft(ItemKind.SECTION, need.minutes) for need in needs]
        left_over = planned(plan, drafts)[1]
        lengths = [part.minutes for part in plan.parts]
        length = minutes_line(lengths[0], translator)
        if len(lengths) > 1:
            length = tr("{count} × {minutes}", count=len(lengths), minutes=length)
        fits = tr("Has room for every section")
        if left_over:
            fits = ntr("{count} section finds no room", "{count} sections find no room", left_over)
        told = tr("{first} · {second}", first=length, second=fits)
        return f"{told}\n\n{plan.text(self._context.language).purpose}"

    def _build(self) -> None:
        chosen = self.template if self.tiles else next(iter(self._lines))
        had_keyboard = any(tile.hasFocus() for tile in self.tiles.values())
        for old in self.tiles.values():
            self._group.removeButton(old)
            drop(self._plans, old)
        self.tiles = {plan.id: self._tile(plan) for plan in self._bench.workshops.plans()}
        self.tiles[chosen].setChecked(True)
        if had_keyboard:
            self.focus_first()

    def _tile(self, plan: WorkshopPlan) -> Tile:
        context, name = self._context, plan.text(self._context.language).name
        tile = Tile(context.theme, context.icons, "calendar", name, self._lines[plan.id])
        tile.setCheckable(True)
        self._group.addButton(tile)
        self._plans.addWidget(tile, 1)
        return tile

    def _when(self) -> QWidget:
        tr, px = self._context.tr, self._context.theme.px
        hint = tr("Further meetings follow a week apart. Both may wait; everything can be moved later.")
        self.day.describe(tr("First day"), hint)
        self.start.setPlaceholderText("09:00")
        self.start.setAccessibleName(tr("Begins at"))
        self.start.setAccessibleDescription(hint)
        self.start.setFixedWidth(px(120))
        flow = Flow(px(16))
        flow.add(_asked(px(4), tr("First day"), self.day, self.day.controls()[0]))
        flow.add(_asked(px(4), tr("Begins at"), self.start, self.start))
        area = QWidget()
        column = QVBoxLayout(area)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(flow)
        column.addWidget(Text(hint, TextStyle.CAPTION, Tone.NEUTRAL))
        return area


class FirstPlan(QWidget):
    """What the page shows while there is no workshop: what they are for, and how to plan them."""

    planned = Signal(object)
    """What planning made, as a `Plan`."""
    added = Signal()
    """A workshop without an agenda is asked for."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tr, px = context.tr, context.theme.px
        self._context = context
        self.form = PlanForm(context, bench)
        self.plan = button(context.icons, tr("Plan the workshops"), Kind.PRIMARY, "calendar")
        self.add = button(context.icons, tr("Begin with an empty agenda"), Kind.QUIET, "plus")
        self._problem = Problem(context)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(20))
        column.addWidget(self._purpose())
        column.addWidget(self.form)
        column.addWidget(self._problem)
        actions = Flow(px(8))
        actions.add(self.plan)
        actions.add(self.add)
        column.addWidget(actions)
        self.plan.clicked.connect(self.submit)
        self.add.clicked.connect(self.added)

    def _purpose(self) -> QWidget:
        """Return what workshops are for, beside a sign, so that the plans are in sight."""
        context, tr, px = self._context, self._context.tr, self._context.theme.px
        area = QWidget()
        row = QHBoxLayout(area)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        picture = QLabel()
        picture.setPixmap(context.icons.pixmap("users", Role.ACCENT, 32, self.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(Text(tr("Two or three meetings, and the departments agree."), TextStyle.SUBTITLE))
        told = tr(
            "A workshop goes through what is undecided or disputed, decides it on the screen and takes the "
            "approvals in the room. Charta builds the agenda from what needs discussion, keeps the time and "
            "writes the minutes."
        )
        words.addWidget(Text(told, tone=Tone.NEUTRAL))
        row.addLayout(words, 1)
        return area

    @property
    def problem(self) -> str:
        """Why nothing was planned; empty for nothing."""
        return self._problem.text

    def submit(self) -> None:
        """Plan what is chosen; say why where that cannot be."""
        try:
            made = self.form.plan()
        except ChartaError as error:
            self._problem.show_error(error)
            return
        self._problem.show_error(None)
        self.planned.emit(made)


class PlanDialog(FormDialog):
    """Plans more workshops beside those that there are."""

    planned = Signal(object)
    """What planning made, as a `Plan`."""

    def __init__(self, context: UiContext, bench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(context, context.tr("Plan more workshops"), context.tr("Plan the workshops"), parent)
        self.plan_form = PlanForm(context, bench)
        self.body.addWidget(self.plan_form)
        self.set_size(WIDTH + 280, 560)
        self.plan_form.focus_first()

    def record(self) -> None:
        """Plan what is chosen."""
        self.planned.emit(self.plan_form.plan())


def _asked(spacing: int, label: str, widget: QWidget, buddy: QWidget) -> QWidget:
    area = QWidget()
    column = QVBoxLayout(area)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    words = Text(label, TextStyle.LABEL, wrap=False)
    words.setBuddy(buddy)
    column.addWidget(words)
    column.addWidget(widget)
    return area
