"""Where the user is within a page, so that the page can be built anew without the user noticing."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QScrollBar, QTextEdit, QWidget

from charta.ui.page import Page


@dataclass(frozen=True)
class Place:
    """The focused widget (its name, or its number among those that take keys), cursor, scrolls and view.

    Scroll positions are shares of the whole, since lengths change with language and zoom.
    """

    name: str
    number: int
    cursor: int
    scrolls: tuple[float, ...]
    view: str = ""


def place_in(page: Page) -> Place:
    """Return where the user is in a page."""
    widgets = _reachable(page)
    focused: QWidget | None = page.window().focusWidget()
    number = widgets.index(focused) if focused in widgets else -1
    name = focused.objectName() if focused is not None and number >= 0 else ""
    return Place(name, number, _cursor(focused), tuple(_share(bar) for bar in _bars(page)), page.view())


def return_to(page: Page, place: Place) -> None:
    """Go to a place in a page that was built anew."""
    widgets = _reachable(page)
    named = [widget for widget in widgets if place.name and widget.objectName() == place.name]
    target = named[0] if named else None
    if target is None and 0 <= place.number < len(widgets):
        target = widgets[place.number]
    if target is not None:
        target.setFocus(Qt.FocusReason.OtherFocusReason)
        _set_cursor(target, place.cursor)
    for bar, share in zip(_bars(page), place.scrolls, strict=False):
        bar.setValue(round(bar.minimum() + share * (bar.maximum() - bar.minimum())))


def _reachable(page: Page) -> list[QWidget]:
    return [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisibleTo(page)
    ]


def _bars(page: Page) -> list[QScrollBar]:
    return [area.verticalScrollBar() for area in page.scroll_areas()]


def _share(bar: QScrollBar) -> float:
    length = bar.maximum() - bar.minimum()
    return (bar.value() - bar.minimum()) / length if length else 0


def _cursor(widget: QWidget | None) -> int:
    if isinstance(widget, QLineEdit):
        return widget.cursorPosition()
    return widget.textCursor().position() if isinstance(widget, QPlainTextEdit | QTextEdit) else -1


def _set_cursor(widget: QWidget, position: int) -> None:
    if position < 0:
        return
    if isinstance(widget, QLineEdit):
        widget.setCursorPosition(position)
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        cursor = QTextCursor(widget.document())
        cursor.setPosition(min(position, widget.document().characterCount() - 1))
        widget.setTextCursor(cursor)
