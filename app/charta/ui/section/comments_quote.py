"""The words that a remark is about, as they are quoted beside it."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.buttons import Button
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import tip

QUOTED: Final = 160
"""So many characters of the words are shown; the tool tip has them all."""


def shortened(words: str) -> str:
    """Return words on one line, their middle left out where they are many."""
    line = " ".join(words.split())
    if len(line) <= QUOTED:
        return line
    half = QUOTED // 2
    return f"{line[:half].rstrip()} … {line[-half:].lstrip()}"


class QuoteButton(Button):
    """Words that stand in the wording; pressing shows them there."""

    def __init__(self, context: UiContext, words: str) -> None:
        super().__init__()
        px = context.theme.px
        self.setProperty("kind", "fold")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.setAccessibleName(context.tr("Show in the wording: “{words}”", words=shortened(words)))
        self.setToolTip(tip(words) if shortened(words) != words else "")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = _row(context, Text(context.tr("“{words}”", words=shortened(words))))
        self._row.setContentsMargins(px(4), px(4), px(4), px(4))
        self.setLayout(self._row)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the words take at a width."""
        return self._row.totalHeightForWidth(width)


class GoneQuote(QWidget):
    """Words that stand in the wording no more, struck out."""

    def __init__(self, context: UiContext, words: str) -> None:
        super().__init__()
        px = context.theme.px
        quoted = Text(context.tr("“{words}”", words=shortened(words)), tone=Tone.NEUTRAL)
        font = quoted.font()
        font.setStrikeOut(True)
        quoted.setFont(font)
        quoted.setToolTip(tip(words) if shortened(words) != words else "")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(4), px(4), px(4), px(4))
        column.setSpacing(px(2))
        column.addLayout(_row(context, quoted))
        told = Text(context.tr("These words are gone from the wording."), TextStyle.CAPTION, Tone.WARNING)
        told.setContentsMargins(px(26), 0, 0, 0)
        column.addWidget(told)


def _row(context: UiContext, words: Text) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(context.theme.px(8))
    sign = QLabel()
    sign.setPixmap(context.icons.pixmap("quote", Role.TEXT_MUTED, 18, sign.devicePixelRatioF()))
    row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1, Qt.AlignmentFlag.AlignTop)
    return row
