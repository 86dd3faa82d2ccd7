"""Which sections a team has to talk about, and why."""

from collections.abc import Iterable, Iterator

from charta.domain.agreement import DepartmentState, Stand
from charta.domain.catalogue import Section
from charta.domain.proposals import DecisionProposal
from charta.domain.records import (
    Action,
    AgendaItem,
    Comment,
    MarkKind,
    Motion,
    Resolution,
    ReviewReturn,
    SessionMark,
)
from charta.domain.timeline import RoomPhase, phases
from charta.domain.workshops import Divergence, Need
from charta.services.agreement import AgreementService
from charta.services.comments import open_requests
from charta.services.returns import ReturnService
from charta.services.session import CharterSession


class NeedService:
    """Finds what is undecided, asked for, disputed or left over; changes nothing."""

    def __init__(self, session: CharterSession, agreement: AgreementService, returns: ReturnService) -> None:
        self._session = session
        self._agreement = agreement
        self._returns = returns

    def needs(self, *, reading: bool = False) -> tuple[Need, ...]:
        """Return why each section needs discussion or signing, in the order of the charter.

        A section that says everything and is signed by all is left out. Of returned reviews, those count
        that have been read since the charter was opened; with `reading`, which takes time, all of them.
        """
        asked = self._asked_in_reviews(reading=reading)
        unreached = self._unreached()
        found = (
            self._need(section, asked.get(section.id, set()), section.id in unreached)
            for section in self._session.included()
        )
        return tuple(need for need in found if need.is_open or need.departments)

    def need(self, section: str) -> Need:
        """Return why one section needs discussion; a need that says nothing where there is none."""
        definition = self._session.catalogue.section(section)
        if not self._session.reading.is_included(definition):
            return Need(section)
        asked = self._asked_in_reviews(reading=False)
        return self._need(definition, asked.get(section, set()), section in self._unreached())

    def _need(self, section: Section, reviewers: set[str], unreached: bool) -> Need:  # noqa: FBT001 - a fact
        charter, progress = self._session.charter, self._session.progress(section.id)
        stands = [stand for stand in self._agreement.row(section.id).stands if stand.required]
        return Need(
            section=section.id,
            undecided=tuple(
                name for name in progress.asked if name in {*progress.missing, *progress.suggested}
            ),
            requests=tuple(comment.number for comment in open_requests(charter, section.id)),
            divergences=tuple(self._divergences(section.id, stands, reviewers)),
            departments=tuple(stand.department for stand in stands if not stand.is_signed),
            actions=tuple(
                entry.number
                for entry in charter.all(Action)
                if entry.section == section.id and not entry.done_on
            ),
            unfinished=unreached,
        )

    def _divergences(
        self, section: str, stands: Iterable[Stand], reviewers: set[str]
    ) -> Iterator[Divergence]:
        states = {stand.state for stand in stands}
        has_approval = bool(states & {DepartmentState.APPROVED, DepartmentState.RESERVED})
        if has_approval and DepartmentState.CHANGE_REQUESTED in states:
            yield Divergence.STANDS
        if len(reviewers) > 1:
            yield Divergence.REVIEWS
        if self._differ_in_motions(section):
            yield Divergence.MOTIONS
        if DepartmentState.RESERVED in states:
            yield Divergence.RESERVED

    def _differ_in_motions(self, section: str) -> bool:
        """Tell whether different answers were proposed to a question that no later decision settles."""
        charter = self._session.charter
        settled = {(entry.field, entry.at) for entry in charter.all(Resolution) if entry.section == section}
        said: dict[str, set[str]] = {}
        for motion in charter.all(Motion):
            if motion.section != section or motion.withdrawn:
                continue
            if not any(field == motion.field and at >= motion.at for field, at in settled):
                said.setdefault(motion.field, set()).add(motion.value or motion.text)
        return any(len(answers) > 1 for answers in said.values())

    def _asked_in_reviews(self, *, reading: bool) -> dict[str, set[str]]:
        """Return by section who asks for changes in returned reviews that still wait for an answer."""
        asked: dict[str, set[str]] = {}
        for returned in self._session.charter.all(ReviewReturn):
            if not reading and not self._returns.is_read(returned.digest):
                continue
            report = self._returns.report(returned.digest)
            for proposal in report.open:
                if not isinstance(proposal, DecisionProposal):
                    asked.setdefault(proposal.section, set()).add(returned.digest)
        return asked

    def _unreached(self) -> set[str]:
        """Return the sections that a workshop which is over did not come to, and none since it began."""
        charter = self._session.charter
        marks = sorted(charter.all(SessionMark), key=lambda mark: mark.number)
        ended = {number for number, phase in phases(marks).items() if phase is RoomPhase.ENDED}
        items = {item.number: item for item in charter.all(AgendaItem) if item.section}
        begun: dict[int, int] = {}
        reached: dict[str, int] = {}
        for mark in marks:
            begun.setdefault(mark.workshop, mark.number)
            if mark.kind is MarkKind.ITEM and mark.subject in items:
                reached[items[mark.subject].section] = mark.number
        return {
            item.section
            for item in items.values()
            if item.workshop in ended and reached.get(item.section, 0) < begun[item.workshop]
        }


def comments_of(session: CharterSession, need: Need) -> tuple[Comment, ...]:
    """Return the remarks that a need names."""
    found = (session.charter.get(Comment, str(number)) for number in need.requests)
    return tuple(comment for comment in found if comment is not None)
