"""The list of an agenda: moved by mouse or keyboard, its minutes edited in place."""

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScrollArea, QSizePolicy, QWidget

from charta.domain.workshops import LEAST_MINUTES, MOST_MINUTES
from charta.ui.context import UiContext
from charta.ui.workshops.agenda_delegate import STEP, AgendaDelegate
from charta.ui.workshops.agenda_model import MIME, AgendaModel, AgendaRow


class AgendaView(QListView):
    """The list, as high as its items are many. Alt and the arrows move an item, + and - change its time."""

    chosen = Signal(int)
    """The number of the item that has the keyboard, 0 for none."""
    remove_asked = Signal(int)

    def __init__(self, context: UiContext, page: QScrollArea, parent: QWidget | None = None) -> None:
        """Set it up in a page that scrolls, and does so while an item is dragged to its edge."""
        super().__init__(parent)
        self._context = context
        self._page = page
        self.agenda = AgendaModel(context, self)
        self._delegate = AgendaDelegate(context, self)
        self.setModel(self.agenda)
        self.setItemDelegate(self._delegate)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setUniformItemSizes(True)
        self.setAccessibleName(context.tr("Agenda"))
        self.selectionModel().currentChanged.connect(self._tell)

    @property
    def number(self) -> int:
        """The number of the item that is chosen, 0 for none."""
        row = self.agenda.row(self.currentIndex().row())
        return row.number if row is not None else 0

    def choose(self, number: int) -> None:
        """Choose an item; the first one where it is not there."""
        place = max(self.agenda.place_of(number), 0)
        self.setCurrentIndex(self.agenda.index(place))
        self.updateGeometry()

    def move_by(self, by: int) -> None:
        """Ask for the chosen item to stand so many places further down."""
        number = self.number
        self.agenda.move(number, self.agenda.place_of(number) + by)

    def edit_minutes(self) -> None:
        """Let the minutes of the chosen item be changed."""
        self.edit(self.currentIndex())

    # -- keys and mouse -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move the item, change its time, open its minutes or take it off."""
        key, row = event.key(), self.agenda.row(self.currentIndex().row())
        is_moving = event.modifiers() & Qt.KeyboardModifier.AltModifier
        # A key that the box over the minutes does not use arrives here.
        if row is None or self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif is_moving and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_by(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus):
            self._lengthen(row, STEP if key == Qt.Key.Key_Plus else -STEP)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit_minutes()
        elif key == Qt.Key.Key_Delete:
            self.remove_asked.emit(row.number)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Open the minutes that are clicked on."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_plain = event.button() == Qt.MouseButton.LeftButton and index.isValid()
        if is_plain and self._delegate.minutes_area(self.visualRect(index)).contains(place):
            self.edit(index)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802 - Qt's name
        """Let the page follow an item that is dragged to its edge."""
        super().dragMoveEvent(event)
        ground = self._page.widget()
        if ground is not None:
            place = self.mapTo(ground, event.position().toPoint())
            self._page.ensureVisible(place.x(), place.y(), 0, self._context.theme.px(60))

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Let an item stand where it is dropped: before the one in whose upper half that is."""
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        row = self._row_at(event.position().toPoint())
        # The view clears its mark of the place only when the state ends.
        self.setState(QAbstractItemView.State.NoState)
        event.setDropAction(Qt.DropAction.MoveAction)
        event.accept()
        self.agenda.dropMimeData(event.mimeData(), Qt.DropAction.MoveAction, row, 0, QModelIndex())
        self.viewport().update()

    # -- size ---------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the height of every item."""
        rows = self.agenda.rowCount() * max(self.sizeHintForRow(0), 0)
        return QSize(self._context.theme.px(320), rows + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need the height of every item."""
        return QSize(self._context.theme.px(200), self.sizeHint().height())

    # -- inside -------------------------------------------------------------------------------------------

    def _row_at(self, place: QPoint) -> int:
        index = self.indexAt(place)
        if not index.isValid():
            return self.agenda.rowCount() if place.y() > 0 else 0
        return index.row() + (place.y() > self.visualRect(index).center().y())

    def _lengthen(self, row: AgendaRow, by: int) -> None:
        minutes = min(max(row.minutes + by, LEAST_MINUTES), MOST_MINUTES)
        if minutes != row.minutes:
            self.agenda.timed.emit(row.number, minutes)

    def _tell(self) -> None:
        self.chosen.emit(self.number)
