"""The team's own wording: edited, and reconciled when answers or the other language move on."""

from collections.abc import Mapping, Sequence
from typing import Final

from charta.domain import differences
from charta.domain.records import Behind, Change, Wording
from charta.domain.text import checked, clean_block
from charta.errors import WordingEmpty
from charta.services.session import CharterSession
from charta.services.wording import WordingService

WORDING_LIMIT: Final = 50_000


class RewordingService:
    """Keeps what a team writes apart from what answers give, and never overwrites it."""

    def __init__(self, session: CharterSession, wordings: WordingService) -> None:
        self._session = session
        self._wordings = wordings

    def edit(self, section: str, language: str, markdown: str) -> None:
        """Keep the team's own wording (`edit_all`)."""
        self.edit_all(section, {language: markdown})

    def edit_all(self, section: str, wordings: Mapping[str, str]) -> None:
        """Keep the team's own wording in several languages, as one step.

        A wording that says what the answers give is no longer kept apart. Languages that are edited together
        are in step. Raises `WordingEmpty` or `WordingTooLong`, and changes nothing then.
        """
        changes, edited = self.foreseen(section, wordings)
        if edited:
            self._session.commit(changes, place=f"wording:{section}:{','.join(edited)}")

    def foreseen(self, section: str, wordings: Mapping[str, str]) -> tuple[Sequence[Change], tuple[str, ...]]:
        """Return the changes that `edit_all` would make, and the languages whose wording they edit."""
        texts = {language: self._checked(markdown) for language, markdown in wordings.items()}
        edited = {
            language: text
            for language, text in texts.items()
            if text != self._wordings.text(section, language)
        }
        changes = [self._edit(section, language, text) for language, text in edited.items()]
        return [*changes, self._flag(section, changes, tuple(edited))], tuple(edited)

    def keep(self, section: str, language: str) -> None:
        """Settle a divergence: the team's wording stands over what the answers give now."""
        state = self._wordings.state(section, language)
        self._replace(section, language, Wording(section, language, state.text, state.derived))

    def replace(self, section: str, language: str) -> None:
        """Give up the team's wording for what the answers give now."""
        self._replace(section, language, None)

    def compare(self, section: str, language: str) -> differences.Merge:
        """Compare the team's wording with what the answers give now, block by block."""
        state = self._wordings.state(section, language)
        return differences.merge(state.base or state.derived, state.text, state.derived)

    def merge(self, section: str, language: str, take_theirs: Sequence[bool]) -> None:
        """Settle a divergence hunk by hunk; True takes what the answers give now."""
        derived = self._wordings.derived(section, language)
        text = self._wordings.spelled(self.compare(section, language).result(take_theirs))
        if text == derived:
            self.replace(section, language)
        else:
            self._replace(section, language, Wording(section, language, text, derived))

    def mark_in_step(self, section: str) -> None:
        """State that the languages of a section say the same thing."""
        record = self._session.charter.get(Behind, section)
        self._session.commit([Change(record, None)])

    def _checked(self, markdown: str) -> str:
        text = self._wordings.spelled(clean_block(markdown))
        if not text.strip():
            raise WordingEmpty
        return checked(text, WORDING_LIMIT)

    def _edit(self, section: str, language: str, text: str) -> Change:
        state = self._wordings.state(section, language)
        base = state.base if state.has_diverged and state.base is not None else state.derived
        after = None if text == state.derived else Wording(section, language, text, base)
        return Change(self._session.charter.wording(section, language), after)

    def _replace(self, section: str, language: str, after: Wording | None) -> None:
        changes = [Change(self._session.charter.wording(section, language), after)]
        self._session.commit([*changes, self._flag(section, changes, ())])

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
