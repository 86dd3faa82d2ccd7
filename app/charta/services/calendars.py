"""Files for people's calendars: the invitation to a workshop, and what is due when."""

from collections.abc import Iterator
from datetime import date, timedelta

from charta.domain.calendar import MORNING_BEFORE, Attendee, Calendar, CalendarEvent
from charta.domain.records import Action, Workshop
from charta.errors import NoDueDates, WorkshopNotDated
from charta.i18n import Translator, translator
from charta.services.agendas import items_of
from charta.services.export import Job, file_name
from charta.services.ports import Calendars
from charta.services.printing import PrintService
from charta.services.room import Room
from charta.services.session import CharterSession
from charta.services.workshop_words import WorkshopWords
from charta.services.workshops import starts_at

REMINDER_MINUTES = 24 * 60


class CalendarService:
    """Prepares calendar files in a language."""

    def __init__(
        self, session: CharterSession, room: Room, printing: PrintService, calendars: Calendars
    ) -> None:
        self._session = session
        self._room = room
        self._printing = printing
        self._calendars = calendars

    def invitation_job(self, number: int, language: str) -> Job:
        """Gather the invitation to a workshop; raise `WorkshopNotDated` without a day and time.

        The one who runs the workshops invites, where that person takes part and has an address.
        """
        workshop = self._room.workshops.get(number)
        event = self._meeting(workshop, language)
        calendar = Calendar(language, event.title, "REQUEST", (event,))
        name = f"{file_name(self._printing.organisation())}-invitation-{number}-{language}.ics"
        return Job(name, lambda: self._calendars.write(calendar))

    def actions_job(self, language: str) -> Job:
        """Gather the days on which open actions are due; raise `NoDueDates` where none has one."""
        words = translator(language)
        events = tuple(self._due(action, words) for action in self._room.actions.open() if action.due)
        if not events:
            raise NoDueDates
        title = words.tr("Open actions – {title}", title=self._printing.title(language))
        calendar = Calendar(language, title, "PUBLISH", events)
        name = f"{file_name(self._printing.organisation())}-actions-{language}.ics"
        return Job(name, lambda: self._calendars.write(calendar))

    def _meeting(self, workshop: Workshop, language: str) -> CalendarEvent:
        starts = starts_at(workshop)
        if starts is None:
            raise WorkshopNotDated(number=workshop.number)
        words = translator(language)
        named = WorkshopWords(self._session.catalogue, words, self._room.workshops.plans())
        people = self._room.participants.all(workshop.number)
        facilitator = self._room.participants.facilitator()
        organiser = next((one for one in people if one.name == facilitator and one.email), None)
        return CalendarEvent(
            uid=self._uid("workshop", workshop.number),
            title=words.tr(
                "{workshop} – {title}",
                workshop=named.meeting(workshop),
                title=self._printing.title(language),
            ),
            starts=starts,
            ends=starts + timedelta(minutes=workshop.minutes),
            description="\n".join(self._agenda(workshop, named, words)),
            place=workshop.place,
            organiser_name=organiser.name if organiser else "",
            organiser_address=organiser.email if organiser else "",
            attendees=tuple(
                Attendee(one.name, one.email, optional=not one.department)
                for one in people
                if one.email and one != organiser and not one.excused
            ),
            # The journal only grows, so that a later invitation always counts as the newer one.
            sequence=self._session.store.entries,
            reminder_minutes=REMINDER_MINUTES,
        )

    def _agenda(self, workshop: Workshop, named: WorkshopWords, words: Translator) -> Iterator[str]:
        for item in items_of(self._session, workshop.number):
            yield words.ntr(
                "{count} minute: {title}", "{count} minutes: {title}", item.minutes, title=named.item(item)
            )

    def _due(self, action: Action, words: Translator) -> CalendarEvent:
        day = date.fromisoformat(action.due)
        owner = action.owner
        return CalendarEvent(
            uid=self._uid("action", action.number),
            title=words.tr("{owner}: {words}", owner=owner, words=action.text) if owner else action.text,
            starts=day,
            ends=day,
            sequence=self._session.store.entries,
            reminder_minutes=MORNING_BEFORE,
        )

    def _uid(self, kind: str, number: int) -> str:
        return f"{kind}-{number}-{self._session.store.identity}@charta"
