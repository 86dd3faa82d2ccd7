"""Reading a charter with its catalogue: what holds, what is asked, what is included."""

from dataclasses import dataclass

from charta.domain.catalogue import Catalogue, Section
from charta.domain.charter import Charter
from charta.domain.fields import Value
from charta.domain.jurisdictions import Suggestion, suggested
from charta.domain.progress import Progress, effective_answer, is_asked, progress

ORGANISATION = "organisation"
TEAM = "team"
SIZE = "size"


@dataclass(frozen=True)
class Reading:
    """One charter as it stands, or as it would stand after changes that are not made yet."""

    catalogue: Catalogue
    charter: Charter

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the charter, the leading one first."""
        chosen = self.effective(ORGANISATION, "languages")
        return tuple(map(str, chosen)) if isinstance(chosen, tuple) else self.catalogue.languages[:1]

    def effective(self, sheet: str, field: str) -> Value | None:
        """Return the answer that holds: the team's, or else a suggestion; None for what is not asked.

        What the place suggests where the organisation works comes before the usual suggestion.
        """
        definition = self.catalogue.sheet(sheet)
        question = definition.field(field)
        if not is_asked(question, sheet, self.effective):
            return None
        local = self.suggested_by_place(sheet, field)
        if local is not None and self.charter.answer(sheet, field) is None:
            return local[1].value
        # The suggestion for the languages is not a text, so it can be read before they are known.
        languages = self.languages if question.translatable else ()
        return effective_answer(self.charter, definition, question, languages)

    def suggested_by_place(self, sheet: str, field: str) -> tuple[str, Suggestion] | None:
        """Return what a place suggests for a section's field, with the place; None where none does."""
        places = self.charter.answer(ORGANISATION, "jurisdictions")
        if sheet in (ORGANISATION, TEAM) or not isinstance(places, tuple):
            return None
        return suggested(self.catalogue.jurisdictions, map(str, places), sheet, field)

    def progress(self, sheet: str) -> Progress:
        """Return how far a sheet or section has come."""
        return progress(self.charter, self.catalogue.sheet(sheet), self.languages, self.effective)

    def is_core(self, section: Section) -> bool:
        """Tell whether a section belongs to even a minimal charter of this organisation."""
        unless = section.core_unless
        if unless is None or not section.core:
            return section.core
        return not unless.holds(self.effective(unless.sheet or ORGANISATION, unless.field))

    def is_included(self, section: Section) -> bool:
        """Tell whether a section belongs to this charter: the team's choice, or else its being core."""
        return self.charter.is_included(section.id, core=self.is_core(section))

    def included(self) -> tuple[Section, ...]:
        """Return the sections of this charter in their order."""
        return tuple(section for section in self.catalogue.sections if self.is_included(section))
