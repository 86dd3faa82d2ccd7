"""The papers of the kit, one below the other; the chosen one is shown beside them."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from charta.domain.rollout import Deliverable
from charta.ui.context import UiContext
from charta.ui.kit.words import PAPERS
from charta.ui.theme import Role, TextStyle, Tone
from charta.ui.widgets.tall_button import TallButton
from charta.ui.widgets.text import Text

LEAST = 180
"""The width, in pixels at 100 %, below which a tile does not go."""


class PaperTile(TallButton):
    """One paper: what it is called, and when it is of use."""

    def __init__(self, context: UiContext, paper: Deliverable) -> None:
        super().__init__("tile")
        self._context = context
        self.paper = paper
        px, words = context.theme.px, PAPERS[paper]
        self.setCheckable(True)
        self.setAccessibleName(context.tr(words.title))
        self.setAccessibleDescription(f"{context.tr(words.purpose)} {context.tr(words.when)}")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(12), px(10), px(12), px(10))
        row.setSpacing(px(12))
        sign = QLabel()
        sign.setPixmap(context.icons.pixmap(words.icon, Role.ACCENT, 20, self.devicePixelRatioF()))
        row.addWidget(sign)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(context.tr(words.title), TextStyle.LABEL))
        column.addWidget(Text(context.tr(words.when), TextStyle.CAPTION, Tone.NEUTRAL))
        row.addLayout(column, 1)
        self.let_clicks_through()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Need little: the words wrap."""
        width = self._context.theme.px(LEAST)
        return QSize(width, self.heightForWidth(max(self.width(), width)))


class PaperShelf(QWidget):
    """Offers the papers that there are; exactly one is chosen."""

    chosen = Signal(Deliverable)

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tiles: Mapping[Deliverable, PaperTile] = {
            paper: PaperTile(context, paper) for paper in Deliverable
        }
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(context.theme.px(6))
        self.setAccessibleName(context.tr("Papers"))
        for tile in self.tiles.values():
            self._group.addButton(tile)
            column.addWidget(tile)
        self.tiles[Deliverable.ENDORSEMENT].setChecked(True)
        self._group.buttonToggled.connect(self._tell)

    @property
    def paper(self) -> Deliverable:
        """The paper that is chosen."""
        return next(paper for paper, tile in self.tiles.items() if tile.isChecked())

    def choose(self, paper: Deliverable) -> None:
        """Choose a paper, where it is there."""
        if not self.tiles[paper].isHidden():
            self.tiles[paper].setChecked(True)

    def offer(self, papers: Collection[Deliverable]) -> None:
        """Show these papers alone; what was chosen and is gone gives way to the first one."""
        for paper, tile in self.tiles.items():
            tile.setVisible(paper in papers)
        if self.paper not in papers:
            self.choose(Deliverable.ENDORSEMENT)

    def _tell(self, tile: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - Qt's signature
        if checked and isinstance(tile, PaperTile):
            self.chosen.emit(tile.paper)
