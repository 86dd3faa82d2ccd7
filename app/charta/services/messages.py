"""Messages to those whose signature is waited for: their words, and whom they reach."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from charta.domain.calendar import is_address
from charta.domain.mail import Mail, MailLine, MessageKind, MessageText
from charta.domain.people import Person, Presence
from charta.domain.text import clean_line, folded
from charta.errors import NothingPublished
from charta.services.editions import EditionService
from charta.services.message_words import Filler
from charta.services.register import RegisterService
from charta.services.session import CharterSession


@dataclass(frozen=True)
class Recipients:
    """Whom a message can reach, and who has no address that mail can be sent to."""

    lines: tuple[MailLine, ...]
    unreachable: tuple[int, ...]


class MessageService:
    """Finds the words of messages and those whom they reach; sends nothing."""

    def __init__(
        self,
        session: CharterSession,
        register: RegisterService,
        editions: EditionService,
        texts: Callable[[], Mapping[str, Mapping[MessageKind, MessageText]]],
    ) -> None:
        self._session = session
        self._register = register
        self._editions = editions
        self._texts = texts
        self._fillers: dict[tuple[str, str], Filler] = {}

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the version that counts; raises `NothingPublished`."""
        version = self._register.terms.version
        if not version:
            raise NothingPublished
        return self._editions.edition(version).languages

    def proposed(self, kind: MessageKind) -> Mapping[str, MessageText]:
        """Return the words to begin with, in the languages of the version that counts.

        Raises `NothingPublished`.
        """
        texts = self._texts()
        return {language: texts[language][kind] for language in self.languages}

    def to_people(self, ids: Iterable[int]) -> Recipients:
        """Return whom a message to people reaches: those who are here and have an address."""
        reached, unreachable = [], []
        for person in map(self._register.person, ids):
            if person.presence is Presence.LEFT:
                continue
            if is_address(person.email):
                reached.append(MailLine(person.id))
            else:
                unreachable.append(person.id)
        return Recipients(tuple(reached), tuple(unreachable))

    def to_managers(self, ids: Iterable[int]) -> Recipients:
        """Return the managers of people, as far as one person of their name or address is in the list.

        Unreachable are those people whose manager is not found so.
        """
        found = _managers(self._register.people.values())
        about: dict[int, list[int]] = {}
        unreachable = []
        for person in map(self._register.person, ids):
            manager = found.get(folded(person.manager)) if person.manager else None
            if manager is None:
                unreachable.append(person.id)
            else:
                about.setdefault(manager.id, []).append(person.id)
        lines = tuple(MailLine(manager, tuple(team)) for manager, team in about.items())
        return Recipients(lines, tuple(unreachable))

    def mail(self, texts: Mapping[str, MessageText], line: MailLine, campaign: int = 0) -> Mail:
        """Return the message to one person, in their language; raises `UnknownPerson`, `NothingPublished`."""
        person = self._register.person(line.person)
        # The version that counts may be in fewer languages than the one with which the message began.
        spoken = self.languages
        language = person.speaks([each for each in texts if each in spoken] or list(texts))
        filler = self._filler(language, self._register.terms.version)
        due = self._register.standing(person.id).due
        team = [self._register.person(id_) for id_ in line.about]
        text = texts[language]
        return Mail(
            message_id=f"charta.{campaign}.{person.id}.{self._session.store.identity}@charta.invalid",
            to_name=person.name,
            to_address=person.email,
            subject=clean_line(filler.fill(text.subject, person, due, team)),
            text=filler.fill(text.text, person, due, team) + "\n",
        )

    def for_all(self, text: str, language: str, version: str) -> str:
        """Return a text of a message about a version, filled in as far as it is the same for everybody."""
        return self._filler(language, version).fill_for_all(text)

    def _filler(self, language: str, version: str) -> Filler:
        if (version, language) not in self._fillers:
            edition = self._editions.edition(version)
            charter = edition.charters.get(language) or edition.charters[edition.languages[0]]
            self._fillers = {**self._fillers, (version, language): Filler(charter, language)}
        return self._fillers[version, language]


def _managers(people: Iterable[Person]) -> Mapping[str, Person]:
    """Return the people with an address by name and by address, without names that several have."""
    found: dict[str, Person] = {}
    several = set()
    for person in people:
        if person.presence is Presence.LEFT or not is_address(person.email):
            continue
        for told in {folded(person.name), folded(person.filed), folded(person.email)}:
            if told in found:
                several.add(told)
            found[told] = person
    return {told: person for told, person in found.items() if told not in several}
