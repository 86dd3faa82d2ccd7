"""Certificates: what one person signed, with the exact text, and what the register knows of it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from charta.domain.people import Person
from charta.domain.printed import PrintedPerson
from charta.domain.printed_people import PrintedCertificate
from charta.domain.records import RegisterEntry
from charta.domain.register import Fact, FactKind, Method, counting
from charta.errors import EvidenceMissing, NothingSigned, VersionUnreadable
from charta.services.editions import EditionService
from charta.services.export import Job, file_name
from charta.services.people_ports import EvidenceKeeper
from charta.services.ports import Documents
from charta.services.register import RegisterService

_JPEG = b"\xff\xd8"


class CertificateService:
    """Prepares certificates."""

    def __init__(
        self,
        register: RegisterService,
        editions: EditionService,
        documents: Documents,
        evidence: EvidenceKeeper,
    ) -> None:
        self._register = register
        self._editions = editions
        self._documents = documents
        self._evidence = evidence

    def signatures(self, person: int) -> tuple[Fact, ...]:
        """Return what a person signed and was not corrected, the newest first."""
        facts = counting(self._register.facts(person))
        return tuple(fact for fact in reversed(facts) if fact.kind is FactKind.SIGNED)

    def printed(self, fact: Fact) -> PrintedCertificate:
        """Return what the certificate of a signature prints; raises `UnknownVersion`, `VersionUnreadable`."""
        return replace(self._gathered(fact), picture=self._picture(fact))

    def job(self, fact: Fact, format_: str) -> Job:
        """Return the job that writes the certificate of a signature; raises as `printed`."""
        person = file_name(self._register.person(fact.person).filed, 50)
        name = f"{person}-{fact.person}-{fact.version}.{format_}"
        return Job(name, partial(self._written, fact, self._gathered(fact), format_))

    def jobs(self, people: Iterable[int], format_: str) -> tuple[Job, ...]:
        """Return a job for the last signature of each person who has one.

        Raises `NothingSigned` where nobody has.
        """
        signatures = (self.signatures(id_) for id_ in people)
        jobs = tuple(self.job(signed[0], format_) for signed in signatures if signed)
        if not jobs:
            raise NothingSigned
        return jobs

    def _gathered(self, fact: Fact) -> PrintedCertificate:
        """Return everything but the picture of the kept page."""
        edition, entry = self._editions.edition(fact.version), self._register.entry_of(fact)
        if fact.language not in edition.charters:
            raise VersionUnreadable(version=fact.version)
        return PrintedCertificate(
            charter=replace(edition.charters[fact.language], as_of=self._register.today),
            fingerprint=fact.fingerprint,
            person=_printed(self._register.person(fact.person)),
            occasion=fact.occasion.value,
            method=fact.method.value if fact.method else "",
            signed_on=date.fromisoformat(fact.on),
            entered_at=entry.at.astimezone(),
            entered_by=entry.by,
            number=fact.number,
            evidence=fact.evidence,
            source=fact.source,
            signer=fact.signer,
        )

    def _written(self, fact: Fact, gathered: PrintedCertificate, format_: str) -> bytes:
        # Pages are read one at a time: those of many people would fill the memory.
        content = replace(gathered, picture=self._picture(fact))
        return self._documents.certificate(content, format_)

    def _picture(self, fact: Fact) -> bytes | None:
        if not fact.evidence or _is_shared(fact, self._register.entry_of(fact)):
            return None
        try:
            kept = self._evidence.get(fact.evidence)
        except EvidenceMissing:
            # The certificate names the page by its hash, so that it can be looked for.
            return None
        return kept if kept.startswith(_JPEG) else None


def _is_shared(fact: Fact, entry: RegisterEntry) -> bool:
    """Tell whether others have their names on the kept page: it was entered by hand for several people."""
    return fact.method in (Method.PAPER, Method.ATTENDANCE) and entry.count > 1


def _printed(person: Person) -> PrintedPerson:
    return PrintedPerson(
        name=person.name,
        number=person.number,
        job=person.job,
        department=person.department,
        site=person.site,
        manager=person.manager,
    )
