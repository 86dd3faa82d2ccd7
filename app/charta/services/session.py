"""An open charter: what stands now, and the one way to change it."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from charta.domain.catalogue import Catalogue, Section
from charta.domain.charter import Charter
from charta.domain.fields import Value
from charta.domain.progress import Progress
from charta.domain.records import Change
from charta.services.history import History, identity
from charta.services.ports import CharterStore, Clock
from charta.services.reading import Reading

Listener: TypeAlias = Callable[[Sequence[Change]], None]


class CharterSession:
    """Holds the present state of one charter and writes every change through to its store.

    A change is stored first and seen afterwards: when storing fails, the error reaches the caller and nothing
    has changed. `actor` is who works at this machine, for the journal. `charter` stands in place of what the
    store holds where it is given.
    """

    def __init__(
        self,
        store: CharterStore,
        catalogue: Catalogue,
        clock: Clock,
        actor: str,
        charter: Charter | None = None,
    ) -> None:
        self.store = store
        self.catalogue = catalogue
        self.clock = clock
        self.actor = actor
        self.charter = Charter.of(store.records()) if charter is None else charter
        self._history = History()
        self._listeners: list[Listener] = []

    @property
    def reading(self) -> Reading:
        """The charter as it stands, to be read."""
        return Reading(self.catalogue, self.charter)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the charter, the leading one first."""
        return self.reading.languages

    def effective(self, sheet: str, field: str) -> Value | None:
        """Return the answer that holds (`Reading.effective`)."""
        return self.reading.effective(sheet, field)

    def progress(self, sheet: str) -> Progress:
        """Return how far a sheet or section has come."""
        return self.reading.progress(sheet)

    def included(self) -> tuple[Section, ...]:
        """Return the sections of this charter in their order."""
        return self.reading.included()

    def commit(self, changes: Sequence[Change], *, place: str = "", undoable: bool = True) -> None:
        """Store the changes that change something, then make them seen.

        Changes committed to the same `place` within seconds are undone together. What cannot be undone leaves
        no earlier step that would take it back. Raises a `FileError` when the store cannot take them.
        """
        real = [change for change in changes if change.before != change.after]
        if not real:
            return
        self._write(real)
        if undoable:
            self._history.record(real, place, self.clock.now())
        else:
            kept = set(map(identity, real))
            self._history.forget(lambda change: identity(change) in kept)
        self._tell(real)

    def make_final(self, is_final: Callable[[Change], bool]) -> None:
        """Let nobody take back what others rest on by now."""
        self._history.forget(is_final)

    def undo(self) -> Sequence[Change]:
        """Take the last step back; return what changed by it."""
        return self._travel(self._history.undo, self._history.redo)

    def redo(self) -> Sequence[Change]:
        """Do again what was last taken back; return what changed by it."""
        return self._travel(self._history.redo, self._history.undo)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._history.done)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._history.undone)

    def listen(self, listener: Listener) -> None:
        """Call `listener` after every change, for as long as the session lives."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Release the charter."""
        self._listeners.clear()
        self.store.close()

    def _travel(
        self, move: Callable[[], tuple[Change, ...]], back: Callable[[], tuple[Change, ...]]
    ) -> Sequence[Change]:
        changes = move()
        if changes:
            try:
                self._write(changes)
            except BaseException:
                back()
                raise
            self._tell(changes)
        return changes

    def _write(self, changes: Sequence[Change]) -> None:
        self.store.append(changes, self.actor, self.clock.now())
        self.charter = self.charter.apply(changes)

    def _tell(self, changes: Sequence[Change]) -> None:
        for listener in self._listeners:
            listener(changes)
