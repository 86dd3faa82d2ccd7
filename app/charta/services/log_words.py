"""What each type of record says in the journal, in the words of the screen."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from charta.domain.catalogue import Catalogue
from charta.domain.charter import Charter
from charta.domain.records import (
    Answer,
    Behind,
    Change,
    Comment,
    Confirmation,
    Decision,
    DecisionKind,
    Dismissal,
    Endorsement,
    Inclusion,
    MinorChange,
    PeriodicReview,
    Proof,
    ProofState,
    ProposalAnswer,
    ProposalOutcome,
    Record,
    Requirement,
    ReviewRequest,
    ReviewReturn,
    Survey,
    Tally,
    Version,
    Vote,
    Withdrawal,
    Wording,
)
from charta.domain.rollout import RolloutCatalogue
from charta.errors import N_
from charta.i18n import Translator
from charta.services.rollout_log import RolloutLog
from charta.services.telling import AnswerWords, Names, bare, contrasted, shortened
from charta.services.workshop_log import WorkshopLog

_DECIDED: Final[Mapping[DecisionKind, str]] = MappingProxyType(
    {
        DecisionKind.APPROVE: N_("{department} approved ({name})"),
        DecisionKind.RESERVE: N_("{department} approved with a reservation ({name}): {note}"),
        DecisionKind.REQUEST_CHANGE: N_("{department} requested a change ({name}): {note}"),
    }
)
_PROVED: Final[Mapping[ProofState, str]] = MappingProxyType(
    {
        ProofState.OPEN: N_("Formality “{title}”: open"),
        ProofState.DONE: N_("Formality “{title}”: done"),
        ProofState.NOT_APPLICABLE: N_("Formality “{title}”: does not apply"),
    }
)
_CONFIRMED: Final[Mapping[bool, str]] = MappingProxyType(
    {
        True: N_("{name} ({department}) confirmed that the change is minor"),
        False: N_("{name} ({department}) says that the change is not minor"),
    }
)
_SURVEYED: Final[Mapping[bool, str]] = MappingProxyType(
    {False: N_("Survey “{title}”: open"), True: N_("Survey “{title}”: closed")}
)
_ANSWERED: Final[Mapping[ProposalOutcome, str]] = MappingProxyType(
    {
        ProposalOutcome.ACCEPTED: N_("Proposal of a review accepted"),
        ProposalOutcome.EDITED: N_("Proposal of a review accepted with edits"),
        ProposalOutcome.REJECTED: N_("Proposal of a review rejected"),
    }
)


class LogWords:
    """Tells changes of any record, added, changed or taken back.

    `charter` knows who and what the numbers in some records stand for, `activities` what those of the
    roll-out are called.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        translator: Translator,
        charter: Charter | None = None,
        activities: Callable[[], RolloutCatalogue] | None = None,
    ) -> None:
        self.names = Names(catalogue, translator)
        self._words = translator
        self._answers = AnswerWords(self.names, translator)
        self._workshops = WorkshopLog(catalogue, translator, charter or Charter())
        self._rollout = RolloutLog(translator, activities)

    def line(self, change: Change) -> str:
        """Return what happened in one line, without the section where it happened."""
        record = change.record
        match record:
            case Answer():
                line = self._answers.line(change)
            case Wording():
                line = self._wording(change)
            case Behind():
                line = self._behind(change.after)
            case Inclusion():
                line = self._inclusion(change.after)
            case Requirement():
                line = self._requirement(record, change.after)
            case Comment():
                line = self._comment(change)
            case Dismissal():
                line = self._dismissal(record, change.after)
            case _:
                said = (
                    self._agreed(record)
                    or self._managed(record)
                    or self._rollout.line(record)
                    or self._workshops.line(record)
                )
                line = self._workshops.turn(change) or self._directed(change, said)
        return line

    def unshown(self, vote: Vote) -> str:
        """Return that a department has answered in a round, but not what."""
        return self._words.tr("{department} answered", department=self.names.department(vote.department))

    def _directed(self, change: Change, line: str) -> str:
        """Return a line about something that usually comes and stays, with what else became of it."""
        if change.after is None:
            return self._words.tr("Taken back: {what}", what=line)
        return line if change.before is None else self._words.tr("Changed: {what}", what=line)

    def _wording(self, change: Change) -> str:
        tr = self._words.tr
        before, after = change.before, change.after
        language = self.names.language(change.record.key[1])
        if not isinstance(after, Wording):
            return tr("Wording returned to what the answers give ({language})", language=language)
        old = before.text if isinstance(before, Wording) else after.base
        if old == after.text:
            return tr("Edited wording kept over new answers ({language})", language=language)
        one, two = contrasted(bare(old), bare(after.text))
        return tr("Wording edited ({language}): {before} → {after}", language=language, before=one, after=two)

    def _behind(self, after: Record | None) -> str:
        if not isinstance(after, Behind):
            return self._words.tr("The languages say the same again")
        languages = ", ".join(map(self.names.language, after.languages))
        return self._words.tr("Behind the other language: {languages}", languages=languages)

    def _inclusion(self, after: Record | None) -> str:
        tr = self._words.tr
        if not isinstance(after, Inclusion):
            return tr("Part of the charter as usual for it")
        return tr("Taken into the charter") if after.included else tr("Left out of the charter")

    def _requirement(self, record: Requirement, after: Record | None) -> str:
        tr, department = self._words.tr, self.names.department(record.department)
        if not isinstance(after, Requirement):
            return tr("{department} is asked to sign as usual", department=department)
        if after.required:
            return tr("{department} is asked to sign: {reason}", department=department, reason=after.reason)
        return tr("{department} is not asked to sign: {reason}", department=department, reason=after.reason)

    def _comment(self, change: Change) -> str:
        tr, before, after = self._words.tr, change.before, change.after
        if isinstance(before, Comment) and isinstance(after, Comment):
            if after.resolved_by and before.resolved_by != after.resolved_by:
                return tr(
                    "Comment by {author} resolved by {name}: {words}",
                    author=after.author,
                    name=after.resolved_by,
                    words=shortened(after.text),
                )
            if before.resolved_by and not after.resolved_by:
                words = shortened(after.text)
                return tr("Comment by {author} opened again: {words}", author=after.author, words=words)
        return self._directed(change, self._said(change.record))

    def _said(self, record: Record) -> str:
        if not isinstance(record, Comment):
            raise TypeError("no comment")
        tr, words = self._words.tr, shortened(record.text)
        if record.blocks:
            return tr("{author} commented and requests a change: {words}", author=record.author, words=words)
        if record.reply_to:
            return tr("{author} replied: {words}", author=record.author, words=words)
        return tr("{author} commented: {words}", author=record.author, words=words)

    def _dismissal(self, record: Dismissal, after: Record | None) -> str:
        if not isinstance(after, Dismissal):
            return self._words.tr("A finding of the check counts again")
        return self._words.tr("A finding of the check ignored: {reason}", reason=shortened(record.reason))

    def _agreed(self, record: Record) -> str:
        """Return what a record of the agreement says when it is added, empty for any other."""
        tr, line = self._words.tr, ""
        match record:
            case Decision():
                department, note = self.names.department(record.department), shortened(record.note)
                line = tr(_DECIDED[record.kind], department=department, name=record.by, note=note)
            case MinorChange():
                reason = shortened(record.reason)
                line = tr("{name} called a change minor: {reason}", name=record.by, reason=reason)
            case Confirmation():
                department = self.names.department(record.department)
                line = tr(_CONFIRMED[record.confirmed], name=record.by, department=department)
            case Endorsement():
                line = tr("{name} endorsed the charter", name=record.by)
            case ReviewRequest():
                departments = self.names.departments(record.departments)
                sent = N_("Sent for review in Word ({departments}): {file}")
                line = tr(sent, departments=departments, file=record.file)
            case ReviewReturn():
                line = tr("Review taken in: {file}", file=record.file)
            case ProposalAnswer():
                line = tr(_ANSWERED[record.outcome])
        return line

    def _managed(self, record: Record) -> str:
        """Return what a record of publication, of a place or of the diagnostic says when it is added."""
        tr, line = self._words.tr, ""
        match record:
            case Version():
                day = self._answers.day(record.effective)
                line = tr("Version {number} published; it applies from {day}", number=record.number, day=day)
            case Withdrawal():
                reason = shortened(record.reason)
                line = tr("Version {number} withdrawn: {reason}", number=record.version, reason=reason)
            case PeriodicReview():
                line = tr("Version {number} reviewed, no change", number=record.version)
            case Proof():
                line = tr(_PROVED[record.state], title=self.names.formality(record.formality))
            case Survey():
                line = tr(_SURVEYED[record.closed], title=record.title)
            case Tally():
                line = self._words.ntr(
                    "{count} answer counted in survey {number}",
                    "{count} answers counted in survey {number}",
                    record.respondents,
                    number=record.survey,
                )
        return line
