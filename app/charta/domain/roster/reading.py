"""Reads the rows of a list of people."""

from collections.abc import Mapping, Sequence

from charta.domain.people import RosterSheet
from charta.domain.roster.report import RosterReading


def read_people(sheet: RosterSheet, mapping: Mapping[int, str], languages: Sequence[str]) -> RosterReading:
    """Return what a sheet says; `mapping` names the field (`people.FIELDS`) of a column by its index.

    `languages` are those of the charter. Where two columns have one field, the first counts. Raises
    `NoNameColumn` where neither a name nor both of its halves are mapped.
    """
    raise NotImplementedError
