"""Rows of a table from outside: what every reader hands on, and what it refuses with."""

from collections.abc import Sequence
from typing import Final, TypeAlias

from charta.errors import Marked

COLUMN_LIMIT: Final = 500
CELL_LIMIT: Final = 1_000
"""Characters of a cell that are kept; a statement and an answer are shorter."""

Row: TypeAlias = tuple[int, Sequence[str]]
"""A row's number as a spreadsheet shows it, from 1, and its cells."""


class NoTable(Exception):
    """A file that is no table that can be read; `problem` says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = Marked(problem)
