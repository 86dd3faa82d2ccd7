"""Reading a list of people and working out what it changes; all of it may run off the window's thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from charta.domain.people import RosterSheet
from charta.domain.roster import Ambiguity, RosterComparison
from charta.services.roster import RosterPreview, RosterService


@dataclass(frozen=True)
class Worked:
    """What a list would change: as it is, and if it were complete.

    `unclear` are the lines about which somebody has to say who is meant, also those that were answered.
    """

    part: RosterPreview
    whole: RosterPreview
    unclear: tuple[Ambiguity, ...]
    leavers: int
    """How many more would leave if the list were complete."""

    def preview(self, *, complete: bool) -> RosterPreview:
        """Return what would be taken over."""
        return self.whole if complete else self.part


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One thing that changes about one person; `before` and `after` are as `Person` has them."""

    line: int
    name: str
    field: str
    before: str
    after: str


def work_out(
    roster: RosterService, sheet: RosterSheet, mapping: Mapping[int, str], chosen: Mapping[int, int]
) -> Worked:
    """Return what a sheet would change; raise `NoNameColumn`."""
    reading = roster.read(sheet, mapping)
    asked = roster.compared(sheet.name, reading)
    part = roster.compared(sheet.name, reading, chosen=chosen) if chosen else asked
    whole = roster.compared(sheet.name, reading, complete=True, chosen=chosen)
    leavers = len(whole.comparison.leavers) - len(part.comparison.leavers)
    return Worked(part, whole, asked.comparison.ambiguous, leavers)


def with_titles(sheet: RosterSheet) -> RosterSheet:
    """Return a sheet whose first row names its columns, where its reader took that row for a person."""
    (_, titles), *rows = sheet.rows
    return replace(sheet, titles=titles, rows=rows)


def field_changes(comparison: RosterComparison) -> Sequence[FieldChange]:
    """Return what changes about those who stay, field by field."""
    return [
        FieldChange(
            change.line,
            change.before.name,
            name,
            str(getattr(change.before, name)),
            str(getattr(change.after, name)),
        )
        for change in comparison.changes
        for name in change.fields
    ]
