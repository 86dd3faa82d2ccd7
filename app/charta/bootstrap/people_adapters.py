"""The adapters behind the services around people, each imported when it is first needed."""

from pathlib import Path
from threading import Lock

from charta import paths
from charta.bootstrap.people import PeopleAdapters
from charta.services.mail_accounts import PasswordService
from charta.services.ports import CharterStore, Clock


def password_service() -> PasswordService:
    """Return what knows passwords as long as it lives."""
    from charta.exchange.passwords import KeyringPasswords

    return PasswordService(KeyringPasswords())


def people_adapters(
    store: CharterStore, clock: Clock, passwords: PasswordService, backups: Path
) -> PeopleAdapters:
    """Return the adapters of a charter; `backups` is the folder of the backups of all."""
    from charta.documents.forms.factory import FormFactory
    from charta.exchange.mail import SmtpMailer
    from charta.exchange.page_pictures import PagePictures
    from charta.exchange.rosters import RosterFiles
    from charta.exchange.scans.reader import ScanFiles
    from charta.exchange.spreadsheets import SpreadsheetFiles
    from charta.storage import EvidenceFolder

    drawing = Lock()
    return PeopleAdapters(
        forms=FormFactory(),
        pages=PagePictures(drawing),
        rosters=RosterFiles(),
        spreadsheets=SpreadsheetFiles(),
        scans=ScanFiles(paths.certificates(), drawing),
        evidence=EvidenceFolder(store.path, store.identity, backups),
        mailer=SmtpMailer(clock),
        passwords=passwords,
    )
