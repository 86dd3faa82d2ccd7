"""What each section says: derived from answers or edited by the team, and how the two relate."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from charta.domain import differences
from charta.domain.fingerprint import SectionText, canonical_text, fingerprint
from charta.domain.records import Answer, Behind, Change, Wording
from charta.domain.text import clean_block
from charta.errors import WordingEmpty, WordingTooLong
from charta.services.ports import Clauses, WordingFormat
from charta.services.reading import Reading
from charta.services.session import CharterSession
from charta.services.variables import Variables

WORDING_LIMIT: Final = 50_000


@dataclass(frozen=True)
class WordingState:
    """A section's wording in one language; all texts are canonical Markdown.

    `text` is what stands; `derived` what the answers give now; `base` what they gave when the team edited.
    """

    text: str
    derived: str
    base: str | None = None
    is_behind: bool = False

    @property
    def is_edited(self) -> bool:
        """Whether the team wrote this wording."""
        return self.base is not None

    @property
    def has_diverged(self) -> bool:
        """Whether the answers have changed the derived wording since the team edited."""
        return self.base is not None and self.base != self.derived


class WordingService:
    """Derives, edits and reconciles wordings. A derived one is kept until an answer behind it changes."""

    def __init__(self, session: CharterSession, clauses: Clauses, format_: WordingFormat) -> None:
        self._session = session
        self._clauses = clauses
        self._format = format_
        self._derived: dict[tuple[str, str], str] = {}
        session.listen(self._forget)

    def derived(self, section: str, language: str) -> str:
        """Return the wording that the answers give."""
        key = (section, language)
        if key not in self._derived:
            values = Variables(self._session.reading, language).of_section(section)
            self._derived[key] = self._clauses.derive(section, language, values)
        return self._derived[key]

    def foreseen(self, section: str, language: str, changes: Sequence[Change]) -> str:
        """Return the wording as it would stand after changes that are not made yet, in canonical Markdown."""
        charter = self._session.charter.apply(changes)
        edited = charter.wording(section, language)
        if edited is not None:
            return edited.text
        values = Variables(Reading(self._session.catalogue, charter), language).of_section(section)
        return self._clauses.derive(section, language, values)

    def state(self, section: str, language: str) -> WordingState:
        """Return the wording as it stands and where it comes from."""
        edited = self._session.charter.wording(section, language)
        derived = self.derived(section, language)
        is_behind = language in self._session.charter.behind(section)
        if edited is None:
            return WordingState(derived, derived, is_behind=is_behind)
        return WordingState(edited.text, derived, edited.base, is_behind)

    def text(self, section: str, language: str) -> str:
        """Return the wording as it stands, in canonical Markdown."""
        edited = self._session.charter.wording(section, language)
        return edited.text if edited else self.derived(section, language)

    def html(self, section: str, language: str, changes: Sequence[Change] = ()) -> str:
        """Return the wording as it stands, or as it would after changes, as an HTML fragment."""
        text = self.foreseen(section, language, changes) if changes else self.text(section, language)
        return self.shown(text)

    def shown(self, markdown: str) -> str:
        """Return any wording, such as one that was signed earlier, as an HTML fragment."""
        return self._format.html(markdown)

    def plain(self, markdown: str) -> str:
        """Return the words of a wording without its marks."""
        return self._format.plain(markdown)

    def canonical(self, section: str) -> str:
        """Return the text that is signed: title and wording in every language of the charter."""
        definition = self._session.catalogue.section(section)
        return canonical_text(
            section,
            {
                language: SectionText(definition.text(language).title, self.text(section, language))
                for language in self._session.languages
            },
        )

    def fingerprint(self, section: str) -> str:
        """Return the SHA-256 of the text that is signed."""
        return fingerprint(self.canonical(section))

    def edit(self, section: str, language: str, markdown: str) -> None:
        """Keep the team's own wording (`edit_all`)."""
        self.edit_all(section, {language: markdown})

    def edit_all(self, section: str, wordings: Mapping[str, str]) -> None:
        """Keep the team's own wording in several languages, as one step.

        A wording that says what the answers give is no longer kept apart. Languages that are edited together
        are in step. Raises `WordingEmpty` or `WordingTooLong`, and changes nothing then.
        """
        texts = {language: self._checked(markdown) for language, markdown in wordings.items()}
        edited = {language: text for language, text in texts.items() if text != self.text(section, language)}
        if edited:
            changes = [self._edit(section, language, text) for language, text in edited.items()]
            self._commit(section, changes, tuple(edited))

    def keep(self, section: str, language: str) -> None:
        """Settle a divergence: the team's wording stands over what the answers give now."""
        state = self.state(section, language)
        self._replace(section, language, Wording(section, language, state.text, state.derived))

    def replace(self, section: str, language: str) -> None:
        """Give up the team's wording for what the answers give now."""
        self._replace(section, language, None)

    def compare(self, section: str, language: str) -> differences.Merge:
        """Compare the team's wording with what the answers give now, block by block."""
        state = self.state(section, language)
        return differences.merge(state.base or state.derived, state.text, state.derived)

    def merge(self, section: str, language: str, take_theirs: Sequence[bool]) -> None:
        """Settle a divergence hunk by hunk; True takes what the answers give now."""
        derived = self.derived(section, language)
        text = self._format.canonical(self.compare(section, language).result(take_theirs))
        if text == derived:
            self.replace(section, language)
        else:
            self._replace(section, language, Wording(section, language, text, derived))

    def mark_in_step(self, section: str) -> None:
        """State that the languages of a section say the same thing."""
        record = self._session.charter.get(Behind, section)
        self._session.commit([Change(record, None)])

    def _checked(self, markdown: str) -> str:
        text = self._format.canonical(clean_block(markdown))
        if not text.strip():
            raise WordingEmpty
        if len(text) > WORDING_LIMIT:
            raise WordingTooLong(length=len(text), limit=WORDING_LIMIT)
        return text

    def _edit(self, section: str, language: str, text: str) -> Change:
        state = self.state(section, language)
        base = state.base if state.has_diverged and state.base is not None else state.derived
        after = None if text == state.derived else Wording(section, language, text, base)
        return Change(self._session.charter.wording(section, language), after)

    def _replace(self, section: str, language: str, after: Wording | None) -> None:
        changes = [Change(self._session.charter.wording(section, language), after)]
        self._commit(section, changes, [])

    def _commit(self, section: str, changes: Sequence[Change], edited: Sequence[str]) -> None:
        place = f"wording:{section}:{','.join(edited)}" if edited else ""
        self._session.commit([*changes, self._flag(section, changes, edited)], place=place)

    def _flag(self, section: str, changes: Sequence[Change], edited: Sequence[str]) -> Change:
        """Return how the flag of the languages behind moves with changes of wording.

        An edited language catches up; where none of the edited ones was behind, the others are left behind.
        Languages that all say what the answers give are in step.
        """
        charter, languages = self._session.charter.apply(changes), self._session.languages
        record = charter.get(Behind, section)
        behind = set(record.languages if record else ())
        if edited and behind.isdisjoint(edited):
            behind.update(languages)
        behind.difference_update(edited)
        if not any(charter.wording(section, language) for language in languages):
            behind.clear()
        ordered = tuple(language for language in languages if language in behind)
        return Change(record, Behind(section, ordered) if ordered else None)

    def _forget(self, changes: Sequence[Change]) -> None:
        sections = {section.id for section in self._session.catalogue.sections}
        for change in changes:
            if not isinstance(change.record, Answer):
                continue
            if change.record.sheet not in sections:
                self._derived.clear()
                return
            for language in self._session.catalogue.languages:
                self._derived.pop((change.record.sheet, language), None)
