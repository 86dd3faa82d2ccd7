"""What is left to do after workshops: topics that were parked, and steps that somebody takes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from charta.domain.records import Action, ActionKind, Change
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, clean_block, clean_line
from charta.errors import UnknownAction, WorkshopTextRequired
from charta.services.agendas import checked_day, next_number, workshop_of
from charta.services.session import CharterSession


class ActionService:
    """Keeps the list of actions; every step can be undone."""

    def __init__(self, session: CharterSession) -> None:
        self._session = session

    def all(self) -> tuple[Action, ...]:
        """Return every action, in the order in which they were written down."""
        return tuple(sorted(self._session.charter.all(Action), key=lambda entry: entry.number))

    def open(self) -> tuple[Action, ...]:
        """Return what is left to do: what is due first comes first, what has no day last."""
        waiting = (action for action in self.all() if not action.done_on)
        return tuple(sorted(waiting, key=lambda entry: (entry.due or "9999", entry.number)))

    def overdue(self) -> tuple[Action, ...]:
        """Return what should have been done by now."""
        today = self._today().isoformat()
        return tuple(action for action in self.open() if action.due and action.due < today)

    def of(self, workshop: int) -> Sequence[Action]:
        """Return what was written down in a workshop."""
        return [action for action in self.all() if action.workshop == workshop]

    def get(self, number: int) -> Action:
        """Return an action; raise `UnknownAction`."""
        found = self._session.charter.get(Action, str(number))
        if found is None:
            raise UnknownAction
        return found

    def add(
        self,
        text: str,
        kind: ActionKind = ActionKind.STEP,
        *,
        workshop: int = 0,
        section: str = "",
        owner: str = "",
        due: str = "",
    ) -> int:
        """Write down what is left to do; return its number. `workshop` is 0 for none.

        Raises `UnknownWorkshop`, `WorkshopTextRequired`, `WrongTime` for a day that is none.
        """
        if workshop:
            workshop_of(self._session, workshop)
        number = next_number(self._session, Action)
        by, now = self._session.actor, self._session.clock.now()
        made = Action(number, workshop, kind, section, text, owner, due, "", "", by, now)
        self._session.commit([Change(None, self._checked(made))])
        return number

    def edit(self, action: Action) -> None:
        """Change an action."""
        before = self.get(action.number)
        self._session.commit([Change(before, self._checked(action))], place=f"action:{action.number}")

    def settle(self, number: int, outcome: str = "") -> None:
        """Mark an action as done today, with what came of it."""
        self.settle_all([number], outcome)

    def settle_all(self, numbers: Sequence[int], outcome: str = "") -> None:
        """Mark several actions as done today, with the same outcome, as one step."""
        today = self._today().isoformat()
        before = [self.get(number) for number in numbers]
        after = [self._checked(replace(entry, done_on=today, outcome=outcome)) for entry in before]
        self._session.commit([Change(*pair) for pair in zip(before, after, strict=True)])

    def reopen(self, number: int) -> None:
        """Mark an action as not done after all."""
        before = self.get(number)
        self._session.commit([Change(before, replace(before, done_on="", outcome=""))])

    def remove(self, number: int) -> None:
        """Take an action off the list."""
        self._session.commit([Change(self.get(number), None)])

    def _checked(self, action: Action) -> Action:
        text = checked(clean_block(action.text), NOTE_LIMIT)
        if not text:
            raise WorkshopTextRequired
        if action.section:
            self._session.catalogue.section(action.section)
        return replace(
            action,
            text=text,
            owner=checked(clean_line(action.owner), NAME_LIMIT),
            outcome=checked(clean_block(action.outcome), NOTE_LIMIT),
            due=checked_day(action.due),
            done_on=checked_day(action.done_on),
        )

    def _today(self) -> date:
        return self._session.clock.now().astimezone().date()
