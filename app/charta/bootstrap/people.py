"""The services around people and their signatures, wired to the adapters."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from charta.domain.mail import MessageKind, MessageText
from charta.services.campaign_log import CampaignLog
from charta.services.campaigns import CampaignService
from charta.services.certificates import CertificateService
from charta.services.editions import EditionService
from charta.services.forms import FormService
from charta.services.kept_pages import KeptPages
from charta.services.mail_accounts import PasswordService
from charta.services.messages import MessageService
from charta.services.people_ports import EvidenceKeeper, Mailer, PersonalForms, RosterReader, ScanReader
from charta.services.people_view import PeopleView
from charta.services.ports import Documents, PageDrawer, Spreadsheets
from charta.services.register import RegisterService
from charta.services.register_report import RegisterReport
from charta.services.roster import RosterService
from charta.services.scanning import ScanningService
from charta.services.sending import SendingService
from charta.services.session import CharterSession
from charta.services.signing import SigningService

Messages = Callable[[], Mapping[str, Mapping[MessageKind, MessageText]]]


@dataclass(frozen=True)
class PeopleAdapters:
    """What the services around people reach the outside through."""

    forms: PersonalForms
    pages: PageDrawer
    rosters: RosterReader
    spreadsheets: Spreadsheets
    scans: ScanReader
    evidence: EvidenceKeeper
    mailer: Mailer
    passwords: PasswordService


@dataclass(frozen=True)
class People:
    """The services around people: who they are, what they are given, sign, and are reminded of."""

    register: RegisterService
    people_view: PeopleView
    roster: RosterService
    signing: SigningService
    forms: FormService
    scanning: ScanningService
    kept_pages: KeptPages
    certificates: CertificateService
    register_report: RegisterReport
    messages: MessageService
    campaigns: CampaignService
    campaign_log: CampaignLog
    sending: SendingService
    passwords: PasswordService


def people(
    session: CharterSession,
    editions: EditionService,
    documents: Documents,
    adapters: PeopleAdapters,
    messages: Messages,
) -> People:
    """Return the services of a session."""
    register = RegisterService(session, editions)
    view = PeopleView(register)
    signing = SigningService(register, editions, adapters.evidence)
    forms = FormService(session, register, editions, documents, adapters.forms, adapters.pages)
    words = MessageService(session, register, editions, messages)
    campaigns = CampaignService(session, register, words)
    return People(
        register=register,
        people_view=view,
        roster=RosterService(session, register, adapters.rosters, adapters.spreadsheets),
        signing=signing,
        forms=forms,
        scanning=ScanningService(
            session, register, forms, signing, reader=adapters.scans, evidence=adapters.evidence
        ),
        kept_pages=KeptPages(session, register, adapters.evidence),
        certificates=CertificateService(register, editions, documents, adapters.evidence),
        register_report=RegisterReport(
            session, register, view, editions, documents=documents, spreadsheets=adapters.spreadsheets
        ),
        messages=words,
        campaigns=campaigns,
        campaign_log=CampaignLog(session, register, campaigns, adapters.spreadsheets),
        sending=SendingService(campaigns, adapters.mailer),
        passwords=adapters.passwords,
    )
