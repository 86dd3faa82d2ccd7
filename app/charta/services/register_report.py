"""How far the signatures are: as a report, and the people as a spreadsheet."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import Final

from charta.domain.people import Presence
from charta.domain.printed_people import DueRow, PrintedRegister
from charta.domain.register import SignatureState
from charta.errors import N_, LanguageNotInCharter, NothingPublished, UnknownFormat
from charta.i18n import Translator
from charta.services.editions import EditionService
from charta.services.export import FORMATS, Job, file_name
from charta.services.people_view import Column, Group, PeopleView, Selection
from charta.services.ports import Documents, Spreadsheets
from charta.services.register import RegisterService
from charta.services.session import CharterSession

DUE_SHOWN: Final = 200
"""So many of those who are due are listed in a report; the spreadsheet has all of them."""
DUE_SPANS: Final = (0, 30, 60, 90)
"""Within how many days people are told to be due; 0 are those due today or late."""
DUE_DAYS: Final = DUE_SPANS[-1]
STATE_WORDS: Final[Mapping[SignatureState, str]] = MappingProxyType(
    {
        SignatureState.TO_GIVE: N_("Form to give"),
        SignatureState.GIVEN: N_("Form given"),
        SignatureState.SIGNED: N_("Has signed"),
        SignatureState.OUTDATED: N_("Outdated"),
        SignatureState.DUE_AGAIN: N_("Due again"),
        SignatureState.REFUSED: N_("Refused"),
        SignatureState.ON_LEAVE: N_("On leave"),
        SignatureState.LEFT: N_("Left"),
    }
)
_TITLES: Final = (
    N_("Employee number"),
    N_("Name"),
    N_("E-mail"),
    N_("Department"),
    N_("Site"),
    N_("Job"),
    N_("Manager"),
    N_("Language"),
    N_("State"),
    N_("Due by"),
    N_("Signed on"),
    N_("Version signed"),
)


class RegisterReport:
    """Prepares what is written about the register."""

    def __init__(
        self,
        session: CharterSession,
        register: RegisterService,
        view: PeopleView,
        editions: EditionService,
        documents: Documents,
        spreadsheets: Spreadsheets,
    ) -> None:
        self._session = session
        self._register = register
        self._view = view
        self._editions = editions
        self._documents = documents
        self._spreadsheets = spreadsheets

    def printed(self, language: str) -> PrintedRegister:
        """Return what the report prints; raises `NothingPublished`, `LanguageNotInCharter`."""
        version = self._register.terms.version
        if not version:
            raise NothingPublished
        charters = self._editions.edition(version).charters
        if language not in charters:
            raise LanguageNotInCharter(language=language, known=", ".join(charters))
        due = self._view.select(Selection(within=DUE_DAYS), Column.DUE)
        return PrintedRegister(
            charter=charters[language],
            as_of=self._session.clock.now().astimezone(),
            total=self._view.total(),
            departments=self._view.coverage(Group.DEPARTMENT),
            course=self._view.course(),
            due=tuple(self._due(id_) for id_ in due[:DUE_SHOWN]),
            due_count=len(due),
            due_within=self._view.due_counts(DUE_SPANS),
        )

    def job(self, language: str, format_: str) -> Job:
        """Return the job that writes the report; raises `UnknownFormat` and as `printed`."""
        if format_ not in FORMATS:
            raise UnknownFormat(format=format_, known=", ".join(FORMATS))
        printed = self.printed(language)
        organisation, version = file_name(printed.charter.organisation), printed.charter.version
        name = f"{organisation}-register-{version}-{language}.{format_}"
        return Job(name, partial(self._documents.register, printed, format_))

    def spreadsheet(self, ids: Sequence[int], translator: Translator) -> bytes:
        """Return people with where they stand as an .xlsx file. Any thread may ask."""
        titles = [translator.tr(title) for title in _TITLES]
        return self._spreadsheets.write(translator.tr("People"), titles, self._rows(ids, translator))

    def _rows(self, ids: Sequence[int], translator: Translator) -> Iterator[Sequence[object]]:
        people, standings = self._register.people, self._register.standings()
        states = {state: translator.tr(words) for state, words in STATE_WORDS.items()}
        for id_ in ids:
            person, standing = people[id_], standings[id_]
            signed = standing.signed
            yield (
                person.number,
                person.filed,
                person.email,
                person.department,
                person.site,
                person.job,
                person.manager,
                person.language,
                states[standing.state],
                standing.due if person.presence is Presence.PRESENT else None,
                date.fromisoformat(signed.on) if signed else None,
                signed.version if signed else "",
            )

    def _due(self, id_: int) -> DueRow:
        person, standing = self._register.person(id_), self._register.standing(id_)
        return DueRow(
            person.filed, person.number, person.department, person.manager, standing.state.value, standing.due
        )
