"""The pages that wait for a decision, each beside its picture; keys alone do it fast."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.domain.records import DoubtfulPage
from charta.errors import ChartaError, NameRequired
from charta.services.judging import Verdict
from charta.services.verdict_words import VERDICT_WORDS
from charta.ui.context import UiContext
from charta.ui.messages import Action
from charta.ui.signatures.decision import DecisionPanel
from charta.ui.signatures.lines import Line, LineList
from charta.ui.signatures.picture import PicturePane
from charta.ui.signatures.words import VERDICT_ICONS, VERDICT_TONES
from charta.ui.theme import Tone
from charta.ui.widgets.column import ScrollColumn
from charta.ui.widgets.empty_state import EmptyState

WIDE: Final = 1_060
"""From this width on (at 100 %), list, picture and decision stand side by side."""
BESIDE: Final = 520
"""From this width on, the picture stands beside the list and the decision."""
ONE: Final = 62
"""How high the list is with one page."""
FEW: Final = 124
"""How high it is at most above the decision."""
SIDE: Final = 260
"""How wide the decision is."""
GAP: Final = 8
"""How far it keeps from what scrolls it."""
_ANY: Final = 16_777_215
"""Qt's largest size: no limit."""


class _Modest(ScrollColumn):
    """Asks for no more than it needs: the page would be made as high as it asks for."""

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), max(self.minimumSizeHint().height(), self.minimumHeight()))


