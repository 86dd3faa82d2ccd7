"""Whether the pages and forms that the register names are still there, as they were kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from charta.domain.records import DoubtfulPage
from charta.errors import EvidenceMissing
from charta.services.people_ports import EvidenceKeeper
from charta.services.register import RegisterService
from charta.services.session import CharterSession


@dataclass(frozen=True)
class KeptReport:
    """How many pages and forms are named; the missing or altered ones with their source, by SHA-256.

    `folder` is where they should be.
    """

    named: int
    missing: Mapping[str, str]
    folder: Path


class KeptPages:
    """Looks for everything that is kept beside the charter."""

    def __init__(self, session: CharterSession, register: RegisterService, evidence: EvidenceKeeper) -> None:
        self._session = session
        self._register = register
        self._evidence = evidence

    @property
    def folder(self) -> Path:
        """The folder that they are kept in; there is none before the first one."""
        return self._evidence.folder

    def check(self) -> KeptReport:
        """Read every kept file and compare it with its SHA-256; slow for many. Any thread may ask."""
        named = self._named()
        missing = {}
        for digest, source in named.items():
            try:
                self._evidence.get(digest)
            except EvidenceMissing:
                missing[digest] = source
        return KeptReport(len(named), missing, self.folder)

    def _named(self) -> Mapping[str, str]:
        named: dict[str, str] = {}
        for page in self._session.charter.all(DoubtfulPage):
            for digest in filter(None, (page.digest, page.file)):
                named[digest] = f"{page.source}, {page.page}"
        for person in self._register.people:
            for fact in self._register.facts(person):
                if fact.evidence:
                    named[fact.evidence] = fact.source
        return named
