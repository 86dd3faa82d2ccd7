"""Which words of a clause a question decides."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from charta.domain.fields import Field, FieldType, Value, normalise
from charta.domain.passages import ClausePassage, changed, passages
from charta.domain.records import Answer, Change, Resolution
from charta.errors import AnswerError
from charta.services.session import CharterSession
from charta.services.wording import WordingService

if TYPE_CHECKING:
    from charta.domain.charter import Charter

MOST_SHOWN = 500
"""So many passages are remembered as HTML."""
_OTHER_TEXT = "\u2042"
_OTHER_DAYS = ("2000-01-01", "2000-01-02")


class BearingService:
    """Finds the passages that would read otherwise, had the team answered otherwise."""

    def __init__(self, session: CharterSession, wordings: WordingService) -> None:
        self._session = session
        self._wordings = wordings
        self._shown: dict[str, str] = {}
        self._charter: Charter | None = None
        self._known: dict[tuple[str, str, str, str], tuple[ClausePassage, ...]] = {}

    def clause(
        self, section: str, field: str, language: str, proposed: object = None
    ) -> tuple[ClausePassage, ...]:
        """Return a section's clause in passages; of an edited one none bears on anything.

        It is as it stands, or as it would be with the answer that is `proposed`; one that is wrong by now
        changes nothing.
        """
        asked = (section, field, language, repr(proposed))
        # It is asked every second while nothing changes; a charter never changes, another takes its place.
        if self._charter is not self._session.charter:
            self._charter = self._session.charter
            self._known.clear()
        if asked not in self._known:
            others = [
                self._wordings.foreseen(section, language, [change])
                for change in self._others(section, field)
            ]
            change = self._answered(section, field, proposed)
            self._known[asked] = passages(self._wordings.foreseen(section, language, change), others)
        return self._known[asked]

    def html(self, passage: ClausePassage) -> str:
        """Return a passage as an HTML fragment."""
        if passage.markdown not in self._shown:
            if len(self._shown) > MOST_SHOWN:
                self._shown.clear()
            self._shown[passage.markdown] = self._wordings.shown(passage.markdown)
        return self._shown[passage.markdown]

    def of_decision(self, resolution: Resolution, language: str) -> str:
        """Return the passages to which a decision led, canonical Markdown.

        They are those that it changed. Where it changed none, since it confirmed what was suggested, they
        are those that the question bears on and that stood then; for words alone there are none.
        """
        after = resolution.after.get(language, "")
        new = changed(resolution.before.get(language, ""), after)
        if new or not resolution.value:
            return new
        now = self.clause(resolution.section, resolution.field, language)
        return "\n".join(entry.markdown for entry in now if entry.bears and entry.markdown.strip() in after)

    def _answered(self, section: str, name: str, raw: object) -> tuple[Change, ...]:
        field = self._session.catalogue.section(section).by_id.get(name)
        if field is None or raw is None:
            return ()
        try:
            value = normalise(section, field, raw, self._session.catalogue.languages)
        except AnswerError:
            return ()
        after = None if value is None else Answer(section, name, value)
        return (Change(self._session.charter.get(Answer, section, name), after),)

    def _others(self, section: str, name: str) -> Iterator[Change]:
        """Yield changes to other answers."""
        definition = self._session.catalogue.section(section)
        field = definition.by_id.get(name)
        if field is None:
            return
        before = self._session.charter.get(Answer, section, name)
        if before is not None:
            yield Change(before, None)
        for value in _other_values(field, self._session.languages):
            yield Change(before, Answer(section, name, value))


def _other_values(field: Field, languages: tuple[str, ...]) -> Iterator[Value]:
    match field.type:
        case FieldType.CHOICE:
            yield from field.choices
        case FieldType.CHOICES:
            yield from ((choice,) for choice in field.choices)
            yield field.choices
        case FieldType.NUMBER:
            yield from (value for value in (field.minimum, field.maximum) if value is not None)
        case FieldType.DATE:
            yield from _OTHER_DAYS
        case FieldType.TEXT | FieldType.LONG_TEXT if field.translatable:
            yield dict.fromkeys(languages, _OTHER_TEXT)
        case FieldType.TEXT | FieldType.LONG_TEXT:
            yield _OTHER_TEXT
        case _:
            return
