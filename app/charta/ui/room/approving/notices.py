"""What the pane has to say above the text: what stands in the way, what changed, what was recorded."""

from collections.abc import Sequence
from typing import Final

from charta.ui.context import UiContext
from charta.ui.room.notices import Notices
from charta.ui.theme import Tone

SIGNED: Final = "signed"
CHANGED: Final = "changed"


class SigningNotices(Notices):
    """Notices that know which texts have changed under the eyes of the room."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self._changed: tuple[str, ...] = ()

    def tell_changed(self, sections: Sequence[str]) -> None:
        """Say that sections read otherwise than before, until somebody closes that."""
        before = self._changed if CHANGED in self.subjects else ()
        self._changed = tuple(dict.fromkeys((*before, *sections)))
        words = self._context.ntr(
            "The text of {sections} has changed since it was shown here. The new one is on the screen: read "
            "it before you sign.",
            "The texts of {sections} have changed since they were shown here. The new ones are on the "
            "screen: read them before you sign.",
            len(self._changed),
            sections=", ".join(self._context.tr("“{title}”", title=name) for name in self._changed),
        )
        self.tell(words, Tone.WARNING, about=CHANGED)

    def clear(self) -> None:
        """Let go of what was told once."""
        self.forget(SIGNED)
        self.forget(CHANGED)
