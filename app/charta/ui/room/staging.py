"""What the facilitator has put on the big screen, and in which language of the charter it is told."""

from charta.bootstrap import Workbench
from charta.services.presenting import Focus
from charta.ui.room.big_screen import BigScreen
from charta.ui.room.state import RoomState


class Staging:
    """Keeps both, and shows the room what it may see."""

    def __init__(self, bench: Workbench, number: int, big: BigScreen) -> None:
        self._bench = bench
        self._number = number
        self._big = big
        self._language = bench.session.languages[0]
        self.focus = Focus()

    @property
    def language(self) -> str:
        """The language of the big screen; the leading one once the charter speaks it no more."""
        languages = self._bench.session.languages
        if self._language not in languages:
            self._language = languages[0]
        return self._language

    def next_language(self) -> None:
        """Go on to the next language of the charter."""
        languages = self._bench.session.languages
        self._language = languages[(languages.index(self.language) + 1) % len(languages)]

    def follow(self, state: RoomState) -> None:
        """Let go of what was put there once the room is at another item, or at none."""
        item = state.course.item if state.is_live else 0
        if item != self.focus.item or not state.is_live:
            self.focus = Focus(item=item)

    def put(self, focus: Focus) -> None:
        """Put something on the big screen."""
        self.focus = focus
        self.show()

    def show(self) -> None:
        """Show it as it stands; nothing is put together while nobody looks."""
        if self._big.is_shown:
            self._big.show_stage(self._bench.presenting.stage(self._number, self.focus, self.language))
