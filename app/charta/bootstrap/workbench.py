"""The workbench: an open charter with every service, wired to the adapters."""

from dataclasses import dataclass

from charta.bootstrap import content
from charta.bootstrap.people import People, PeopleAdapters, people
from charta.domain.charter import Charter
from charta.services.actions import ActionService
from charta.services.agendas import AgendaService
from charta.services.agreement import AgreementService
from charta.services.answers import AnswerService
from charta.services.balance import BalanceService
from charta.services.bearing import BearingService
from charta.services.calendars import CalendarService
from charta.services.checking import CheckService
from charta.services.comments import CommentService
from charta.services.deciding import DecidingService
from charta.services.diagnostic import DiagnosticService
from charta.services.editions import EditionService
from charta.services.endorsement import EndorsementService
from charta.services.evidence import EvidenceService
from charta.services.export import ExportService
from charta.services.formalities import FormalityService
from charta.services.kit import KitService
from charta.services.log import LogService
from charta.services.minor_changes import MinorChangeService
from charta.services.minutes import MinutesService
from charta.services.needs import NeedService
from charta.services.participants import ParticipantService
from charta.services.plan_files import PlanFiles
from charta.services.planning import PlanningService
from charta.services.ports import (
    Calendars,
    Clauses,
    Documents,
    Images,
    ReviewReader,
    WordingFormat,
)
from charta.services.presenting import PresentingService
from charta.services.presets import PresetService
from charta.services.printing import PrintService
from charta.services.publication import PublicationService
from charta.services.returns import ReturnService
from charta.services.reviews import ReviewService
from charta.services.rewording import RewordingService
from charta.services.rollout import RolloutService
from charta.services.room import Room
from charta.services.room_approval import RoomApprovalService
from charta.services.search import SearchService
from charta.services.section_history import SectionHistory
from charta.services.session import CharterSession
from charta.services.settling import SettlingService
from charta.services.states import StateService
from charta.services.status import StatusService
from charta.services.survey_printing import SurveyPrinting
from charta.services.timekeeping import TimekeepingService
from charta.services.wizard import WizardService
from charta.services.wording import WordingService
from charta.services.workshops import WorkshopService


@dataclass(frozen=True)
class Adapters:
    """What the services of one charter reach the outside through."""

    clauses: Clauses
    format: WordingFormat
    images: Images
    documents: Documents
    reader: ReviewReader
    calendars: Calendars
    people: PeopleAdapters


@dataclass(frozen=True)
class _Core:
    """The services on which the others rest; a charter of the past has them too."""

    session: CharterSession
    answers: AnswerService
    wordings: WordingService
    agreement: AgreementService
    endorsement: EndorsementService
    printing: PrintService


@dataclass(frozen=True)
class _Published:
    """The services around versions."""

    status: StatusService
    export: ExportService
    publication: PublicationService
    states: StateService
    evidence: EvidenceService


@dataclass(frozen=True)
class _Reviewed:
    """The services around reviews in Word."""

    reviews: ReviewService
    returns: ReturnService
    settling: SettlingService


@dataclass(frozen=True)
class _Workshops(Room):
    """The services around workshops."""

    presenting: PresentingService
    minutes: MinutesService
    calendars: CalendarService


@dataclass(frozen=True)
class _RollOut:
    """The services around the roll-out plan."""

    rollout: RolloutService
    planning: PlanningService
    plan_files: PlanFiles


@dataclass(frozen=True)
class Workbench(_Core, _Published, _Reviewed, _Workshops, _RollOut, People):
    """An open charter with everything that can be done to it."""

    rewording: RewordingService
    minor_changes: MinorChangeService
    balance: BalanceService
    checking: CheckService
    presets: PresetService
    comments: CommentService
    wizard: WizardService
    search: SearchService
    formalities: FormalityService
    diagnostic: DiagnosticService
    log: LogService
    history: SectionHistory
    editions: EditionService
    kit: KitService

    def close(self) -> None:
        """Release the charter."""
        self.session.close()


