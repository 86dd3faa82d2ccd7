"""The wizard without a window: which steps there are, how far each has come, what comes next."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from charta.domain.progress import StepState
from charta.domain.records import (
    Action,
    Activity,
    Campaign,
    DoubtfulPage,
    Endorsement,
    FormBatch,
    Record,
    RegisterEntry,
    ReviewRequest,
    ReviewReturn,
    RosterUpdate,
    SessionMark,
    Workshop,
)
from charta.domain.timeline import RoomPhase, course
from charta.services.agreement import AgreementService
from charta.services.diagnostic import DiagnosticService
from charta.services.editions import EditionService
from charta.services.endorsement import EndorsementService
from charta.services.formalities import FormalityService
from charta.services.reading import ORGANISATION, TEAM
from charta.services.session import CharterSession

DIAGNOSTIC = "diagnostic"
SECTIONS = "sections"
CHECK = "check"
WORKSHOPS = "workshops"
BOARD = "board"
REVIEWS = "reviews"
ACTIONS = "actions"
FORMALITIES = "formalities"
PUBLICATION = "publication"
DOCUMENTS = "documents"
PLAN = "plan"
KIT = "kit"
PEOPLE = "people"
FORMS = "forms"
SIGNATURES = "signatures"
REMINDERS = "reminders"
_AFTER_SECTIONS: Final = (
    CHECK,
    WORKSHOPS,
    BOARD,
    REVIEWS,
    ACTIONS,
    FORMALITIES,
    PUBLICATION,
    DOCUMENTS,
    PLAN,
    KIT,
    PEOPLE,
    FORMS,
    SIGNATURES,
    REMINDERS,
)
_NEVER_WAITING: Final = (DIAGNOSTIC, *_AFTER_SECTIONS)
_UNFINISHED: Final = (StepState.EMPTY, StepState.BEGUN, StepState.OUTDATED)


class Phase(StrEnum):
    """The phases of the work, in order."""

    PREPARE = "prepare"
    DRAFT = "draft"
    AGREE = "agree"
    PUBLISH = "publish"
    ROLLOUT = "rollout"


@dataclass(frozen=True)
class Step:
    """A place in the wizard. `id` is that of a sheet or section, or one of this module's names."""

    id: str
    phase: Phase
    state: StepState


