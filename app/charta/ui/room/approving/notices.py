"""What the pane has to say above the text: what stands in the way, what changed, what was recorded."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from charta.ui.context import UiContext
from charta.ui.theme import Tone
from charta.ui.widgets.banner import Banner


class Notices(QWidget):
    """Banners: those that stand while something is so, and those that tell once and can be closed."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._standing: list[Banner] = []
        self._told: Banner | None = None
        self._changed: Banner | None = None
        self._names: tuple[str, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(context.theme.px(8))
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What is said, from top to bottom."""
        told = (self._changed, self._told)
        return tuple(banner.text for banner in (*self._standing, *told) if banner is not None)

    def show_standing(self, words: Sequence[str]) -> None:
        """Say what stands in the way now."""
        if [banner.text for banner in self._standing] == list(words):
            return
        for banner in self._standing:
            self._take_away(banner)
        self._standing = [self._banner(text, Tone.WARNING) for text in words]
        for place, banner in enumerate(self._standing):
            self._column.insertWidget(place, banner)
        self._show()

    def tell(self, words: str, tone: Tone) -> None:
        """Say what was recorded, in place of what was before."""
        self._take_away(self._told)
        self._told = self._banner(words, tone, closes=True)
        self._told.closed.connect(self._drop_told)
        self._column.addWidget(self._told)
        self._show()

    def tell_changed(self, sections: Sequence[str]) -> None:
        """Say that sections read otherwise than before, until somebody closes that."""
        self._names = tuple(dict.fromkeys((*self._names, *sections)))
        words = self._context.ntr(
            "The text of {sections} has changed since it was shown here. The new one is on the screen: read "
            "it before you sign.",
            "The texts of {sections} have changed since they were shown here. The new ones are on the "
            "screen: read them before you sign.",
            len(self._names),
            sections=", ".join(self._context.tr("“{title}”", title=name) for name in self._names),
        )
        self._take_away(self._changed)
        self._changed = self._banner(words, Tone.WARNING, closes=True)
        self._changed.closed.connect(self._drop_changed)
        self._column.insertWidget(len(self._standing), self._changed)
        self._show()

    def clear(self) -> None:
        """Let go of what was told once."""
        self._drop_told()
        self._drop_changed()

    # -- inside -------------------------------------------------------------------------------------------

    def _drop_told(self) -> None:
        self._take_away(self._told)
        self._told = None
        self._show()

    def _drop_changed(self) -> None:
        self._take_away(self._changed)
        self._changed, self._names = None, ()
        self._show()

    def _banner(self, words: str, tone: Tone, *, closes: bool = False) -> Banner:
        close = self._context.tr("Close") if closes else ""
        return Banner(self._context.theme, self._context.icons, words, tone, close=close)

    def _take_away(self, banner: Banner | None) -> None:
        if banner is not None:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()

    def _show(self) -> None:
        self.setVisible(self._column.count() > 0)
