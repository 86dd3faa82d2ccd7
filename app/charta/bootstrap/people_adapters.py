"""The adapters behind the services around people, each imported when it is first needed."""

from collections.abc import Iterator
from pathlib import Path
from threading import Lock

from charta.bootstrap.people import PeopleAdapters
from charta.domain.scans import ReturnedForm, ScannedPage
from charta.services.ports import Clock


def people_adapters(charter: Path, clock: Clock) -> PeopleAdapters:
    """Return the adapters of a charter at a place."""
    from charta.documents.forms.factory import FormFactory
    from charta.exchange.mail import SmtpMailer
    from charta.exchange.page_pictures import PagePictures
    from charta.exchange.passwords import KeyringPasswords
    from charta.exchange.rosters import RosterFiles
    from charta.exchange.spreadsheets import SpreadsheetFiles
    from charta.storage import EvidenceFolder

    drawing = Lock()
    return PeopleAdapters(
        forms=FormFactory(),
        pages=PagePictures(drawing),
        rosters=RosterFiles(),
        spreadsheets=SpreadsheetFiles(),
        scans=_Scans(),
        evidence=EvidenceFolder(charter),
        mailer=SmtpMailer(clock),
        passwords=KeyringPasswords(),
    )


class _Scans:
    def read(self, path: Path) -> Iterator[ScannedPage | ReturnedForm]:
        raise NotImplementedError

    def count(self, path: Path) -> int:
        raise NotImplementedError
