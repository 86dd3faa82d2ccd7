"""The middle for an item about a section: what is discussed and decided, and what is approved."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from charta.bootstrap import Workbench
from charta.ui.context import UiContext
from charta.ui.room.keys import native
from charta.ui.widgets.tips import tip

if TYPE_CHECKING:
    from charta.ui.room.approving.pane import ApprovingPane


class SectionPane(QWidget):
    """Two panes for one section; the second one is made when it is first asked for."""

    focus_changed = Signal(object)
    """What the facilitator puts on the big screen, a `Focus`."""
    go_to = Signal(str)
    """A step of the main window that is asked for."""

    def __init__(
        self, context: UiContext, bench: Workbench, workshop: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        from charta.ui.room.deciding.pane import DecidingPane

        self._made = (context, bench, workshop)
        self._item = 0
        self.deciding = DecidingPane(context, bench, workshop)
        self._approving: ApprovingPane | None = None
        self.tabs = QTabBar()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.deciding)
        tr, px = context.tr, context.theme.px
        for command, name in (("deciding", tr("Decide")), ("approving", tr("Approve"))):
            self.tabs.addTab(name)
            self.tabs.setTabToolTip(self.tabs.count() - 1, tip(f"{name} ({native(command)})"))
        self.tabs.setAccessibleName(tr("What is done with the section"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(8), px(12), px(8))
        column.setSpacing(px(8))
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        self.tabs.currentChanged.connect(self._turn)
        self.deciding.focus_changed.connect(self.focus_changed)

    def show_item(self, item: int) -> None:
        """Show an item."""
        self._item = item
        self.deciding.show_item(item)
        if self._approving is not None:
            self._approving.show_item(item)

    def hand_over(self, other: "SectionPane") -> None:
        """Give the place, and what was typed and not stored, to the pane that takes the place of this one."""
        other.deciding.take_up(self.deciding.kept())
        if self._approving is not None:
            other.approving.take_up(self._approving.kept())
        other.tabs.setCurrentIndex(self.tabs.currentIndex())

    @property
    def approving(self) -> "ApprovingPane":
        """The pane in which departments sign; it is made when it is first asked for."""
        if self._approving is None:
            from charta.ui.room.approving.pane import ApprovingPane

            self._approving = ApprovingPane(*self._made)
            self._approving.go_to.connect(self.go_to)
            self._stack.addWidget(self._approving)
            self._approving.show_item(self._item)
        return self._approving

    def show_tab(self, number: int) -> None:
        """Show what is decided (0) or what is approved (1), and put the keyboard there."""
        self.tabs.setCurrentIndex(number)
        self.focus_first()

    def refresh(self) -> None:
        """Show it as it stands."""
        self.deciding.refresh()
        if self._approving is not None:
            self._approving.refresh()

    def focus_first(self) -> None:
        """Put the keyboard where work begins."""
        if self._stack.currentWidget() is self.deciding:
            self.deciding.focus_first()
            return
        if self._approving is not None:
            self._approving.focus_first()

    def _turn(self, number: int) -> None:
        self._stack.setCurrentWidget(self.approving if number else self.deciding)
