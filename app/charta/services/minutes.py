"""The agenda and the minutes of a workshop: gathered from what was planned and from what is on record."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Final

from charta.domain.printed_workshop import (
    PrintedAgenda,
    PrintedMinutes,
)
from charta.domain.records import ActionKind, ItemKind
from charta.domain.timeline import RoomPhase
from charta.errors import LanguageNotInCharter, NoAgenda, NotHeld, UnknownFormat
from charta.i18n import translator
from charta.services.export import FORMATS, Job, file_name
from charta.services.gathering import Gathering
from charta.services.ports import Documents
from charta.services.printing import PrintService
from charta.services.room import Room
from charta.services.session import CharterSession
from charta.services.workshop_words import WorkshopWords

_MINUTE: Final = timedelta(minutes=1)


class MinutesService:
    """Prepares the papers of a workshop, before and after it."""

    def __init__(
        self, session: CharterSession, room: Room, printing: PrintService, documents: Documents
    ) -> None:
        self._session = session
        self._room = room
        self._printing = printing
        self._documents = documents

    def agenda_jobs(
        self, number: int, languages: Sequence[str] = (), format_: str = "docx"
    ) -> tuple[Job, ...]:
        """Gather the agenda in languages of the charter, all where none is named.

        Raises `UnknownWorkshop`, `NoAgenda`, `LanguageNotInCharter`, `UnknownFormat`.
        """
        name = partial(self._name, number, format_)
        pages = {language: self.agenda(number, language) for language in self._languages(languages, format_)}
        return tuple(
            Job(name("agenda", language), partial(self._documents.agenda, page, format_))
            for language, page in pages.items()
        )

    def minutes_jobs(
        self, number: int, languages: Sequence[str] = (), format_: str = "docx"
    ) -> tuple[Job, ...]:
        """Gather the minutes in languages of the charter, all where none is named.

        They are there from the moment at which the workshop begins. Raises `UnknownWorkshop`, `NotHeld`,
        `LanguageNotInCharter`, `UnknownFormat`.
        """
        name = partial(self._name, number, format_)
        pages = {language: self.minutes(number, language) for language in self._languages(languages, format_)}
        return tuple(
            Job(name("minutes", language), partial(self._documents.minutes, page, format_))
            for language, page in pages.items()
        )

    def agenda(self, number: int, language: str) -> PrintedAgenda:
        """Return the agenda of a workshop in a language."""
        gathering = self._gathering(number, language)
        if not gathering.items:
            raise NoAgenda(number=number)
        return PrintedAgenda(
            charter=gathering.charter,
            meeting=gathering.meeting(),
            topics=gathering.topics(self._room.needs.needs()),
            invitees=tuple(gathering.invitees()),
            homework=tuple(gathering.homework()),
            carried=tuple(map(gathering.action, self._room.actions.open())),
            facilitator=self._room.participants.facilitator(),
        )

    def minutes(self, number: int, language: str) -> PrintedMinutes:
        """Return the minutes of a workshop in a language, as far as it has come."""
        gathering = self._gathering(number, language)
        course = gathering.course
        if course.phase is RoomPhase.PLANNED:
            raise NotHeld(number=number)
        now = self._session.clock.now()
        actions = [gathering.action(action) for action in self._room.actions.of(number)]
        topics = zip(gathering.items, gathering.topics(), strict=True)
        return PrintedMinutes(
            charter=gathering.charter,
            meeting=gathering.meeting(),
            facilitator=self._room.participants.facilitator(),
            sittings=tuple(gathering.sittings()),
            unended=course.is_forgotten(now),
            is_running=course.is_live(now),
            pauses=gathering.pauses(),
            invitees=tuple(gathering.invitees()),
            items=tuple(gathering.item(item, topic) for item, topic in topics),
            parked=tuple(action for action in actions if action.kind == ActionKind.PARKED),
            steps=tuple(action for action in actions if action.kind == ActionKind.STEP),
            approvals=tuple(gathering.other_signatures()),
            unreached=tuple(
                gathering.words.item(item)
                for item in gathering.items
                if item.number not in course.begun and item.kind is not ItemKind.BREAK
            ),
        )

    def _gathering(self, number: int, language: str) -> "Gathering":
        workshop = self._room.workshops.get(number)
        words = WorkshopWords(self._session.catalogue, translator(language), self._room.workshops.plans())
        charter = self._printing.charter(language)
        return Gathering(self._session, self._room, workshop, charter, words)

    def _languages(self, languages: Sequence[str], format_: str) -> tuple[str, ...]:
        if format_ not in FORMATS:
            raise UnknownFormat(format=format_, known=", ".join(FORMATS))
        known = self._session.languages
        for language in languages:
            if language not in known:
                raise LanguageNotInCharter(language=language, known=", ".join(known))
        return tuple(dict.fromkeys(languages)) or known

    def _name(self, number: int, format_: str, kind: str, language: str) -> str:
        return f"{file_name(self._printing.organisation())}-{kind}-{number}-{language}.{format_}"
