"""The window's content while a charter is open: bar, rail, page, and the way on."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from charta.errors import ChartaError
from charta.ui.actions import WindowActions
from charta.ui.context import UiContext
from charta.ui.desk import Desk, DeskView, LeftRunning
from charta.ui.page import Page
from charta.ui.page_stack import PageStack
from charta.ui.place import Place, place_in, return_to
from charta.ui.rail import COMPACT_WIDTH, WIDTH, Rail
from charta.ui.spot import Spot
from charta.ui.step_bar import StepBar
from charta.ui.theme import Tone
from charta.ui.top_bar import TopBar
from charta.ui.widgets.clearing import clear

NARROW = 900
SETTLE_MS = 30


class WorkView(QWidget):
    """Shows one step at a time and keeps bar and rail in step with the charter."""

    moved = Signal(str)

    def __init__(
        self, context: UiContext, desk: Desk, actions: WindowActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = desk
        self._actions = actions
        self._step = ""
        self._view: DeskView | None = None
        self._narrow = False
        self._awaited: Place | None = None
        self._left_running: LeftRunning | None = None
        self.top = TopBar(context, actions)
        self.rail = Rail(context)
        self.pages = PageStack(self._build)
        self.foot = StepBar(context)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._news = QVBoxLayout()
        # Many changes can come from one gesture; the frame follows once they have all come.
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(SETTLE_MS)
        self._settling.timeout.connect(self.refresh)
        self._lay_out()
        self._connect()

    @property
    def step(self) -> str:
        """The id of the step that is shown."""
        return self._step

    @property
    def view(self) -> DeskView | None:
        """The charter as the frame shows it; None before the first step is shown."""
        return self._view

    def show_step(self, step: str, place: Place | None = None) -> None:
        """Show a step, at a place within it if one is given."""
        view = self._desk.view(self._context)
        if view is None:
            return
        moved = self._step != view.step(step).id
        self._step = view.step(step).id
        page = self.pages.show_page(self._step)
        self._show_frame(view)
        if place is not None:
            page.show_view(place.view)
            self._return_to(place)
        elif moved:
            page.focus_first()
        self.moved.emit(self._step)

    def place(self) -> Place | None:
        """Return where the user is within the page, or is about to be."""
        page = self.pages.page
        if self._awaited is not None:
            return self._awaited
        return place_in(page) if page is not None else None

    def changed(self) -> None:
        """Take note that the charter has changed."""
        self.top.show_saved(datetime.now().astimezone())
        self._settling.start()

    def refresh(self) -> None:
        """Show the charter as it stands."""
        self._settling.stop()
        view = self._desk.view(self._context)
        if view is None:
            return
        self.pages.keep_only({step.id for step in view.steps} | {self._step})
        if view.step(self._step).id != self._step:
            self.show_step(view.step(self._step).id)
            return
        self.pages.refresh()
        self._show_frame(view)

    def go_back(self) -> None:
        """Show the step before this one."""
        view = self._desk.view(self._context)
        before = view.before(self._step) if view else None
        if before is not None:
            self.show_step(before.id)

    def go_on(self) -> None:
        """Show the step behind this one."""
        view = self._desk.view(self._context)
        after = view.after(self._step) if view else None
        if after is not None:
            self.show_step(after.id)

    def go_to_unfinished(self) -> None:
        """Show the next step that needs work."""
        step = self._desk.unfinished_after(self._step)
        if step is not None:
            self.show_step(step)

    def restore_splitter(self, state: bytes) -> None:
        """Take up a width of the rail that was remembered."""
        if state:
            self.splitter.restoreState(QByteArray(state))

    def event(self, event: QEvent) -> bool:
        """Look again whether a workshop runs when the user comes back from its window."""
        if event.type() == QEvent.Type.WindowActivate and self._view is not None:
            self._offer_workshop()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave the room to the page where there is little."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._context.theme.px(NARROW)
        if narrow != self._narrow:
            self._narrow = narrow
            self._size_rail(COMPACT_WIDTH if narrow else WIDTH)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.pages, 1)
        inside.addWidget(self.foot)
        self.splitter.addWidget(self.rail)
        self.splitter.addWidget(right)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        column.addWidget(self.top)
        column.addLayout(self._news)
        column.addWidget(self.splitter, 1)
        self._size_rail(WIDTH)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_step)
        self.pages.go_to.connect(self.show_step)
        self.pages.spot_asked.connect(self._show_spot)
        self.foot.back.clicked.connect(self.go_back)
        self.foot.next.clicked.connect(self.go_on)
        self.foot.unfinished.clicked.connect(self.go_to_unfinished)
        actions = self._actions
        actions.back.triggered.connect(self.go_back)
        actions.next.triggered.connect(self.go_on)
        actions.unfinished.triggered.connect(self.go_to_unfinished)
        actions.export.triggered.connect(self._go_to_last)
        actions.rail.triggered.connect(self._toggle_rail)
        actions.undo.triggered.connect(self._undo)
        actions.redo.triggered.connect(self._redo)
        actions.find.triggered.connect(self._find)
        actions.journal.triggered.connect(self._show_journal)

    def _undo(self) -> None:
        self._travel(self._desk.undo)

    def _redo(self) -> None:
        self._travel(self._desk.redo)

    def _travel(self, move: Callable[[], str | None]) -> None:
        self.pages.flush()
        try:
            step = move()
        except ChartaError as error:
            self._context.messages.fail(error)
            return
        self.show_step(step or self._step)
        self.refresh()

    def _find(self) -> None:
        self.pages.flush()
        self._desk.search(self._context, self.window(), self._show_spot)

    def _show_journal(self) -> None:
        self.pages.flush()
        self._desk.journal(self._context, self.window())

    def _show_spot(self, spot: Spot) -> None:
        self.show_step(spot.step)
        if self.pages.page is not None:
            self.pages.page.show_spot(spot)

    def _go_to_last(self) -> None:
        view = self._desk.view(self._context)
        if view is not None:
            self.show_step(view.steps[-1].id)

    def _toggle_rail(self) -> None:
        """Show the rail with or without its words."""
        self._size_rail(WIDTH if self.rail.is_compact else COMPACT_WIDTH)

    def _build(self, step: str) -> Page:
        return self._desk.page(self._context, step)

    def _show_frame(self, view: DeskView) -> None:
        self._view = view
        self._offer_workshop()
        self.top.show_charter(view)
        self.rail.show_steps(view.steps, self._step)
        unfinished = self._desk.unfinished_after(self._step)
        before, after = view.before(self._step), view.after(self._step)
        elsewhere = unfinished is not None and unfinished != self._step
        self.foot.show_neighbours(before, after, view.step(unfinished) if unfinished and elsewhere else None)
        self._actions.allow(charter=True, undo=view.can_undo, redo=view.can_redo)
        self._actions.back.setEnabled(before is not None)
        self._actions.next.setEnabled(after is not None)
        self._actions.unfinished.setEnabled(elsewhere)

    def _offer_workshop(self) -> None:
        """Say that a workshop runs which nobody ended, and what can be done about it."""
        found = self._desk.left_running(self._context, self.window())
        before, self._left_running = self._left_running, found
        if (found.said if found else "") == (before.said if before else ""):
            return
        clear(self._news)
        if found is not None:
            self._news.addWidget(self._workshop_banner(found))

    def _workshop_banner(self, found: LeftRunning) -> QWidget:
        from charta.ui.widgets.folding_banner import FoldingBanner

        context, px = self._context, self._context.theme.px
        frame = QWidget()
        margins = QVBoxLayout(frame)
        margins.setContentsMargins(px(12), px(4), px(12), px(4))
        banner = FoldingBanner(context.theme, context.icons, found.said, Tone.WARNING)
        verbs = ((context.tr("Go on with it"), found.go_on), (context.tr("End it"), found.end))
        for verb, work in verbs:
            made = banner.add_action(verb)
            made.clicked.connect(work)
            made.clicked.connect(self._settling.start)
        margins.addWidget(banner)
        return frame

    def _return_to(self, place: Place) -> None:
        # Scroll positions mean something only once the new page has been laid out.
        self._awaited = place
        QTimer.singleShot(0, self, self._settle_down)

    def _settle_down(self) -> None:
        place, self._awaited = self._awaited, None
        if place is not None and self.pages.page is not None:
            return_to(self.pages.page, place)

    def _size_rail(self, width: int) -> None:
        length = self._context.theme.px(width)
        self.splitter.setSizes([length, max(1, self.splitter.width() - length)])
