"""An open charter: what stands now, and the one way to change it."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from charta.domain.catalogue import Catalogue, Section
from charta.domain.charter import Charter
from charta.domain.fields import Value
from charta.domain.progress import Progress, effective_answer, progress
from charta.domain.records import Change
from charta.services.history import History
from charta.services.ports import CharterStore, Clock

Listener: TypeAlias = Callable[[Sequence[Change]], None]
ORGANISATION = "organisation"
TEAM = "team"


class CharterSession:
    """Holds the present state of one charter and writes every change through to its store.

    A change is stored first and seen afterwards: when storing fails, the error reaches the caller and nothing
    has changed. `actor` is who works at this machine, for the journal.
    """

    def __init__(self, store: CharterStore, catalogue: Catalogue, clock: Clock, actor: str) -> None:
        self.store = store
        self.catalogue = catalogue
        self.clock = clock
        self.actor = actor
        self.charter = Charter.of(store.records())
        self._history = History()
        self._listeners: list[Listener] = []

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the charter, the leading one first."""
        chosen = self.effective(ORGANISATION, "languages")
        return tuple(map(str, chosen)) if isinstance(chosen, tuple) else self.catalogue.languages[:1]

    def effective(self, sheet: str, field: str) -> Value | None:
        """Return the answer that holds: the team's, or else the suggestion."""
        definition = self.catalogue.sheet(sheet)
        # The suggestion for the languages is not a text, so it can be read before they are known.
        languages = () if field == "languages" else self.languages
        return effective_answer(self.charter, definition, definition.field(field), languages)

    def progress(self, sheet: str) -> Progress:
        """Return how far a sheet or section has come."""
        return progress(self.charter, self.catalogue.sheet(sheet), self.languages, self.effective)

    def included(self) -> tuple[Section, ...]:
        """Return the sections of this charter in their order."""
        return tuple(
            section
            for section in self.catalogue.sections
            if self.charter.is_included(section.id, core=section.core)
        )

    def commit(self, changes: Sequence[Change], *, place: str = "", undoable: bool = True) -> None:
        """Store the changes that change something, then make them seen.

        Changes committed to the same `place` within seconds are undone together. Raises a `FileError` when
        the store cannot take them.
        """
        real = [change for change in changes if change.before != change.after]
        if not real:
            return
        self._write(real)
        if undoable:
            self._history.record(real, place, self.clock.now())
        self._tell(real)

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
