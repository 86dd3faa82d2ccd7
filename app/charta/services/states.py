"""States of the charter that can be compared: the draft, published versions, and any moment of the past."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from charta.domain.agreement import confirmed_changes, path
from charta.domain.charter import Charter
from charta.domain.edition import Edition
from charta.domain.printed import PrintedChanges, PrintedCharter, PrintedMinorChange
from charta.domain.records import Confirmation, MinorChange
from charta.errors import LanguageNotInCharter, UnknownState, UnknownVersion
from charta.services.editions import EditionService
from charta.services.export import Job, file_name
from charta.services.ports import Documents
from charta.services.printing import PrintService
from charta.services.session import CharterSession

DRAFT: Final = "draft"
ENTRY: Final = "entry:"
"""What comes before an entry's number in the name of a state."""
REDLINE: Final = "redline"
CHANGES: Final = "changes"


@dataclass(frozen=True)
class Comparing:
    """Two states to compare, by name; sections and languages are all where none are named.

    The sponsor's words are compared with all sections, and not with some of them.
    """

    since: str
    until: str = DRAFT
    sections: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


class StateService:
    """Finds the text of a state, and compares two of them as tracked changes or in plain words."""

    def __init__(
        self,
        session: CharterSession,
        printing: PrintService,
        editions: EditionService,
        documents: Documents,
        *,
        charter_at: Callable[[int], Charter],
        printing_of: Callable[[Charter], PrintService],
    ) -> None:
        """Set it up; `charter_at` gives the charter after a journal entry, `printing_of` prints it."""
        self._session = session
        self._printing = printing
        self._editions = editions
        self._documents = documents
        self._charter_at = charter_at
        self._printing_of = printing_of

    def states(self) -> tuple[str, ...]:
        """Return the states that are compared most: the draft, then the versions, the newest first."""
        return (DRAFT, *(entry.version.number for entry in self._editions.published()))

    def languages(self, state: str) -> tuple[str, ...]:
        """Return the languages of a state; raise `UnknownState`."""
        if state == DRAFT:
            return self._session.languages
        if state.startswith(ENTRY):
            return self._past(state).languages
        return self._edition(state).languages

    def printed(self, state: str, language: str) -> PrintedCharter:
        """Return the charter in a state; raise `UnknownState` or `LanguageNotInCharter`."""
        spoken = self.languages(state)
        if language not in spoken:
            raise LanguageNotInCharter(language=language, known=", ".join(spoken))
        if state == DRAFT:
            return self._printing.charter(language)
        if state.startswith(ENTRY):
            return self._past(state).charter(language)
        return self._edition(state).charters[language]

    def changes(self, comparing: Comparing, language: str) -> PrintedChanges:
        """Return two states side by side in one language."""
        before, after = (
            _only(self.printed(state, language), comparing.sections)
            for state in (comparing.since, comparing.until)
        )
        now = self._session.clock.now()
        note, at = "", now
        if comparing.until in self.states()[1:]:
            version = self._editions.find(comparing.until).version
            note, at = version.note, version.at
        return PrintedChanges(
            before=before,
            after=after,
            author=after.organisation or self._session.actor,
            at=at,
            note=note,
            minor=self._minor(before, after, language),
        )

    def jobs(self, comparing: Comparing, document: str = REDLINE, format_: str = "docx") -> tuple[Job, ...]:
        """Gather what a comparison prints: a redline, or what changed in plain words, a file per language."""
        languages = comparing.languages or tuple(
            language
            for language in self.languages(comparing.until)
            if language in self.languages(comparing.since)
        )
        make = self._documents.redline if document == REDLINE else self._documents.changes
        return tuple(
            Job(
                self.file(comparing, document, language, format_),
                partial(make, self.changes(comparing, language), format_),
            )
            for language in languages
        )

    def file(self, comparing: Comparing, document: str, language: str, format_: str) -> str:
        """Return the name of the file that shows a comparison."""
        parts = (document, comparing.since, comparing.until, language)
        names = "-".join(part.replace(":", "-") for part in parts)
        return f"{file_name(self._printing.organisation())}-{names}.{format_}"

    def minor_changes(self, changes: Sequence[MinorChange], language: str) -> tuple[PrintedMinorChange, ...]:
        """Return confirmed minor changes as they print."""
        names = self._session.catalogue.lexicon(language).departments
        found = []
        for change in changes:
            answer = self._session.charter.get(Confirmation, str(change.number))
            if answer is not None:
                found.append(
                    PrintedMinorChange(
                        reason=change.reason,
                        by=change.by,
                        department_name=names[change.department].name,
                        confirmed_by=answer.by,
                        confirmed_department_name=names[answer.department].name,
                        confirmed_on=answer.at.astimezone().date(),
                    )
                )
        return tuple(found)

    def _minor(
        self, before: PrintedCharter, after: PrintedCharter, language: str
    ) -> dict[str, tuple[PrintedMinorChange, ...]]:
        """Return the sections that nothing but minor changes lead from one state to the other."""
        since = {section.id: section.fingerprint for section in before.sections}
        found = {}
        for section in after.sections:
            changes = confirmed_changes(self._session.charter, section.id)
            way = path(changes, since.get(section.id, ""), section.fingerprint)
            if way:
                found[section.id] = self.minor_changes(way, language)
        return found

    def _past(self, state: str) -> PrintService:
        number = state.removeprefix(ENTRY)
        if not number.isascii() or not number.isdecimal() or not int(number) > 0:
            raise UnknownState(state=state)
        return self._printing_of(self._charter_at(int(number)))

    def _edition(self, state: str) -> Edition:
        try:
            return self._editions.edition(state)
        except UnknownVersion:
            raise UnknownState(state=state) from None


def _only(charter: PrintedCharter, sections: Sequence[str]) -> PrintedCharter:
    if not sections:
        return charter
    chosen = tuple(entry for entry in charter.sections if entry.id in sections)
    return replace(charter, sections=chosen, foreword=None)
