"""A picture: dropped here, or chosen from the files."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.fields.base import Input
from charta.ui.fields.question import Question
from charta.ui.files import documents_folder
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Kind, button
from charta.ui.widgets.drops import FilePlace
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.text import Text

_ENDINGS = ("png", "jpg", "jpeg")
_ENOUGH = 2 * 1024 * 1024 + 1
"""More bytes than any picture may have, so that a huge file is not read to its end."""


@dataclass(frozen=True)
class PickedImage:
    """The bytes of a picture and the name of its file."""

    data: bytes
    name: str


class ImageInput(Input):
    """Shows a picture and takes another one. Its raw value is a `PickedImage`, or None."""

    def __init__(self, context: UiContext, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(context, question, parent)
        self._data: bytes | None = None
        self._zone = FilePlace()
        self._picture = QLabel()
        self._hint = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._choose = button(context.icons, context.tr("Choose a picture…"), icon="image")
        self._remove = button(context.icons, context.tr("Remove"), Kind.QUIET, "trash-2")
        self._lay_out()
        self._zone.dropped.connect(self._read)
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(self._removed)
        self.set_value(None)

    def value(self) -> object:
        """Return the picture that is shown."""
        return None if self._data is None else PickedImage(self._data, "")

    def set_value(self, value: object) -> None:
        """Show the bytes of a picture, or how to give one."""
        self._data = value if isinstance(value, bytes) else None
        pixmap = QPixmap()
        shown = self._data is not None and pixmap.loadFromData(self._data)
        px = self.context.theme.px
        if shown:
            box = pixmap.size().scaled(px(200), px(96), Qt.AspectRatioMode.KeepAspectRatio)
            box = box if box.width() < pixmap.width() else pixmap.size()
            smooth = Qt.TransformationMode.SmoothTransformation
            self._picture.setPixmap(pixmap.scaled(box, Qt.AspectRatioMode.KeepAspectRatio, smooth))
        else:
            self._picture.setPixmap(
                self.context.icons.pixmap("image", Role.TEXT_MUTED, 32, self.devicePixelRatioF())
            )
        tr = self.context.tr
        self._picture.setAccessibleName(tr("The present picture") if shown else tr("No picture yet"))
        self._hint.setText(
            tr("Drop another picture here to replace it.") if shown else tr("Drop a picture here.")
        )
        self._remove.setVisible(shown)

    def controls(self) -> list[QWidget]:
        """Return the buttons."""
        return [self._choose, self._remove]

    def describe(self, name: str, description: str) -> None:
        """Say which picture the buttons are about."""
        self.setAccessibleName(name)
        for control in self.controls():
            control.setAccessibleDescription(f"{name}. {description}")

    def _lay_out(self) -> None:
        px = self.context.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._zone)
        column = QVBoxLayout(self._zone)
        column.setContentsMargins(px(20), px(16), px(20), px(16))
        column.setSpacing(px(12))
        column.addWidget(self._picture)
        column.addWidget(self._hint)
        buttons = Flow(px(8))
        buttons.add(self._choose)
        buttons.add(self._remove)
        column.addWidget(buttons)

    def _ask(self) -> None:
        name = self.context.tr("Pictures")
        title = self.context.tr("Choose a picture")
        chosen = self.context.files.open_file(title, documents_folder(), name, _ENDINGS)
        if chosen is not None:
            self._read(chosen)

    def _read(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                data = file.read(_ENOUGH)
        except OSError:
            data = b""
        self.changed.emit(PickedImage(data, path.name))

    def _removed(self) -> None:
        self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit(None)
