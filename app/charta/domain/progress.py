"""How far a sheet or section has come: which questions are asked, which are answered, what state follows."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from charta.domain.catalogue import Sheet
from charta.domain.charter import Charter
from charta.domain.fields import Field, Value, is_answered


class StepState(StrEnum):
    """What the rail shows for a step."""

    EMPTY = "empty"
    BEGUN = "begun"
    COMPLETE = "complete"
    SIGNED = "signed"
    OUTDATED = "outdated"


Effective = Callable[[str, str], Value | None]
"""The answer that holds for a field of a sheet: the team's, or else the suggestion."""


def effective_answer(charter: Charter, sheet: Sheet, field: Field, languages: Sequence[str]) -> Value | None:
    """Return the team's answer or, where there is none, the suggestion of the catalogue."""
    answer = charter.answer(sheet.id, field.id)
    if answer is not None:
        return answer
    if not field.translatable:
        return field.default
    texts = {language: sheet.text(language).fields[field.id].default for language in languages}
    return {language: text for language, text in texts.items() if text} or None


def is_asked(field: Field, own_sheet: str, effective: Effective) -> bool:
    """Tell whether a field is asked, given the answers that hold."""
    if field.when is None:
        return True
    return field.when.holds(effective(field.when.sheet or own_sheet, field.when.field))


@dataclass(frozen=True)
class Progress:
    """Counts over the questions that are asked; `missing` are the required ones without an answer."""

    asked: tuple[str, ...]
    answered: tuple[str, ...]
    missing: tuple[str, ...]
    suggested: tuple[str, ...]

    @property
    def state(self) -> StepState:
        """Return how far answering has come; signing is judged elsewhere."""
        if not self.answered:
            return StepState.EMPTY
        return StepState.BEGUN if self.missing else StepState.COMPLETE


def progress(charter: Charter, sheet: Sheet, languages: Sequence[str], effective: Effective) -> Progress:
    """Return the progress of a sheet; a suggestion counts only once it has been accepted."""
    asked = tuple(entry for entry in sheet.fields if is_asked(entry, sheet.id, effective))
    given = {entry.id: charter.answer(sheet.id, entry.id) for entry in asked}
    full = {entry.id for entry in asked if is_answered(entry, given[entry.id], languages)}
    return Progress(
        asked=tuple(entry.id for entry in asked),
        answered=tuple(entry.id for entry in asked if given[entry.id] is not None),
        missing=tuple(
            entry.id
            for entry in asked
            if entry.id not in full and (entry.required or given[entry.id] is not None)
        ),
        suggested=tuple(
            entry.id
            for entry in asked
            if given[entry.id] is None and effective(sheet.id, entry.id) is not None
        ),
    )
