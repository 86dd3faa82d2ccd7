"""The charter: an unchanging picture of all its records, and what follows from them directly."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self, TypeVar

from charta.domain.fields import Value
from charta.domain.records import (
    Answer,
    Behind,
    Change,
    Comment,
    Decision,
    Inclusion,
    Record,
    Requirement,
    Wording,
)

R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Charter:
    """All present records by type and key. `apply` gives the next charter; nothing alters this one."""

    _records: Mapping[type[object], Mapping[tuple[str, ...], Record]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record]) -> Self:
        """Return the charter that consists of `records`."""
        grouped: dict[type[object], dict[tuple[str, ...], Record]] = {}
        for record in records:
            grouped.setdefault(type(record), {})[record.key] = record
        return cls(grouped)

    def apply(self, changes: Iterable[Change]) -> Self:
        """Return the charter after `changes`."""
        grouped = dict(self._records)
        for change in changes:
            kind = type(change.record)
            table = dict(grouped.get(kind, {}))
            if change.after is None:
                table.pop(change.record.key, None)
            else:
                table[change.after.key] = change.after
            grouped[kind] = table
        # A kind without records is no kind, so that a change and its reverse leave nothing behind.
        grouped = {kind: table for kind, table in grouped.items() if table}
        return replace(self, _records=grouped)

    def all(self, kind: type[R]) -> tuple[R, ...]:
        """Return every record of a type, in the order in which they came."""
        return tuple(record for record in self._table(kind).values() if isinstance(record, kind))

    def get(self, kind: type[R], *key: str) -> R | None:
        """Return the record of a type and key."""
        record = self._table(kind).get(key)
        return record if isinstance(record, kind) else None

    def _table(self, kind: type[R]) -> Mapping[tuple[str, ...], Record]:
        return self._records.get(kind, {})

    def answer(self, sheet: str, field_: str) -> Value | None:
        """Return the team's answer, None where there is none."""
        record = self.get(Answer, sheet, field_)
        return None if record is None else record.value

    def answers(self, sheet: str) -> Mapping[str, Value]:
        """Return the team's answers to a sheet or section by field."""
        return {record.field: record.value for record in self.all(Answer) if record.sheet == sheet}

    def wording(self, section: str, language: str) -> Wording | None:
        """Return the edited wording, None where the derived one stands."""
        return self.get(Wording, section, language)

    def behind(self, section: str) -> tuple[str, ...]:
        """Return the languages of a section that have not followed an edit of another one."""
        record = self.get(Behind, section)
        return record.languages if record else ()

    def is_included(self, section: str, *, core: bool) -> bool:
        """Tell whether the section belongs to this charter."""
        record = self.get(Inclusion, section)
        return record.included if record else core

    def requirement(self, section: str, department: str) -> Requirement | None:
        """Return a departure from the departments that the catalogue names."""
        return self.get(Requirement, section, department)

    def decisions(self, section: str, department: str | None = None) -> tuple[Decision, ...]:
        """Return the decisions on a section, the oldest first."""
        chosen = (
            entry
            for entry in self.all(Decision)
            if entry.section == section and department in (None, entry.department)
        )
        return tuple(sorted(chosen, key=lambda entry: entry.number))

    def comments(self, section: str) -> tuple[Comment, ...]:
        """Return the remarks on a section, the oldest first."""
        chosen = (entry for entry in self.all(Comment) if entry.section == section)
        return tuple(sorted(chosen, key=lambda entry: entry.number))
