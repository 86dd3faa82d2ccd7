"""The dashboard: for each success factor a card that says what is planned, late, done, and what is next."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from charta.domain.rollout import ActivityState, Factor
from charta.domain.rollout_days import FactorStand
from charta.ui.context import UiContext
from charta.ui.plan.words import LOOKS, ActivityView
from charta.ui.theme import Role, TextStyle, Theme, Tone
from charta.ui.widgets.chip import Chip
from charta.ui.widgets.flow import Flow
from charta.ui.widgets.showing import show_part
from charta.ui.widgets.tall_button import TallButton
from charta.ui.widgets.text import Text

LEAST = 240
"""So wide is a card at least (at 100 %)."""


class Share(QWidget):
    """A bar that is filled as far as a share goes, 0 to 1; the words beside it say the same."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self.setFixedHeight(theme.px(8))

    def show_share(self, share: float) -> None:
        """Fill the bar so far."""
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802 - Qt's name
        """Draw a hollow bar and its filled part."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self.rect().adjusted(0, 0, -1, -1)
        corner = frame.height() / 2
        painter.setPen(self._theme.colour(Role.LINE_STRONG))
        painter.setBrush(self._theme.colour(Role.RAISED))
        painter.drawRoundedRect(frame, corner, corner)
        if self._share > 0:
            filled = QRect(frame)
            filled.setWidth(max(round(frame.width() * self._share), frame.height()))
            painter.setPen(self._theme.colour(Role.SUCCESS))
            painter.setBrush(self._theme.colour(Role.SUCCESS))
            painter.drawRoundedRect(filled, corner, corner)


class FactorCard(TallButton):
    """One success factor; a click leads to its activities."""

    def __init__(self, context: UiContext, name: str, purpose: str, parent: QWidget | None = None) -> None:
        super().__init__("tile", parent)
        self._context = context
        self._name, self._purpose = name, purpose
        px = context.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(14), px(16), px(14))
        column.setSpacing(px(8))
        column.addWidget(Text(name, TextStyle.LABEL))
        self._share = Share(context.theme)
        column.addWidget(self._share)
        self._done = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        column.addWidget(self._done)
        self._chips = {
            state: Chip(context.theme, context.icons, "")
            for state in (
                ActivityState.LATE,
                ActivityState.RUNNING,
                ActivityState.PLANNED,
                ActivityState.OPEN,
            )
        }
        flow = Flow(px(6))
        for chip in self._chips.values():
            flow.add(chip)
        column.addWidget(flow)
        self._next = Text("", TextStyle.CAPTION)
        column.addWidget(self._next)
        column.addStretch()
        self.let_clicks_through()

    def show_stand(self, stand: FactorStand, following: ActivityView | None) -> None:
        """Show how far the factor is, and what comes next."""
        tr = self._context.tr
        self._share.show_share(stand.share)
        done = (
            tr("{done} of {total} done", done=stand.done, total=stand.total)
            if stand.total
            else tr("Nothing planned")
        )
        self._done.setText(done)
        told = []
        for state, chip in self._chips.items():
            count = stand.counts[state]
            words = self._counted(state, count)
            chip.show_state(words, *LOOKS[state])
            show_part(chip, bool(count))
            told += [words] if count else []
        coming = ""
        if following is not None and following.end is not None:
            day = self._context.translator.day(following.end)
            coming = tr("Next due: {title}, {day}", title=following.title, day=day)
        self._next.setText(coming)
        show_part(self._next, bool(coming))
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(
            ". ".join(part for part in (done, *told, coming, self._purpose) if part)
        )
        self.setEnabled(bool(stand.total))
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for the least width and the height that the words take there."""
        width = self._context.theme.px(LEAST)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Allow a card to be narrower in a narrow window."""
        return QSize(self._context.theme.px(140), 0)

    def _counted(self, state: ActivityState, count: int) -> str:
        ntr = self._context.ntr
        match state:
            case ActivityState.LATE:
                return ntr("{count} late", "{count} late", count)
            case ActivityState.RUNNING:
                return ntr("{count} under way", "{count} under way", count)
            case ActivityState.PLANNED:
                return ntr("{count} to come", "{count} to come", count)
        return ntr("{count} without a day", "{count} without a day", count)


class Dashboard(QWidget):
    """The cards, as many beside each other as there is room for, all of a row equally high."""

    asked = Signal(object)
    """A success factor whose activities are to be shown."""

    def __init__(self, context: UiContext, factors: Mapping[Factor, tuple[str, str]]) -> None:
        """Set it up; `factors` has the name of each success factor and a line about it."""
        super().__init__()
        self._least = context.theme.px(LEAST)
        self._gap = context.theme.px(12)
        self.cards = {
            factor: FactorCard(context, name, purpose, self) for factor, (name, purpose) in factors.items()
        }
        for card in self.cards.values():
            card.clicked.connect(self._clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_stands(self, stands: Sequence[FactorStand], views: Mapping[str, ActivityView]) -> None:
        """Show how far the factors are; `views` are the activities by their ids."""
        for stand in stands:
            self.cards[stand.factor].show_stand(stand, views.get(stand.following))
        self.updateGeometry()
        self._arrange(self.width(), move=True)

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Tell that the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return the height that the rows take at a width."""
        return self._arrange(width, move=False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Ask for three cards in a row."""
        width = 3 * self._least + 2 * self._gap
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need the width of one card."""
        least = max(card.minimumSizeHint().width() for card in self.cards.values())
        return QSize(least, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Place the cards anew."""
        super().resizeEvent(event)
        self._arrange(self.width(), move=True)

    def _arrange(self, width: int, *, move: bool) -> int:
        cards, gap = list(self.cards.values()), self._gap
        columns = min(max(1, (width + gap) // (self._least + gap)), 3)
        each = max(1, (width - gap * (columns - 1)) // columns)
        y = 0
        for first in range(0, len(cards), columns):
            row = cards[first : first + columns]
            height = max(card.heightForWidth(each) for card in row)
            for column, card in enumerate(row):
                if move:
                    card.setGeometry(column * (each + gap), y, each, height)
            y += height + gap
        return max(0, y - gap)

    def _clicked(self) -> None:
        card = self.sender()
        self.asked.emit(next(factor for factor, made in self.cards.items() if made is card))
