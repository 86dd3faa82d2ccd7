"""The adapters behind the services around people, each imported when it is first needed."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from charta.bootstrap.people import PeopleAdapters
from charta.domain.mail import Mail, MailAccount
from charta.domain.scans import ReturnedForm, ScannedPage
from charta.services.ports import MailConnection


def people_adapters(charter: Path) -> PeopleAdapters:
    """Return the adapters of a charter at a place."""
    from charta.documents.forms.factory import FormFactory
    from charta.exchange.rosters import RosterFiles
    from charta.exchange.spreadsheets import SpreadsheetFiles
    from charta.storage import EvidenceFolder

    return PeopleAdapters(
        forms=FormFactory(),
        rosters=RosterFiles(),
        spreadsheets=SpreadsheetFiles(),
        scans=_Scans(),
        evidence=EvidenceFolder(charter),
        mailer=_Mail(),
        passwords=_Passwords(),
    )


class _Scans:
    def read(self, path: Path) -> Iterator[ScannedPage | ReturnedForm]:
        raise NotImplementedError

    def count(self, path: Path) -> int:
        raise NotImplementedError


class _Mail:
    def draft(self, mail: Mail, account: MailAccount) -> bytes:
        raise NotImplementedError

    def connect(self, account: MailAccount, password: str) -> AbstractContextManager[MailConnection]:
        raise NotImplementedError


class _Passwords:
    def get(self, account: MailAccount) -> str | None:
        raise NotImplementedError

    def put(self, account: MailAccount, password: str) -> None:
        raise NotImplementedError
