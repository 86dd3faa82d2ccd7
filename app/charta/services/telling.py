"""Changes in words: one readable line for whatever happened to a charter."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from charta.domain.catalogue import Catalogue, FieldText
from charta.domain.fields import Column, Field, FieldType
from charta.domain.records import Answer, Change
from charta.errors import UnknownSheet
from charta.i18n import Translator

LENGTH: Final = 90
"""Characters of a value that a line shows."""
_LEAD: Final = 24
"""Characters before the first difference of two values that tell where it stands."""


_MARKS: Final = re.compile(r"\\([^\w\s])|\*+|^(?:#+|>|[-*]|\d+\.)[ \t]+", re.MULTILINE)


class Names:
    """What things of the catalogue are called on the screen; an id where there is no such thing any more."""

    def __init__(self, catalogue: Catalogue, translator: Translator) -> None:
        self._catalogue = catalogue
        self._words = translator

    def sheet(self, id_: str) -> str:
        """Return the title of a sheet or section."""
        try:
            return self._catalogue.sheet(id_).text(self._words.language).title
        except UnknownSheet:
            return id_

    def department(self, id_: str) -> str:
        """Return the name of a department."""
        names = self._catalogue.lexicon(self._words.language).departments
        return names[id_].name if id_ in names else id_

    def departments(self, ids: tuple[str, ...]) -> str:
        """Return the names of departments in a row."""
        return ", ".join(map(self.department, ids))

    def language(self, id_: str) -> str:
        """Return the name of a language of the charter."""
        sheet = next((sheet for sheet in self._catalogue.sheets if "languages" in sheet.by_id), None)
        texts = sheet.text(self._words.language).fields["languages"].choices if sheet else {}
        return texts.get(id_, id_)

    def formality(self, id_: str) -> str:
        """Return the title of a formality, by `france.filing`."""
        place, _, name = id_.partition(".")
        known = self._catalogue.jurisdictions.get(place)
        texts = known.text(self._words.language).formalities if known else {}
        found = texts.get(name) or texts.get(id_)
        return found.title if found else id_

    def field(self, sheet: str, field: str) -> tuple[Field | None, FieldText | None]:
        """Return a field and its texts, None where the catalogue has no such field any more."""
        try:
            definition = self._catalogue.sheet(sheet)
        except UnknownSheet:
            return None, None
        return definition.by_id.get(field), definition.text(self._words.language).fields.get(field)


class AnswerWords:
    """Tells answers: choices by their labels, texts in quotation marks, only what differs."""

    def __init__(self, names: Names, translator: Translator) -> None:
        self._names = names
        self._words = translator

    def line(self, change: Change) -> str:
        """Return what became of an answer."""
        record = change.record
        if not isinstance(record, Answer):
            raise TypeError("no answer")
        before, after = self._sides(change)
        tr, question = self._words.tr, self.question(record.sheet, record.field)
        if change.before is None:
            return tr("“{question}” answered: {value}", question=question, value=shortened(after))
        if change.after is None:
            return tr("“{question}” answered no more: {value}", question=question, value=shortened(before))
        before, after = contrasted(before, after)
        return tr("“{question}”: {before} → {after}", question=question, before=before, after=after)

    def question(self, sheet: str, field: str) -> str:
        """Return a question in its own words."""
        _, text = self._names.field(sheet, field)
        return text.label if text else field

    def told(self, sheet: str, field: str, value: object) -> str:
        """Return any answer to a question in words; a text stands without quotation marks."""
        if isinstance(value, list):
            value = tuple(value)
        definition, text = self._names.field(sheet, field)
        is_text = definition is not None and definition.type in (FieldType.TEXT, FieldType.LONG_TEXT)
        if is_text and isinstance(value, str):
            return value
        return self._value(definition, text, value)

    def _sides(self, change: Change) -> tuple[str, str]:
        """Return both answers in words; of texts in several languages only those that differ."""
        values = [side.value if isinstance(side, Answer) else None for side in (change.before, change.after)]
        old, new = values
        record = change.record
        field, text = self._names.field(*record.key[:2])
        if isinstance(old, Mapping) and isinstance(new, Mapping):
            differ = [language for language in {**old, **new} if old.get(language) != new.get(language)]
            values = [{language: side.get(language, "") for language in differ} for side in (old, new)]
        told = [self._value(field, text, value) for value in values]
        return told[0], told[1]

    def _value(self, field: Field | Column | None, text: FieldText | None, value: object) -> str:
        if value is None or value in ((), ""):
            return self._words.tr("(nothing)")
        if isinstance(value, Mapping):
            return self._localised(value)
        if isinstance(value, tuple):
            rows = any(isinstance(entry, Mapping) for entry in value)
            return ("; " if rows else ", ").join(self._entry(field, text, entry) for entry in value)
        return self._single(field, text, value)

    def _single(self, field: Field | Column | None, text: FieldText | None, value: object) -> str:
        if text is not None and str(value) in text.choices:
            return text.choices[str(value)]
        if field is not None and field.type is FieldType.DATE:
            return self.day(str(value))
        if field is not None and field.type is FieldType.IMAGE:
            return self._words.tr("a picture")
        return self._words.tr("“{name}”", name=value) if isinstance(value, str) else str(value)

    def _entry(self, field: Field | Column | None, text: FieldText | None, entry: object) -> str:
        if not isinstance(entry, Mapping):
            return self._single(field, text, entry)
        columns = {column.id: column for column in field.columns} if isinstance(field, Field) else {}
        texts = text.columns if text is not None else {}
        cells = (self._value(columns.get(name), texts.get(name), cell) for name, cell in entry.items())
        return " – ".join(cells)

    def _localised(self, value: Mapping[str, object]) -> str:
        quoted = {language: self._words.tr("“{name}”", name=text) for language, text in value.items()}
        if len(quoted) == 1:
            return next(iter(quoted.values()))
        return "; ".join(
            self._words.tr("{name}: {value}", name=self._names.language(language), value=text)
            for language, text in quoted.items()
        )

    def day(self, iso: str) -> str:
        """Return an ISO day in words, or as it is where it is none."""
        try:
            return self._words.day(date.fromisoformat(iso))
        except ValueError:
            return iso


def shortened(text: str, length: int = LENGTH) -> str:
    """Return a text in one line, with an ellipsis where it is cut off."""
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"


def contrasted(before: str, after: str) -> tuple[str, str]:
    """Return two texts, each in one line; of long ones only what differs, with a few words around it."""
    old, new = " ".join(before.split()), " ".join(after.split())
    if max(len(old), len(new)) <= LENGTH:
        return old, new
    start = _common(old, new)
    end = min(_common(old[::-1], new[::-1]), len(old) - start, len(new) - start)
    return _around(old, start, len(old) - end), _around(new, start, len(new) - end)


def bare(markdown: str) -> str:
    """Return a wording without the marks of its headings, lists and emphasis."""
    return _MARKS.sub(lambda mark: mark[1] or "", markdown)


def _common(one: str, two: str) -> int:
    """Return how many characters two texts have in common from their beginning."""
    least, most = 0, min(len(one), len(two))
    # By halves, since comparing whole stretches is quick and letters one by one are not.
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == two[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least


def _around(text: str, start: int, end: int) -> str:
    first = text.rfind(" ", 0, start - _LEAD) + 1 if start > _LEAD else 0
    last = text.find(" ", end + _LEAD)
    last = len(text) if last < 0 else last
    return shortened(("…" if first else "") + text[first:last] + ("…" if last < len(text) else ""))
