"""What the screen says of actions: their kind, when they are due, where they come from."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.records import Action, ActionKind
from charta.errors import N_
from charta.i18n import Translator
from charta.ui.publication.words import section_title
from charta.ui.theme import Tone
from charta.ui.workshops.words import words_of

KIND_WORDS: Final[Mapping[ActionKind, str]] = MappingProxyType(
    {ActionKind.STEP: N_("Next step"), ActionKind.PARKED: N_("Parked topic")}
)
KIND_ICONS: Final[Mapping[ActionKind, str]] = MappingProxyType(
    {ActionKind.STEP: "arrow-right", ActionKind.PARKED: "lightbulb"}
)


class ActionWords:
    """Puts the actions of one charter into the words of the screen."""

    def __init__(self, bench: Workbench, translator: Translator) -> None:
        self._bench = bench
        self._words = translator
        self._workshops = words_of(bench, translator)

    def state(self, action: Action, today: date) -> tuple[str, Tone, str]:
        """Return when an action is due, or was done, with the tone and the sign that go with it."""
        tr, day = self._words.tr, self._words.day
        if action.done_on:
            done = tr("Done on {day}", day=day(date.fromisoformat(action.done_on)))
            return done, Tone.SUCCESS, "circle-check"
        if not action.due:
            return tr("No due date"), Tone.NEUTRAL, "calendar"
        due = date.fromisoformat(action.due)
        if due < today:
            return tr("Overdue since {day}", day=day(due)), Tone.DANGER, "clock-alert"
        if due == today:
            return tr("Due today"), Tone.WARNING, "calendar"
        return tr("Due {day}", day=day(due)), Tone.NEUTRAL, "calendar"

    def origin(self, action: Action) -> str:
        """Return whose it is, from which workshop it comes, and who wrote it down when."""
        return " · ".join(self._origin(action))

    def section(self, action: Action) -> str:
        """Return the title of the section that an action is about, empty for none."""
        return section_title(self._bench, action.section, self._words.language) if action.section else ""

    def _origin(self, action: Action) -> Iterator[str]:
        tr = self._words.tr
        yield action.owner or tr("Nobody yet")
        workshop = next((one for one in self._bench.workshops.all() if one.number == action.workshop), None)
        if workshop is not None:
            yield self._workshops.meeting(workshop)
        moment = self._words.moment(action.at)
        yield (
            tr("written down by {name}, {moment}", name=action.by, moment=moment)
            if action.by
            else tr("written down {moment}", moment=moment)
        )
