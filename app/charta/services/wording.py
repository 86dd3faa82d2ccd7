"""What each section says: derived from answers, or edited by the team."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from charta.domain.fingerprint import SectionText, canonical_text, fingerprint
from charta.domain.items import Item
from charta.domain.records import Answer, Change
from charta.services.ports import Clauses, WordingFormat
from charta.services.reading import Reading
from charta.services.session import CharterSession
from charta.services.variables import Variables


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
    """Derives wordings and tells what stands. A derived one is kept until an answer behind it changes."""

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

    def card(self, section: str, language: str) -> Mapping[str, tuple[str, ...]]:
        """Return the section's lines for the charter on one page, by part (`domain.printed.PARTS`)."""
        return self._clauses.card(
            section, language, Variables(self._session.reading, language).of_section(section)
        )

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

    def spelled(self, markdown: str) -> str:
        """Return the one spelling of a wording, canonical Markdown."""
        return self._format.canonical(markdown)

    def items(self, section: str, language: str) -> tuple[Item, ...]:
        """Return the wording as it stands as items, to be compared with another one."""
        return self._format.items(self.text(section, language))

    def items_of(self, markdown: str) -> tuple[Item, ...]:
        """Return any wording as items."""
        return self._format.items(markdown)

    def written(self, items: Sequence[Item]) -> str:
        """Return the canonical wording behind items."""
        return self._format.written(items)

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