class WizardService:
    """Derives the steps from the charter; keeps nothing itself."""

    def __init__(
        self,
        session: CharterSession,
        agreement: AgreementService,
        diagnostic: DiagnosticService,
        formalities: FormalityService,
        endorsement: EndorsementService,
        editions: EditionService,
    ) -> None:
        self._session = session
        self._agreement = agreement
        self._diagnostic = diagnostic
        self._formalities = formalities
        self._endorsement = endorsement
        self._editions = editions

    def steps(self) -> tuple[Step, ...]:
        """Return every step in order, with its state as things stand."""
        sections = tuple(
            Step(section.id, Phase.DRAFT, self._state(section.id)) for section in self._session.included()
        )
        agreed = self._agreed([step.state for step in sections])
        return (
            Step(ORGANISATION, Phase.PREPARE, self._state(ORGANISATION)),
            Step(TEAM, Phase.PREPARE, self._state(TEAM)),
            Step(DIAGNOSTIC, Phase.PREPARE, self._asked()),
            Step(SECTIONS, Phase.PREPARE, self._state(SECTIONS)),
            *sections,
            Step(CHECK, Phase.DRAFT, StepState.EMPTY),
            Step(WORKSHOPS, Phase.AGREE, self._met()),
            Step(BOARD, Phase.AGREE, agreed),
            Step(REVIEWS, Phase.AGREE, self._reviewed()),
            Step(ACTIONS, Phase.AGREE, self._followed_up()),
            Step(FORMALITIES, Phase.PUBLISH, self._settled()),
            Step(PUBLICATION, Phase.PUBLISH, self._published()),
            Step(DOCUMENTS, Phase.PUBLISH, self._documents(agreed)),
            Step(PLAN, Phase.ROLLOUT, self._planned()),
            Step(KIT, Phase.ROLLOUT, StepState.EMPTY),
            Step(PEOPLE, Phase.ROLLOUT, self._begun_with(RosterUpdate)),
            Step(FORMS, Phase.ROLLOUT, self._begun_with(FormBatch)),
            Step(SIGNATURES, Phase.ROLLOUT, self._begun_with(RegisterEntry, DoubtfulPage)),
            Step(REMINDERS, Phase.ROLLOUT, self._begun_with(Campaign)),
        )

    def after(self, id_: str) -> str | None:
        """Return the step that follows, None after the last one."""
        return next((later for earlier, later in pairwise(self._ids()) if earlier == id_), None)

    def before(self, id_: str) -> str | None:
        """Return the step that comes before, None before the first one."""
        return next((earlier for earlier, later in pairwise(self._ids()) if later == id_), None)

    def unfinished_after(self, id_: str) -> str | None:
        """Return the next step that is empty, begun or outdated, looking on from `id_` and round again.

        The diagnostic and the wording check are optional and never wait for anybody.
        """
        ids = self._ids()
        start = ids.index(id_) + 1 if id_ in ids else 0
        # One step after the other, since this is asked at every change and the next one is seldom far.
        around = (step for step in (*ids[start:], *ids[:start]) if step not in _NEVER_WAITING)
        return next((step for step in around if self._state(step) in _UNFINISHED), None)

    def place(self, remembered: str) -> str:
        """Return where to come back to: the remembered step where it still exists, or the first one."""
        ids = self._ids()
        return remembered if remembered in ids else ids[0]

    def _ids(self) -> tuple[str, ...]:
        return (
            ORGANISATION,
            TEAM,
            DIAGNOSTIC,
            SECTIONS,
            *(section.id for section in self._session.included()),
            *_AFTER_SECTIONS,
        )

    def _state(self, step: str) -> StepState:
        """Return how far a sheet, a section or the choice of sections is."""
        if step in (ORGANISATION, TEAM):
            return self._session.progress(step).state
        if step == SECTIONS:
            return StepState.COMPLETE if self._session.included() else StepState.EMPTY
        return self._agreement.state(step)

    def _asked(self) -> StepState:
        """Return how far the diagnostic is: complete once a closed survey has results."""
        surveys = self._diagnostic.surveys()
        closed = (self._diagnostic.result(survey.number) for survey in surveys if survey.closed)
        if any(result.everybody for result in closed):
            return StepState.COMPLETE
        return StepState.BEGUN if surveys else StepState.EMPTY

    def _settled(self) -> StepState:
        """Return how far the formalities are: complete once none is open, empty while no place is known."""
        if not self._session.effective(ORGANISATION, "jurisdictions"):
            return StepState.EMPTY
        items = self._formalities.items()
        if not any(item.is_open for item in items):
            return StepState.COMPLETE
        return StepState.BEGUN if any(item.proof for item in items) else StepState.EMPTY

    def _met(self) -> StepState:
        """Return how far the workshops are: complete once every one that is planned has ended."""
        planned = self._session.charter.all(Workshop)
        if not planned:
            return StepState.EMPTY
        marks = self._session.charter.all(SessionMark)
        ended = (
            course(mark for mark in marks if mark.workshop == entry.number).phase is RoomPhase.ENDED
            for entry in planned
        )
        return StepState.COMPLETE if all(ended) else StepState.BEGUN

    def _followed_up(self) -> StepState:
        """Return how far the actions are: complete once none is left to do."""
        actions = self._session.charter.all(Action)
        if not actions:
            return StepState.EMPTY
        is_open = any(not action.done_on for action in actions)
        return StepState.BEGUN if is_open else StepState.COMPLETE

    def _reviewed(self) -> StepState:
        """Return how far the reviews in Word are: complete once a file has come back for each."""
        requests = self._session.charter.all(ReviewRequest)
        answered = {entry.request for entry in self._session.charter.all(ReviewReturn)}
        if not requests:
            return StepState.EMPTY
        is_complete = all(request.number in answered for request in requests)
        return StepState.COMPLETE if is_complete else StepState.BEGUN

    def _published(self) -> StepState:
        """Return how far publishing is: complete while the version that applies says what stands."""
        current = self._editions.current()
        if current is None:
            return StepState.BEGUN if self._session.charter.all(Endorsement) else StepState.EMPTY
        is_same = current.version.fingerprint == self._endorsement.fingerprint()
        return StepState.COMPLETE if is_same else StepState.BEGUN

    def _planned(self) -> StepState:
        """Return how far the roll-out plan is: complete once everything that is not left out is done."""
        activities = [entry for entry in self._session.charter.all(Activity) if not entry.dropped]
        if not activities:
            return StepState.EMPTY
        return StepState.COMPLETE if all(entry.done_on for entry in activities) else StepState.BEGUN

    def _begun_with(self, *kinds: type[Record]) -> StepState:
        """Return how far something is that goes on as long as the charter: begun with a first record."""
        is_begun = any(self._session.charter.all(kind) for kind in kinds)
        return StepState.BEGUN if is_begun else StepState.EMPTY

    @staticmethod
    def _agreed(states: list[StepState]) -> StepState:
        if not states:
            return StepState.EMPTY
        if StepState.OUTDATED in states:
            return StepState.OUTDATED
        if all(state is StepState.SIGNED for state in states):
            return StepState.SIGNED
        return StepState.BEGUN if StepState.SIGNED in states else StepState.EMPTY

    @staticmethod
    def _documents(agreed: StepState) -> StepState:
        return StepState.COMPLETE if agreed is StepState.SIGNED else StepState.EMPTY
