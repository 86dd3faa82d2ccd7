"""What an input has to know about its question, in the words of the screen."""

from collections.abc import Mapping
from dataclasses import dataclass

from charta.domain.catalogue import FieldText
from charta.domain.fields import Column, Field


@dataclass(frozen=True)
class Question:
    """A field, or a column of a list, with its texts and the names of the charter's languages, in order."""

    field: Field | Column
    text: FieldText
    languages: Mapping[str, str]

    @property
    def label(self) -> str:
        """The question itself."""
        return self.text.label

    def choice(self, id_: str) -> str:
        """Return what a choice is called."""
        return self.text.choices[id_]

    def columns(self) -> tuple["Question", ...]:
        """Return the columns of a list as questions of their own."""
        columns = self.field.columns if isinstance(self.field, Field) else ()
        return tuple(Question(column, self.text.columns[column.id], self.languages) for column in columns)
