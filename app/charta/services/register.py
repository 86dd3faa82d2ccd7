"""The register: who is in the organisation, who signed what, and where everybody stands.

It is read from the kept lists when it is first asked for, which takes a second or two for 100,000 people:
`load` does that on any thread. From then on it follows the charter. What is added is prepared on any thread,
and entered on the session's.
"""

import threading
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from charta.domain.people import Person
from charta.domain.records import Change, RegisterEntry, RosterUpdate
from charta.domain.register import Fact, Standing, Terms, standing
from charta.domain.text import clean_line
from charta.errors import NobodyChosen, RegisterUnreadable, RosterOutdated, UnknownPerson
from charta.services.additions import Addition, NewFacts, NewPeople, packed_facts, packed_people
from charta.services.editions import EditionService
from charta.services.register_content import Growth, RegisterContent
from charta.services.session import CharterSession

if TYPE_CHECKING:
    from charta.domain.charter import Charter

N = TypeVar("N", RosterUpdate, RegisterEntry)


class RegisterService:
    """Reads the register and adds to it; nothing in it is ever altered."""

    def __init__(self, session: CharterSession, editions: EditionService) -> None:
        self._session = session
        self._editions = editions
        self._content = RegisterContent()
        self._lock = threading.RLock()
        self._standings: Mapping[int, Standing] = {}
        self._asked: tuple[Terms, date] | None = None
        self._revision = 0
        self._seen: Charter | None = None
        self._entering: Addition | None = None

    def load(self) -> None:
        """Read what the charter keeps and was not read yet; raises `RegisterUnreadable`."""
        charter = self._session.charter
        if charter is self._seen:
            # Asked for each of many people, even a look at two short lists takes its time.
            return
        with self._lock:
            updates, entries = self._ordered(RosterUpdate), self._ordered(RegisterEntry)
            roster = tuple(update.digest for update in updates)
            register = tuple(entry.digest for entry in entries)
            if (roster, register) != (self._content.roster, self._content.entries):
                self._follow(updates, entries)
                self._revision += 1
            self._seen = charter

    @property
    def is_read(self) -> bool:
        """Whether everything is read and told already, so that asking takes no time."""
        known = self._content
        return (
            len(known.roster) == len(self._session.charter.all(RosterUpdate))
            and len(known.entries) == len(self._session.charter.all(RegisterEntry))
            and len(self._standings) == len(known.people)
            and self._asked == (self.terms, self.today)
        )

    @property
    def revision(self) -> int:
        """A number that grows whenever people, facts or what is asked of them change."""
        self.standings()
        return self._revision

    @property
    def people(self) -> Mapping[int, Person]:
        """Everybody who is or was in the organisation, by id."""
        self.load()
        return self._content.people

    def person(self, id_: int) -> Person:
        """Return a person; raise `UnknownPerson`."""
        found = self.people.get(id_)
        if found is None:
            raise UnknownPerson(person=id_)
        return found

    def facts(self, person: int) -> Sequence[Fact]:
        """Return everything that the register says of a person, in order, corrected facts too."""
        self.load()
        return self._content.facts.get(person, ())

    def __len__(self) -> int:
        """Return how many facts there are, corrected ones and corrections too."""
        self.load()
        return self._content.following - 1

    def entry_of(self, fact: Fact) -> RegisterEntry:
        """Return the entry that brought a fact: when and by whom it was entered."""
        self.load()
        place = bisect_right(self._content.sources, fact.number, key=lambda entry: entry.first)
        return self._content.sources[place - 1]

    @property
    def terms(self) -> Terms:
        """What decides who has to sign: the version that applies, whatever its draft says since."""
        current = self._editions.current()
        if current is None:
            return Terms(months=self._editions.drafted_renewal())
        version = current.version
        months = self._editions.renewal(version.number)
        return Terms(version.number, current.effective, version.fingerprint, months)

    @property
    def today(self) -> date:
        """The day on which everybody's standing is told."""
        return self._session.clock.now().astimezone().date()

    def standing(self, person: int) -> Standing:
        """Return where a person stands today."""
        return self.standings()[person]

    def standings(self) -> Mapping[int, Standing]:
        """Return where everybody stands today, by id."""
        self.load()
        with self._lock:
            asked = (self.terms, self.today)
            if self._asked != asked:
                self._standings, self._asked = {}, asked
                self._revision += 1
            known, content = self._standings, self._content
            if len(known) < len(content.people):
                fresh = {
                    id_: standing(person, content.facts.get(id_, ()), *asked)
                    for id_, person in content.people.items()
                    if id_ not in known
                }
                self._standings = {**known, **fresh}
            return self._standings

    def is_evidence(self, digest: str) -> bool:
        """Tell whether a signature that counts rests on a kept page or file, whoever it is of."""
        self.load()
        return self._content.is_evidence(digest)

    def prepare(self, what: NewPeople | NewFacts) -> Addition:
        """Return what adds something to the register; nothing is added yet. Any thread may ask.

        Raises `NobodyChosen` for no fact at all.
        """
        if isinstance(what, NewFacts) and not what.facts:
            raise NobodyChosen
        self.load()
        with self._lock:
            known, asked = self._content, (self.terms, self.today)
            standings = self._standings if self._asked == asked else {}
        now, actor = self._session.clock.now(), self._session.actor
        what = replace(what, source=clean_line(what.source), by=clean_line(what.by) or actor)
        if isinstance(what, NewPeople):
            number = max((entry.number for entry in self._session.charter.all(RosterUpdate)), default=0) + 1
            made = packed_people(known, number, what, now)
        else:
            made = packed_facts(known, what, now)
        content, touched = made.growth
        fresh = {id_: standing(content.people[id_], content.facts.get(id_, ()), *asked) for id_ in touched}
        return Addition(
            base=known,
            content=content,
            lists=made.lists,
            changes=[Change(None, record) for record in made.records],
            is_undoable=isinstance(what, NewPeople),
            standings={**standings, **fresh},
            asked=asked,
        )

    def enter(self, addition: Addition, also: Sequence[Change] = ()) -> None:
        """Add what was prepared, with other changes that belong to it, as one step.

        Facts are not undone, nor then that people are known. Raises `RosterOutdated` where people or facts
        have changed since it was prepared.
        """
        self.load()
        if addition.base is not self._content:
            raise RosterOutdated
        for data in addition.lists:
            self._session.store.put_attachment(data)
        self._entering = addition
        try:
            self._session.commit([*also, *addition.changes], undoable=addition.is_undoable)
            if not addition.is_undoable:
                self.keep_people()
            self.load()
        finally:
            self._entering = None

    def record(self, drafts: Sequence[Fact], source: str = "", by: str = "") -> RegisterEntry:
        """Enter facts of one kind, as one step that is not undone; their numbers are given here.

        `by` is who enters them, whoever works at this machine where it is empty. Returns the last entry made.
        Raises `NobodyChosen` for no fact at all.
        """
        addition = self.prepare(NewFacts(drafts, source, by))
        self.enter(addition)
        return self._content.sources[-1]

    def keep_people(self) -> None:
        """Let nobody take back that people are known, now that something was done about them."""
        self._session.make_final(lambda change: isinstance(change.record, RosterUpdate))

    def _follow(self, updates: Sequence[RosterUpdate], entries: Sequence[RegisterEntry]) -> None:
        """Take up what the charter names by now."""
        roster = tuple(update.digest for update in updates)
        register = tuple(entry.digest for entry in entries)
        known, entering = self._content, self._entering
        if (
            entering is not None
            and entering.base is known
            and ((entering.content.roster, entering.content.entries) == (roster, register))
        ):
            # All of it is at hand already.
            self._content = entering.content
            self._standings = entering.standings if self._asked in (None, entering.asked) else {}
            self._asked = self._asked or entering.asked
            return
        if roster[: len(known.roster)] != known.roster or register[: len(known.entries)] != known.entries:
            # Something was taken back; what is left is read anew.
            known, self._standings = RegisterContent(), {}
        self._content, touched = self._grown(known, updates, entries)
        # Whoever looks at the earlier standings on another thread keeps them as they are.
        self._standings = {id_: found for id_, found in self._standings.items() if id_ not in touched}

    def _ordered(self, kind: type[N]) -> list[N]:
        return sorted(self._session.charter.all(kind), key=lambda entry: entry.number)

    def _grown(
        self, known: RegisterContent, updates: Sequence[RosterUpdate], entries: Sequence[RegisterEntry]
    ) -> Growth:
        further = updates[len(known.roster) :], entries[len(known.entries) :]
        try:
            return known.grown(*further, self._session.store.attachments)
        except ValueError:
            raise RegisterUnreadable(path=self._session.store.path) from None