class DecisionDesk(QWidget):
    """Leads through the pages that wait: J and K or the arrows move, Enter records, Delete leaves out."""

    name_asked = Signal()
    """Who decides is not known."""
    decided = Signal()
    intake_asked = Signal()
    """Nothing waits: the user wants to take more in."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__()
        self._context = context
        self._bench = bench
        self.name = ""
        self.pages: list[DoubtfulPage] = []
        tr = context.tr
        self.list = LineList(context, tr("Pages that wait for a decision"))
        self.picture = PicturePane(context, self.go)
        self.view, self.missing = self.picture.view, self.picture.missing
        self.panel = DecisionPanel(context, bench)
        self._nothing = EmptyState(
            context.theme,
            context.icons,
            "circle-check",
            tr("No page waits for a decision."),
            tr("What cannot be read with certainty comes here, and is recorded only once somebody decides."),
        )
        self.take_more = self._nothing.add_action(tr("Take signatures in"), icon="download")
        self._work = QWidget()
        self._shown = ""
        self._lay_out()
        self._connect()

    def refresh(self, wanted: str = "") -> None:
        """Show what waits now, `wanted` or the page that is looked at, if it is among it."""
        waiting = list(self._bench.scanning.waiting())
        self._nothing.setVisible(not waiting)
        self._work.setVisible(bool(waiting))
        digests, known = ([page.digest for page in pages] for pages in (waiting, self.pages))
        if digests == known:
            if wanted in digests:
                self.list.choose(digests.index(wanted))
            return
        place, chosen = max(0, self.list.row), wanted or self._shown
        self.pages = waiting
        self.list.lines.show_lines([self._line(page) for page in waiting])
        if waiting:
            # What was decided makes room for the one below it.
            self.list.choose(digests.index(chosen) if chosen in digests else min(place, len(waiting) - 1))
            self._show_place()
        else:
            self._shown = ""

    def accept(self) -> None:
        """Record the page as signed."""
        page, on = self._page(), self.panel.on
        if page is None:
            return
        if not self.panel.person:
            self.panel.ask_person()
        elif on is None:
            self.panel.problem.tell(self._context.tr("Give the day on which it was signed."))
            self.panel.day.controls()[0].setFocus()
        else:
            person = self.panel.person
            self._decide(partial(self._bench.scanning.accept, page.digest, on, by=self.name, person=person))

    def leave_out(self) -> None:
        """Decide that the page is not recorded."""
        page = self._page()
        if page is None:
            return
        reason = self.panel.reason.currentText()
        if self._decide(partial(self._bench.scanning.leave_out, page.digest, reason, by=self.name)):
            told = self._context.tr("{file}, page {page}, is left out.", file=page.source, page=page.page)
            undo = Action(self._context.tr("Let it wait again"), partial(self._take_back, page.digest))
            self._context.messages.inform(told, Tone.NEUTRAL, undo)

    def go(self, step: int) -> None:
        """Go to another page."""
        if self.pages:
            self.list.choose(min(max(self.list.row + step, 0), len(self.pages) - 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Decide by keys while the list or the picture has the keyboard."""
        if not (self.list.hasFocus() or self.view.hasFocus()):
            super().keyPressEvent(event)
            return
        match event.key():
            case Qt.Key.Key_J | Qt.Key.Key_N:
                self.go(1)
            case Qt.Key.Key_K | Qt.Key.Key_P:
                self.go(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.isAutoRepeat():
                self.accept()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace if not event.isAutoRepeat():
                self.leave_out()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the parts beside each other as far as there is room for them."""
        super().resizeEvent(event)
        px, ways = self._context.theme.px, QBoxLayout.Direction
        wide, beside = self._is_wide, self._is_beside
        self._parts.setDirection(ways.LeftToRight if beside else ways.TopToBottom)
        if wide or not beside:
            self._parts.insertWidget(0, self.list)
        else:
            self._right.insertWidget(0, self.list)
        self._size_list()
        self.list.setMaximumWidth(px(280) if wide else _ANY)
        self._side.setMinimumWidth(px(SIDE) if beside else 0)
        self._side.setMaximumWidth(px(SIDE) if beside else _ANY)
        self._scroll.setMinimumHeight(0 if beside else self.panel.sizeHint().height() + px(GAP))

    def _size_list(self) -> None:
        """List as many pages as the decision below them leaves room for."""
        px, wide = self._context.theme.px, self._is_wide
        free = self.height() - self.panel.heightForWidth(px(SIDE - GAP)) - px(3 * GAP)
        high = min(max(free, px(ONE)), px(FEW)) if self._is_beside and not wide else px(FEW)
        self.list.setMinimumHeight(high)
        self.list.setMaximumHeight(_ANY if wide else high)

    @property
    def _is_wide(self) -> bool:
        return self.width() >= self._context.theme.px(WIDE)

    @property
    def _is_beside(self) -> bool:
        return self.width() >= self._context.theme.px(BESIDE)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the signature first."""
        super().showEvent(event)
        # Only once it is laid out does the picture have its size.
        QTimer.singleShot(0, self, self.picture.look)

    # -- inside -------------------------------------------------------------------------------------------

    def _page(self) -> DoubtfulPage | None:
        row = self.list.row
        return self.pages[row] if 0 <= row < len(self.pages) else None

    def _decide(self, decide: Callable[[], object]) -> bool:
        """Hand a decision to the service, and go on with the next page."""
        try:
            decide()
        except NameRequired:
            self.name_asked.emit()
            return False
        except ChartaError as error:
            self.panel.show_problem(error)
            return False
        self.refresh()
        (self.list if self.pages else self.take_more).setFocus(Qt.FocusReason.OtherFocusReason)
        self.decided.emit()
        return True

    def _take_back(self, digest: str) -> None:
        if self._context.attempt(lambda: self._bench.scanning.take_back(digest, by=self.name)):
            self.refresh(digest)
            self.decided.emit()

    def _show(self) -> None:
        page = self._page()
        if page is None or page.digest == self._shown:
            return
        self._shown = page.digest
        self.picture.show_picture(partial(self._bench.scanning.picture, page.digest))
        self._show_place()
        self.panel.show_page(page)
        self._size_list()

    def _show_place(self) -> None:
        page = self._page()
        if page is not None:
            told = self._context.tr(
                "{file}, page {page} ({number} of {count})",
                file=page.source,
                page=page.page,
                number=self.list.row + 1,
                count=len(self.pages),
            )
            self.picture.source.setText(told)

    def _line(self, page: DoubtfulPage) -> Line:
        words, verdict = self._context.translator, Verdict(page.verdict)
        person = self._bench.register.people.get(page.person)
        place = words.tr("{file}, page {page}", file=page.source, page=page.page)
        return Line(
            VERDICT_ICONS[verdict],
            VERDICT_TONES[verdict],
            person.name if person else words.tr("Nobody named"),
            words.tr(VERDICT_WORDS[verdict]),
            place,
        )

    def _lay_out(self) -> None:
        px = self._context.theme.px
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._work)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(px(16))
        self._scroll = _Modest()
        self._scroll.body.setContentsMargins(0, 0, px(GAP), 0)
        self._scroll.body.addWidget(self.panel)
        self._side = QWidget()
        self._right = QVBoxLayout(self._side)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.setSpacing(px(12))
        self._right.addWidget(self._scroll, 1)
        self._parts.addWidget(self.list, 1)
        self._parts.addWidget(self.picture, 3)
        self._parts.addWidget(self._side)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._nothing)
        outer.addWidget(self._work, 1)
        outer.addStretch()

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._show)
        self.list.lines.modelReset.connect(self._show)
        self.panel.accept_asked.connect(self.accept)
        self.panel.leave_out_asked.connect(self.leave_out)
        self.take_more.clicked.connect(self.intake_asked)
