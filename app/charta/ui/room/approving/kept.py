"""What a pane that takes the place of another one goes on with."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Kept:
    """What was chosen and typed, and is not in the charter: `notes` by section and department."""

    item: int
    department: str
    takes_all: bool
    name: str
    notes: Mapping[tuple[str, str], str]
