"""Proposing a roll-out: from the catalogue, the diagnostic, the places and the effective date."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from charta.domain.diagnostic import Finding
from charta.domain.jurisdictions import applicable
from charta.domain.records import Activity, Change, ProofState
from charta.domain.rollout import EXECUTIVE, MANAGERS, PlannedActivity
from charta.domain.rollout_days import lead_days, moved, possible_days, usual_days, working
from charta.domain.workshops import YEARS
from charta.errors import N_, EffectiveDayUnusable, Marked
from charta.services.diagnostic import DiagnosticService
from charta.services.editions import EditionService
from charta.services.formalities import FormalityItem, FormalityService
from charta.services.reading import ORGANISATION, TEAM
from charta.services.rollout import RolloutService
from charta.services.session import CharterSession

_SPONSOR = "sponsor"
_FAR = N_("it is too far away")


class Basis(StrEnum):
    """Where the effective date comes from."""

    GIVEN = "given"
    PLAN = "plan"
    """The plan counts from it already."""
    VERSION = "version"
    """The current version applies from it."""
    SUGGESTED = "suggested"
    """The first day that leaves time for the formalities and for what comes before the launch."""


@dataclass(frozen=True)
class Start:
    """The day from which a plan is counted.

    `earliest` is the first day that the formalities allow, None where none decides on it. `wait` is how many
    months they take between what they need and the effective date.
    """

    effective: date
    basis: Basis
    earliest: date | None
    wait: int

    @property
    def is_too_early(self) -> bool:
        """Whether the formalities are not over by then."""
        return (
            self.basis is not Basis.VERSION and self.earliest is not None and self.effective < self.earliest
        )


class ReasonKind(StrEnum):
    """What speaks for an activity besides the catalogue."""

    READING = "reading"
    """A reading of the diagnostic, by its id."""
    FORMALITY = "formality"
    """A formality that is still open, `france.opinion`."""
    WAIT = "wait"
    """The wait that formalities impose, by its number of months."""


@dataclass(frozen=True)
class Reason:
    """Why an activity is proposed, or when it is; `name` is what its kind says."""

    kind: ReasonKind
    name: str


@dataclass(frozen=True)
class Proposal:
    """An activity as it would come into the plan.

    `is_past` tells that its usual day is over, so that another one is proposed; `is_chosen` is whether it is
    proposed to be taken: not where it belonged before a day on which the charter applied already.
    """

    planned: PlannedActivity
    record: Activity
    reasons: tuple[Reason, ...]
    is_past: bool
    is_chosen: bool

    @property
    def is_emphasised(self) -> bool:
        """Whether it answers what the diagnostic says."""
        return any(reason.kind is ReasonKind.READING for reason in self.reasons)


@dataclass(frozen=True)
class Outline:
    """What is proposed: what answers the diagnostic first, then by day; `survey` is its title or empty."""

    start: Start
    proposals: tuple[Proposal, ...]
    survey: str = ""

    @property
    def chosen(self) -> tuple[Proposal, ...]:
        """What is proposed to be taken."""
        return tuple(proposal for proposal in self.proposals if proposal.is_chosen)


class PlanningService:
    """Proposes what would be planned and moved; nothing changes before the team agrees."""

    def __init__(
        self,
        session: CharterSession,
        rollout: RolloutService,
        formalities: FormalityService,
        diagnostic: DiagnosticService,
        editions: EditionService,
    ) -> None:
        self._session = session
        self._rollout = rollout
        self._formalities = formalities
        self._diagnostic = diagnostic
        self._editions = editions

    def start(self, effective: date | None = None) -> Start:
        """Return the day to count from: the one that is given, or what plan, version and formalities say.

        Raises `EffectiveDayUnusable` for a day that no plan can count from.
        """
        listed = self._formalities.items()
        wait = max((item.formality.months for item in listed if _waits(item)), default=0)
        earliest = self._formalities.earliest_effective()
        basis = Basis.GIVEN
        if effective is None:
            effective, basis = self._known(earliest, wait)
        # Everything that is counted from it has to be in the calendar too.
        if not YEARS.start + 20 <= effective.year < YEARS.stop - 20:
            raise EffectiveDayUnusable(day=effective.isoformat(), reason=Marked(_FAR))
        return Start(effective, basis, earliest, wait)

    def propose(self, effective: date | None = None) -> Outline:
        """Return what the plan does not have yet and would have; raises what `start` raises."""
        start = self.start(effective)
        standing = _Standing(self._session, self._formalities)
        survey, findings = self._findings()
        proposals = [
            self._proposal(planned, start, standing.reasons(planned, findings))
            for planned in self._rollout.catalogue.activities
            if self._session.charter.get(Activity, planned.id) is None
            and (standing.fits(planned) or planned.id in findings)
        ]
        return Outline(start, tuple(sorted(proposals, key=_order)), survey if findings else "")

    def adopt(self, proposals: Sequence[Proposal]) -> None:
        """Take proposals into the plan, as one step; raises `PlanChanged` where one is there by now."""
        self._rollout.replace_all([Change(None, proposal.record) for proposal in proposals])

    def new_effective(self) -> date | None:
        """Return the day to which the plan may be moved: the charter applies from another one than planned.

        None where it does not, and where it came to apply as planned and a later version followed.
        """
        counted = self._counted_from()
        current = self._editions.current()
        if counted is None or current is None:
            return None
        days = {entry.effective for entry in self._editions.published() if entry.withdrawal is None}
        return None if counted in days else current.effective

    def moves(self, effective: date) -> tuple[Change, ...]:
        """Return what would change if the charter applied from another day; what is done never moves."""
        self.start(effective)
        open_ = [item.record for item in self._rollout.items() if not item.is_done]
        return tuple(
            Change(record, after) for record in open_ if (after := moved(record, effective)) != record
        )

    def person(self, owner: str) -> str:
        """Return who stands for an owner in the team, empty where nobody does."""
        if owner == MANAGERS:
            return ""
        value = self._session.effective(TEAM, _SPONSOR if owner == EXECUTIVE else owner)
        return value if isinstance(value, str) else ""

    # -- inside -------------------------------------------------------------------------------------------

    def _known(self, earliest: date | None, wait: int) -> tuple[date, Basis]:
        counted = self._counted_from()
        if counted is not None:
            return counted, Basis.PLAN
        current = self._editions.current()
        if current is not None:
            return current.effective, Basis.VERSION
        today = self._today()
        first = lead_days(self._rollout.catalogue.activities, today, wait)
        day = max(first, earliest or first)
        return working(day, today), Basis.SUGGESTED

    def _counted_from(self) -> date | None:
        """Return the day from which most of what is open is counted."""
        items = self._rollout.items()
        open_ = [item for item in items if not item.is_done] or items
        days = Counter(item.record.counted_from for item in open_ if item.record.counted_from)
        return date.fromisoformat(days.most_common(1)[0][0]) if days else None

    def _findings(self) -> tuple[str, Mapping[str, Sequence[Finding]]]:
        """Return the last closed survey that may be shown, and its findings by the activity they ask for."""
        if not self._diagnostic.surveys():
            return "", {}
        for survey in reversed(self._diagnostic.surveys()):
            result = self._diagnostic.result(survey.number) if survey.closed else None
            if result is None or result.everybody is None:
                continue
            named: dict[str, list[Finding]] = {}
            for finding in result.findings:
                # Nothing may follow from a preference, whatever its file says.
                for id_ in () if finding.reading.is_respected else finding.reading.activities:
                    named.setdefault(id_, []).append(finding)
            return survey.title, named
        return "", {}

    def _proposal(self, planned: PlannedActivity, start: Start, reasons: Sequence[Reason]) -> Proposal:
        today, effective = self._today(), start.effective
        usual = usual_days(planned, effective, start.wait)
        days = possible_days(planned, usual, effective, today) if usual else None
        is_past = usual is not None and days != usual and not planned.months
        waits = planned.before_wait and start.wait > 0
        record = Activity(
            id=planned.id,
            source=planned.id,
            title="",
            factor=planned.factor,
            owner=planned.owners[0],
            person=self.person(planned.owners[0]),
            start=days.start.isoformat() if days else "",
            end=days.end.isoformat() if days else "",
            counted_from=effective.isoformat() if days else "",
            dropped=False,
            done_on="",
            note="",
            file="",
            digest="",
            by=self._session.actor,
        )
        told = (*reasons, *([Reason(ReasonKind.WAIT, str(start.wait))] if waits else []))
        return Proposal(planned, record, told, is_past, not (is_past and effective <= today))

    def _today(self) -> date:
        return self._session.clock.now().astimezone().date()


@dataclass(frozen=True)
class _Standing:
    """What a proposal follows from besides the diagnostic, read once."""

    session: CharterSession
    formalities: FormalityService

    @cached_property
    def _places(self) -> frozenset[str]:
        chosen = self.session.effective(ORGANISATION, "jurisdictions")
        ids = map(str, chosen) if isinstance(chosen, tuple) else ()
        return frozenset(place.id for place in applicable(self.session.catalogue.jurisdictions, ids))

    @cached_property
    def _included(self) -> frozenset[str]:
        return frozenset(section.id for section in self.session.included())

    @cached_property
    def _open(self) -> frozenset[str]:
        return frozenset(item.id for item in self.formalities.open_items())

    def fits(self, planned: PlannedActivity) -> bool:
        """Tell whether an activity belongs to this charter, where it is, with its answers."""
        # Before the team has said where people work, nothing is left out for it.
        if planned.jurisdictions and self._places and not self._places & set(planned.jurisdictions):
            return False
        if planned.sections and not self._included & set(planned.sections):
            return False
        return planned.when is None or self._holds(planned)

    def reasons(
        self, planned: PlannedActivity, findings: Mapping[str, Sequence[Finding]]
    ) -> tuple[Reason, ...]:
        """Return what speaks for an activity: readings first, then formalities that it settles."""
        asked = [Reason(ReasonKind.READING, finding.reading.id) for finding in findings.get(planned.id, ())]
        open_ = [Reason(ReasonKind.FORMALITY, id_) for id_ in planned.formalities if id_ in self._open]
        return (*asked, *open_)

    def _holds(self, planned: PlannedActivity) -> bool:
        when = planned.when
        if when is None or when.sheet is None:
            return True
        sheets = {sheet.id for sheet in self.session.catalogue.sheets} | self._included
        value = self.session.effective(when.sheet, when.field) if when.sheet in sheets else None
        return when.holds(value)


def _waits(item: FormalityItem) -> bool:
    return item.formality.blocks and item.state is not ProofState.NOT_APPLICABLE


def _order(proposal: Proposal) -> tuple[bool, str, str]:
    return not proposal.is_emphasised, proposal.record.start or "9999", proposal.record.id
