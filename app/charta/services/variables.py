"""The variables that a clause template may name, made from answers (docs/content.md)."""

from collections.abc import Iterator, Mapping
from datetime import date

from charta.domain.catalogue import FieldText, Sheet
from charta.domain.fields import Cell, Column, Field, FieldType, Row, Value
from charta.services.reading import ORGANISATION, TEAM, Reading


class Choice(str):
    """A choice: its id, with its label in the language of the charter."""

    __slots__ = ("label",)
    label: str

    def __new__(cls, id_: str, label: str) -> "Choice":
        """Return the choice `id_` called `label`."""
        choice = super().__new__(cls, id_)
        choice.label = label
        return choice


class Gap:
    """A missing answer: false in a test, empty in a loop, and visible where it is printed."""

    def __init__(self, gap: str) -> None:
        self.gap = gap

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self) -> Iterator[object]:
        return iter(())

    def __str__(self) -> str:
        return f"[{self.gap}]"

    @property
    def label(self) -> "Gap":
        """The label of a missing choice is missing too."""
        return self


class Bundle:
    """Named values as attributes: a row of a list, the answers to a sheet, the terms of a place."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.__dict__.update(values)


class Variables:
    """Prepares the variables for the templates of one charter in one language."""

    def __init__(self, reading: Reading, language: str) -> None:
        self._reading = reading
        self._language = language

    def of_section(self, section: str) -> dict[str, object]:
        """Return every variable that the templates of `section` may name."""
        return {
            **self._answers(self._reading.catalogue.sheet(section)),
            "org": Bundle(self._answers(self._reading.catalogue.sheet(ORGANISATION))),
            "team": Bundle(self._answers(self._reading.catalogue.sheet(TEAM))),
            "term": Bundle(self.terms()),
        }

    def terms(self) -> Mapping[str, str]:
        """Return the words that change with the place."""
        places = self._reading.effective(ORGANISATION, "jurisdictions")
        chosen = tuple(str(place) for place in places) if isinstance(places, tuple) else ()
        return self._reading.catalogue.lexicon(self._language).terms_for(chosen)

    def _answers(self, sheet: Sheet) -> dict[str, object]:
        return {entry.id: self._answer(sheet, entry) for entry in sheet.fields}

    def _answer(self, sheet: Sheet, field: Field) -> object:
        text = sheet.text(self._language).fields[field.id]
        return self._prepared(field, text, self._reading.effective(sheet.id, field.id))

    def _prepared(self, field: Field | Column, text: FieldText, value: Value | Cell | None) -> object:
        if isinstance(value, Mapping):
            value = value.get(self._language)
        if value is None:
            return self._gap(text)
        match field.type:
            case FieldType.CHOICE:
                return Choice(str(value), text.choices[str(value)])
            case FieldType.DATE:
                return date.fromisoformat(str(value))
            case FieldType.CHOICES | FieldType.ROWS if isinstance(value, tuple):
                return tuple(self._entry(field, text, entry) for entry in value)
            case _:
                return value

    def _entry(self, field: Field | Column, text: FieldText, entry: str | Row) -> object:
        if isinstance(entry, str):
            return Choice(entry, text.choices[entry])
        columns = field.columns if isinstance(field, Field) else ()
        return Bundle(
            {
                column.id: self._prepared(column, text.columns[column.id], entry.get(column.id))
                for column in columns
            }
        )

    def _gap(self, text: FieldText) -> Gap:
        return Gap(self.terms()["gap"].replace("{what}", text.label.rstrip("?\u00a0 ")))
