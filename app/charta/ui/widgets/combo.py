"""A combo box that says when it shows only a part of what is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from charta.ui.widgets.tips import tip


class ElidedComboBox(QComboBox):
    """A combo box whose words end in an ellipsis where they do not fit; Qt's own cuts them off."""

    def set_least(self, characters: int) -> None:
        """Ask for room for so many characters, however long the words are that it offers."""
        self.setMinimumContentsLength(characters)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def offer(self, entries: Sequence[tuple[str, object]]) -> None:
        """Offer words and what each stands for; what is chosen stays where it can, and nobody is told."""
        known = [(self.itemText(at), self.itemData(at)) for at in range(self.count())]
        if known == list(entries):
            return
        chosen = self.currentData()
        was_quiet = self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self.clear()
        for words, value in entries:
            self.addItem(words, value)
        self.choose(chosen)
        self.blockSignals(was_quiet)

    def choose(self, value: object) -> None:
        """Choose what stands for a value, or the first entry where nothing does."""
        self.setCurrentIndex(max(0, self.findData(value)))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw the part that fits."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        words = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, max(0, room.width() - 2)
        )
        self.setToolTip("" if words == option.currentText else tip(option.currentText))
        option.currentText = words
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
