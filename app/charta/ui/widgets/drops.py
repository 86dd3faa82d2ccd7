"""Files that are dropped: which one it is, and how the place that takes it shows so."""

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from charta.ui.widgets.styled import set_styled

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent


def one_file(data: "QMimeData", endings: Collection[str] = ()) -> Path | None:
    """Return the one file that is being dropped, None for several or for one that ends otherwise.

    `endings` are in small letters, without the dot; without any, every file will do.
    """
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if not endings or path.suffix.lower().lstrip(".") in endings else None


def several_files(data: "QMimeData", but: str) -> list[Path]:
    """Return the files that are being dropped, all but those with the ending `but`.

    Files of kinds that nobody asked for are taken as well, so that each is told why it cannot be read.
    """
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() != f".{but}"]


def mark_over(widget: QWidget, *, over: bool) -> None:
    """Show whether a file is held over a widget that the style sheet knows as a place to drop."""
    set_styled(widget, "over", "true" if over else "false")


def enter_with_file(widget: QWidget, event: "QDragEnterEvent", endings: Collection[str] = ()) -> None:
    """Let one file in over a widget that shows so; `endings` as `one_file` takes them."""
    if one_file(event.mimeData(), endings) is not None:
        event.acceptProposedAction()
        mark_over(widget, over=True)


def dropped_file(widget: QWidget, event: "QDropEvent", endings: Collection[str] = ()) -> Path | None:
    """Return the one file that was dropped on a widget that shows no longer that it would take one."""
    mark_over(widget, over=False)
    path = one_file(event.mimeData(), endings)
    if path is not None:
        event.acceptProposedAction()
    return path


class FilePlace(QFrame):
    """A frame into which one file is dropped; `endings` as `one_file` takes them."""

    dropped = Signal(object)
    """The path of the file."""

    def __init__(self, endings: Collection[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._endings = endings
        self.setProperty("area", "drop")
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:  # noqa: N802 - Qt's name
        """Take one file."""
        enter_with_file(self, event, self._endings)

    def dragLeaveEvent(self, event: "QDragLeaveEvent") -> None:  # noqa: N802 - Qt's name
        """Look as before."""
        super().dragLeaveEvent(event)
        mark_over(self, over=False)

    def dropEvent(self, event: "QDropEvent") -> None:  # noqa: N802 - Qt's name
        """Hand the file on."""
        path = dropped_file(self, event, self._endings)
        if path is not None:
            self.dropped.emit(path)
