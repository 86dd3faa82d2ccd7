"""The page of people with 100,000 of them on a screen that nobody sees."""

import statistics
import tempfile
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from benchmarks.measure import Row, percentiles, ratio, timed
from charta.bootstrap import Workbench
from charta.domain.register import SignatureState
from charta.services.people_view import Column
from charta.ui.application import make_application
from charta.ui.people.page import PeoplePage
from charta.ui.preferences import Preferences
from charta.ui.surroundings import Surroundings

COUNT: Final = 9
_ROOT: Final = QModelIndex()


class _Bare(QAbstractTableModel):
    """As many rows and columns as the page shows, with nothing behind them."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:  # noqa: N802 - Qt's name
        """Return how many columns there are."""
        return 0 if parent.isValid() else 8

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return a cell's words."""
        return f"somebody {index.row()}" if role == Qt.ItemDataRole.DisplayRole else None

    def again(self) -> None:
        """Show everything anew."""
        self.beginResetModel()
        self.endResetModel()


def shown(bench: Workbench) -> list[Row]:
    """Measure; return lines for the table."""
    application = QApplication.instance() or make_application()
    with tempfile.TemporaryDirectory() as name:
        preferences = Preferences(Path(name) / "settings.json")
        preferences.set_language("en")
        surroundings = Surroundings(application, preferences)  # type: ignore[arg-type] # what `instance` returns
        window = QWidget()
        page = PeoplePage(surroundings.context(window, lambda _: None), bench)
        page.resize(1180, 900)
        page.show()
        while surroundings.background.is_busy or not page.list.model.ids:
            application.processEvents()
        found = _measured(page)
        page.close()
        surroundings.close()
    return found


def _measured(page: PeoplePage) -> list[Row]:
    filters, states = page.list.filters, page.head.states
    words = (
        "family9",
        "family99",
        "family991",
        "manager 7",
        "site 3",
        "given5 dep",
        "p99",
        "1234",
        "zzz",
        "",
    )
    bare, plain = QTableView(), _Bare(len(page.list.model.ids))
    bare.setModel(plain)
    bare.resize(1180, 500)
    bare.show()

    def search() -> None:
        for word in words:
            filters.words.setText(word)
            page.list.select()
            page.grab()

    sorted_ = timed(lambda: (page.list.table.sort_asked.emit(Column.SITE), page.grab()), COUNT)
    clicked = timed(lambda: (states[SignatureState.TO_GIVE].click(), page.grab()), COUNT)
    found = [
        Row("window: a title is clicked, until it is drawn", percentiles(sorted_)),
        Row("window: a count is clicked, until it is drawn", percentiles(clicked)),
    ]
    filters.clear()
    start = time.perf_counter()
    search()
    each = (time.perf_counter() - start) * 1000 / len(words)
    found.append(
        Row("window: a letter is typed, until it is drawn", f"mean {each:7.2f} ms   (n = {len(words)})")
    )
    redrawn = timed(lambda: (page.list.select(), page.grab()), COUNT)
    peer = timed(lambda: (plain.again(), bare.grab()), COUNT)
    found += [
        Row("window: everybody shown anew", percentiles(redrawn)),
        Row("floor: a bare table of Qt with as many rows, drawn anew", percentiles(peer)),
        Row("the page beside it", ratio(redrawn, peer)),
    ]
    scrolled = timed(lambda: _scroll(page), COUNT)
    found.append(Row("window: a page further down", f"p50 {statistics.median(scrolled) / 10:7.2f} ms"))
    return found


def _scroll(page: PeoplePage) -> None:
    bar = page.list.table.verticalScrollBar()
    for _ in range(10):
        bar.setValue((bar.value() + 997) % max(1, bar.maximum()))
        page.list.table.grab()
