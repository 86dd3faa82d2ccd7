"""What the roll-out is called in words, in the language of a screen or of a document."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from charta.domain.catalogue import Catalogue
from charta.domain.diagnostic import Diagnostic
from charta.domain.records import Activity
from charta.domain.rollout import (
    MANAGERS,
    ActivityState,
    ActivityText,
    Factor,
    FactorText,
    PlannedActivity,
    RolloutCatalogue,
)
from charta.errors import N_
from charta.i18n import Translator
from charta.services.planning import Basis, Reason, ReasonKind, Start
from charta.services.telling import Names

STATES: Final[Mapping[ActivityState, str]] = MappingProxyType(
    {
        ActivityState.OPEN: N_("No day yet"),
        ActivityState.PLANNED: N_("Planned"),
        ActivityState.RUNNING: N_("Under way"),
        ActivityState.LATE: N_("Late"),
        ActivityState.DONE: N_("Done"),
    }
)
_BASES: Final[Mapping[Basis, str]] = MappingProxyType(
    {
        Basis.GIVEN: N_("Counted from {day}, as you chose."),
        Basis.PLAN: N_("Counted from {day}, as in the plan so far."),
        Basis.VERSION: N_("Counted from {day}, from which the current version applies."),
        Basis.SUGGESTED: N_("Counted from {day}, the first day that leaves time for what comes before."),
    }
)


class RolloutWords:
    """Puts activities into words; `diagnostic` is read where a reason names one of its readings."""

    def __init__(
        self,
        catalogue: Catalogue,
        rollout: RolloutCatalogue,
        translator: Translator,
        diagnostic: Callable[[], Diagnostic] | None = None,
    ) -> None:
        self._names = Names(catalogue, translator)
        self._text = rollout.text(translator.language)
        self._words = translator
        self._diagnostic = diagnostic

    def title(self, record: Activity) -> str:
        """Return the title of an activity: the team's own words, else the catalogue's."""
        text = self.text(record.source)
        return record.title or (text.title if text else record.id)

    def text(self, source: str) -> ActivityText | None:
        """Return what the catalogue says of an activity, None for the team's own."""
        return self._text.activities.get(source)

    def factor(self, factor: Factor) -> FactorText:
        """Return what a success factor is called and about."""
        return self._text.factors[factor]

    def owner(self, id_: str) -> str:
        """Return what an owner is called: a department, senior management, or managers."""
        return self._text.managers if id_ == MANAGERS else self._names.department(id_)

    def responsible(self, record: Activity) -> str:
        """Return who does an activity: the owner, with the person where one is named."""
        owner = self.owner(record.owner)
        if not record.person:
            return owner
        return self._words.tr("{name} ({department})", name=record.person, department=owner)

    def helpers(self, planned: PlannedActivity | None, owner: str) -> str:
        """Return who helps the owner of an activity, empty where nobody does."""
        others = [one for one in planned.owners if one != owner] if planned else []
        return ", ".join(map(self.owner, others))

    def state(self, state: ActivityState) -> str:
        """Return how an activity stands."""
        return self._words.tr(STATES[state])

    def days(self, record_start: str, record_end: str, day: Callable[[str], str]) -> str:
        """Return when an activity is, its ISO days in the words of `day`; empty where no day is set."""
        start, end = record_start or record_end, record_end or record_start
        if not end:
            return ""
        return (
            day(end) if start == end else self._words.tr("{first} to {last}", first=day(start), last=day(end))
        )

    def reason(self, reason: Reason) -> str:
        """Return why an activity is proposed, or is so early."""
        tr = self._words.tr
        match reason.kind:
            case ReasonKind.READING:
                return tr("Answers the diagnostic: {reading}", reading=self._reading(reason.name))
            case ReasonKind.FORMALITY:
                return tr("Belongs to a formality: {title}", title=self._names.formality(reason.name))
            case ReasonKind.WAIT:
                return self._words.ntr(
                    "Earlier by {count} month, for which the formalities make the charter wait",
                    "Earlier by {count} months, for which the formalities make the charter wait",
                    int(reason.name),
                )

    def basis(self, start: Start) -> str:
        """Return from which day a plan is counted, and why from that one."""
        told = self._words.tr(_BASES[start.basis], day=self._words.day(start.effective))
        if start.is_too_early and start.earliest is not None:
            warning = self._words.tr(
                "The formalities allow {day} at the earliest.", day=self._words.day(start.earliest)
            )
            return f"{told} {warning}"
        return told

    def _reading(self, id_: str) -> str:
        if self._diagnostic is None:
            return id_
        return self._diagnostic().text(self._words.language).readings.get(id_, id_)