def workbench(session: CharterSession, adapters: Adapters) -> Workbench:
    """Return the workbench of a session."""
    core = _core(session, adapters)
    wordings, agreement = core.wordings, core.agreement
    comments, rewording = CommentService(session, wordings), RewordingService(session, wordings)
    diagnostic = DiagnosticService(session, core.answers, content.diagnostic)
    formalities, log = FormalityService(session), LogService(session, content.activities)
    history = SectionHistory(session, adapters.clauses, adapters.format)
    editions = EditionService(session, core.printing, adapters.documents)
    published = _published(core, adapters, editions, formalities, (diagnostic, log, history))
    reviewed = _reviewed(core, adapters, rewording, comments)
    return Workbench(
        rewording=rewording,
        minor_changes=MinorChangeService(session, wordings, agreement),
        balance=BalanceService(session, wordings, content.cues),
        checking=CheckService(session, wordings, content.rules, content.speller),
        presets=PresetService(session, core.answers, content.presets),
        comments=comments,
        wizard=WizardService(session, agreement, diagnostic, formalities, core.endorsement, editions),
        search=SearchService(session, wordings),
        formalities=formalities,
        diagnostic=diagnostic,
        log=log,
        history=history,
        editions=editions,
        kit=KitService(
            session,
            adapters.clauses,
            core.printing,
            editions,
            adapters.documents,
            adapters.people.pages,
            charter_at=history.charter_at,
        ),
        **vars(core),
        **vars(published),
        **vars(reviewed),
        **vars(_workshops(core, adapters, reviewed.returns)),
        **vars(people(session, editions, adapters.documents, adapters.people, content.messages)),
        **vars(_rollout(core, adapters, (formalities, diagnostic, editions))),
    )


def _rollout(
    core: _Core,
    adapters: Adapters,
    told: tuple[FormalityService, DiagnosticService, EditionService],
) -> _RollOut:
    session = core.session
    rollout = RolloutService(session, content.activities)
    planning = PlanningService(session, rollout, *told)
    written = (adapters.documents, adapters.calendars, adapters.people.spreadsheets)
    return _RollOut(rollout, planning, PlanFiles(session, rollout, planning, core.printing, written))


def _published(
    core: _Core,
    adapters: Adapters,
    editions: EditionService,
    formalities: FormalityService,
    told: tuple[DiagnosticService, LogService, SectionHistory],
) -> _Published:
    session, printing, documents = core.session, core.printing, adapters.documents
    diagnostic, log, history = told
    status = StatusService(
        session,
        core.wordings,
        core.agreement,
        printing,
        formalities,
        endorsement=core.endorsement,
        editions=editions,
    )
    surveys = SurveyPrinting(session, printing, diagnostic)
    export = ExportService(session, printing, surveys, documents, editions)
    states = StateService(
        session,
        printing,
        editions,
        documents,
        charter_at=history.charter_at,
        printing_of=lambda charter: _core(_past(session, charter), adapters).printing,
    )
    return _Published(
        status=status,
        export=export,
        publication=PublicationService(session, editions, core.endorsement, export, status, formalities),
        states=states,
        evidence=EvidenceService(session, editions, states, log, documents),
    )


def _reviewed(
    core: _Core, adapters: Adapters, rewording: RewordingService, comments: CommentService
) -> _Reviewed:
    session, wordings, agreement = core.session, core.wordings, core.agreement
    reviews = ReviewService(session, wordings, agreement, core.printing, adapters.documents)
    returns = ReturnService(session, wordings, reviews, adapters.reader)
    settling = SettlingService(
        session, wordings, rewording, agreement, comments, reviews=reviews, returns=returns
    )
    return _Reviewed(reviews, returns, settling)


def _workshops(core: _Core, adapters: Adapters, returns: ReturnService) -> _Workshops:
    session, agreement = core.session, core.agreement
    needs = NeedService(session, agreement, returns)
    workshops = WorkshopService(session, needs, content.plans)
    timekeeping = TimekeepingService(session, workshops)
    participants = ParticipantService(session, timekeeping)
    room = Room(
        workshops=workshops,
        agendas=AgendaService(session, needs),
        needs=needs,
        timekeeping=timekeeping,
        participants=participants,
        deciding=DecidingService(session, core.answers, core.wordings, timekeeping),
        room_approval=RoomApprovalService(session, agreement, participants, timekeeping, adapters.images),
        actions=ActionService(session),
        bearing=BearingService(session, core.wordings),
    )
    return _Workshops(
        **vars(room),
        presenting=PresentingService(session, room, core.printing),
        minutes=MinutesService(session, room, core.printing, adapters.documents),
        calendars=CalendarService(session, room, core.printing, adapters.calendars),
    )


def _core(session: CharterSession, adapters: Adapters) -> _Core:
    answers = AnswerService(session, adapters.images)
    wordings = WordingService(session, adapters.clauses, adapters.format)
    agreement = AgreementService(session, wordings)
    endorsement = EndorsementService(session, wordings)
    printing = PrintService(session, answers, wordings, agreement, endorsement)
    return _Core(session, answers, wordings, agreement, endorsement, printing)


def _past(session: CharterSession, charter: Charter) -> CharterSession:
    return CharterSession(session.store, session.catalogue, session.clock, session.actor, charter)
