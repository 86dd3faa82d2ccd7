"""What the room sees: the stage of a workshop, from what the facilitator has put there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Focus:
    """What the facilitator has put on the big screen.

    `item` is the number of an item, 0 before the beginning and after the end. `field` is a question of its
    section, empty for the section as a whole; `motion` and `round` are numbers, 0 for none; `turn` is the
    department that speaks, empty for nobody. `resolution` is a decision to show, 0 for none.
    """

    item: int = 0
    field: str = ""
    motion: int = 0
    round: int = 0
    turn: str = ""
    resolution: int = 0
