"""The way of the Tab key through an area in which widgets come and go."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QComboBox, QLayout, QWidget

_WHOLE = (QAbstractItemView, QAbstractSpinBox, QComboBox)
"""Controls whose inner parts are not reached on their own."""


class TabOrder:
    """Leads Tab through an area as its layouts show it.

    Qt puts what is added later at the end of the window’s order, wherever it is seen.
    """

    def __init__(self, area: QWidget) -> None:
        self._area = area
        self._known: list[QWidget] = []

    def follow(self) -> None:
        """Take in what has come and gone."""
        found = list(_stops(self._area))
        if found == self._known:
            return
        self._known = found
        for before, after in pairwise(found):
            QWidget.setTabOrder(before, after)


def focus_first(area: QWidget) -> bool:
    """Put the keyboard on the first widget of an area that takes it; tell whether there is one."""
    entry = area.nextInFocusChain()
    while entry is not None and entry is not area:
        takes_keys = bool(entry.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if area.isAncestorOf(entry) and takes_keys and entry.isVisibleTo(area) and entry.isEnabled():
            entry.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        entry = entry.nextInFocusChain()
    return False


def _stops(area: QWidget) -> Iterator[QWidget]:
    """Yield what takes the keyboard by Tab, hidden things too: they may be shown without another look."""
    for child in _children(area):
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield child
        if not isinstance(child, _WHOLE):
            yield from _stops(child)


def _children(area: QWidget) -> list[QWidget]:
    layout = area.layout()
    found = list(_laid_out(layout)) if layout is not None else []
    others = [child for child in area.children() if isinstance(child, QWidget) and not child.isWindow()]
    return [*found, *(child for child in others if child not in found)]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        widget, inner = (item.widget(), item.layout()) if item is not None else (None, None)
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _laid_out(inner)
