"""Publishing: what stands is frozen with its documents, under a number, from a day on; and what follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from charta.domain.edition import Edition, number_of
from charta.domain.jurisdictions import months_later
from charta.domain.records import Change, PeriodicReview, Version, Withdrawal
from charta.domain.text import NAME_LIMIT, NOTE_LIMIT, checked, checked_name, clean_block, clean_line
from charta.errors import (
    N_,
    Conflict,
    EffectiveDayUnusable,
    Marked,
    NameRequired,
    NothingNew,
    NotPublishable,
    NumberUnusable,
    ReasonRequired,
    ReviewDayUnusable,
    UnknownVersion,
    VersionWithdrawn,
)
from charta.i18n import Translator
from charta.services.editions import EditionService, Published, encode_edition
from charta.services.endorsement import EXECUTIVE, EndorsementService
from charta.services.export import ExportService, Job
from charta.services.formalities import FormalityService
from charta.services.session import CharterSession
from charta.services.status import StatusService

REVIEW_MONTHS: Final = 12
REMIND_DAYS: Final = 30
"""So many days before a version is to be looked at again, the window says so."""
KEPT_FORMATS: Final = ("docx", "pdf")
_PAST: Final = N_("that day is past")
_TOO_EARLY: Final = N_("the formalities before it are not over by then")
_NO_DAY: Final = N_("it is no day such as 2027-01-15")
_REVIEW_TOO_EARLY: Final = N_("that is no later than the day from which it applies")


@dataclass(frozen=True)
class PublicationOrder:
    """What a publisher says: number, the days (`review` is None for no reminder), a note, and a name."""

    number: str
    effective: date
    review: date | None
    by: str
    note: str = ""


@dataclass(frozen=True)
class Preparation:
    """A version about to be published: its frozen text, and the jobs that make its documents."""

    order: PublicationOrder
    edition: Edition
    jobs: tuple[Job, ...]


@dataclass(frozen=True)
class ReviewDue:
    """When the version that applies is to be looked at again; `days` are negative once that day is past."""

    version: str
    day: date
    days: int

    @property
    def is_near(self) -> bool:
        """Whether it is time to say so."""
        return self.days <= REMIND_DAYS


class PublicationService:
    """Publishes, withdraws, and records that a version was looked at again."""

    def __init__(
        self,
        session: CharterSession,
        editions: EditionService,
        endorsement: EndorsementService,
        export: ExportService,
        status: StatusService,
        formalities: FormalityService,
    ) -> None:
        self._session = session
        self._editions = editions
        self._endorsement = endorsement
        self._export = export
        self._status = status
        self._formalities = formalities

    def suggested(self, by: str = "", effective: date | None = None) -> PublicationOrder:
        """Return an order to begin with: the next number, the first possible day, a review a year later."""
        newest = self._newest()
        major, minor = number_of(newest.version.number) if newest else (0, 0)
        number = f"{major}.{minor + 1}" if newest else "1.0"
        day = effective or max(self._today(), self._formalities.earliest_effective() or self._today())
        return PublicationOrder(number, day, months_later(day, REVIEW_MONTHS), by)

    def applying(self) -> Published:
        """Return the version that applies; raise `UnknownVersion` where there is none."""
        current = self._editions.current()
        if current is None:
            raise UnknownVersion(version="–", known="–")
        return current

    def is_new(self) -> bool:
        """Tell whether the charter as it stands says something else than the version that applies."""
        current = self._editions.current()
        return current is None or current.version.fingerprint != self._endorsement.fingerprint()

    def is_material(self) -> bool:
        """Tell whether the charter differs from the newest version in more than confirmed minor changes.

        Then its first number should grow, so that everybody is asked to sign again.
        """
        newest = self._newest()
        return newest is None or bool(self._endorsement.changed_since(newest.version.sections))

    def prepare(self, order: PublicationOrder, translator: Translator) -> Preparation:
        """Check that the charter can be published so, and freeze it; nothing is recorded yet.

        Raises `NotPublishable`, `NothingNew`, `NameRequired`, `NumberUnusable`, `EffectiveDayUnusable`,
        `ReviewDayUnusable`.
        """
        checked_name(order.by)
        checked(clean_block(order.note), NOTE_LIMIT)
        self._check_number(order.number)
        self._check_days(order)
        self._check_complete(translator)
        current = self._editions.current()
        if current is not None and not self.is_new():
            raise NothingNew(version=current.version.number)
        edition = self._editions.freeze(order.number, order.effective)
        printing = self._editions.printing_of(edition, order.number)
        return Preparation(order, edition, self._export.version_jobs(printing, order.number, KEPT_FORMATS))

    def complete(
        self, preparation: Preparation, documents: Mapping[str, bytes], translator: Translator
    ) -> Version:
        """Record the version with its text and its documents, by file name.

        Raises `Conflict` or `NotPublishable` where the charter has changed since it was prepared.
        """
        order, edition = preparation.order, preparation.edition
        self._check_complete(translator)
        self._check_number(order.number)
        endorsement = self._endorsement.stand().endorsement
        if endorsement is None or edition.fingerprint() != self._endorsement.fingerprint():
            raise Conflict(what=EXECUTIVE)
        keep = self._session.store.put_attachment
        version = Version(
            number=order.number,
            effective=order.effective.isoformat(),
            review=order.review.isoformat() if order.review else "",
            note=clean_block(order.note),
            fingerprint=edition.fingerprint(),
            sections=dict(edition.fingerprints()),
            text=keep(encode_edition(edition)),
            documents={name: keep(data) for name, data in documents.items()},
            endorsement=endorsement.number,
            by=clean_line(order.by),
            at=self._session.clock.now(),
        )
        self._session.commit([Change(None, version)], undoable=False)
        return version

    def publish(self, order: PublicationOrder, translator: Translator) -> Version:
        """Publish in one go (`prepare`, the documents, `complete`)."""
        preparation = self.prepare(order, translator)
        return self.complete(preparation, {job.name: job.make() for job in preparation.jobs}, translator)

    def withdraw(self, number: str, reason: str, by: str) -> None:
        """Say that a version no longer applies, and why; its text and documents stay."""
        by, reason = self._signed(by, reason)
        published = self._editions.find(number)
        if published.withdrawal is not None:
            raise VersionWithdrawn(version=number)
        if not reason:
            raise ReasonRequired
        record = Withdrawal(number, reason, by, self._session.clock.now())
        self._session.commit([Change(None, record)], undoable=False)

    def reviewed(self, number: str, by: str, due: date | None, note: str = "") -> None:
        """Record that a version was looked at again and needs no change; `due` is the next time."""
        by, note = self._signed(by, note)
        published = self._editions.find(number)
        if published.withdrawal is not None:
            raise VersionWithdrawn(version=number)
        if due is not None and due <= self._today():
            raise ReviewDayUnusable(day=due.isoformat(), reason=Marked(_PAST))
        record = PeriodicReview(
            number=max((entry.number for entry in self._session.charter.all(PeriodicReview)), default=0) + 1,
            version=number,
            note=note,
            due=due.isoformat() if due else "",
            by=by,
            at=self._session.clock.now(),
        )
        self._session.commit([Change(None, record)], undoable=False)

    def due(self) -> ReviewDue | None:
        """Return when the version that applies is to be looked at again, None where nobody set a day."""
        current = self._editions.current()
        if current is None or current.review is None:
            return None
        return ReviewDue(current.version.number, current.review, (current.review - self._today()).days)

    @staticmethod
    def _signed(by: str, text: str) -> tuple[str, str]:
        by, text = checked(clean_line(by), NAME_LIMIT), checked(clean_block(text), NOTE_LIMIT)
        if not by:
            raise NameRequired
        return by, text

    def _newest(self) -> Published | None:
        published: Sequence[Published] = self._editions.published()
        return published[0] if published else None

    def _check_complete(self, translator: Translator) -> None:
        missing = [entry.told(translator) for entry in self._status.missing(translator)]
        if missing:
            raise NotPublishable(missing="; ".join(missing))

    def _check_number(self, number: str) -> None:
        example, newest = self.suggested().number, self._newest()
        try:
            given = number_of(number)
        except ValueError:
            raise NumberUnusable(number=number, example=example) from None
        if newest is not None and given <= number_of(newest.version.number):
            raise NumberUnusable(number=number, example=example)

    def _check_days(self, order: PublicationOrder) -> None:
        earliest = self._formalities.earliest_effective()
        if order.effective < self._today():
            raise EffectiveDayUnusable(day=order.effective.isoformat(), reason=Marked(_PAST))
        if earliest is not None and order.effective < earliest:
            raise EffectiveDayUnusable(day=order.effective.isoformat(), reason=Marked(_TOO_EARLY))
        if order.review is not None and order.review <= order.effective:
            raise ReviewDayUnusable(day=order.review.isoformat(), reason=Marked(_REVIEW_TOO_EARLY))

    def _today(self) -> date:
        return self._session.clock.now().astimezone().date()


def day_of(text: str) -> date:
    """Return the day from which a version applies, as an ISO date names it; raise `EffectiveDayUnusable`."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise EffectiveDayUnusable(day=clean_line(text)[:60], reason=Marked(_NO_DAY)) from None


def review_day_of(text: str) -> date:
    """Return the day on which a version is to be looked at again; raise `ReviewDayUnusable`."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise ReviewDayUnusable(day=clean_line(text)[:60], reason=Marked(_NO_DAY)) from None
