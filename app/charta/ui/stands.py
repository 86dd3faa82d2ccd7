"""Where a department stands, in words and colours: the same in the rail, on the board and on a section."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from charta.domain.agreement import DepartmentState, Stand
from charta.errors import N_
from charta.i18n import Translator
from charta.ui.theme import Tone


class CellState(StrEnum):
    """What is shown of a department: its state, or that it is not asked to sign."""

    PENDING = "pending"
    APPROVED = "approved"
    RESERVED = "reserved"
    CHANGE_REQUESTED = "change_requested"
    OUTDATED = "outdated"
    NOT_ASKED = "not_asked"


STATE_WORDS: Final[Mapping[CellState, str]] = {
    CellState.PENDING: N_("Pending"),
    CellState.APPROVED: N_("Approved"),
    CellState.RESERVED: N_("Reservation"),
    CellState.CHANGE_REQUESTED: N_("Change requested"),
    CellState.OUTDATED: N_("Outdated"),
    CellState.NOT_ASKED: N_("Not asked"),
}
STATE_TONES: Final[Mapping[CellState, Tone]] = {
    CellState.PENDING: Tone.NEUTRAL,
    CellState.APPROVED: Tone.SUCCESS,
    CellState.RESERVED: Tone.ACCENT,
    CellState.CHANGE_REQUESTED: Tone.DANGER,
    CellState.OUTDATED: Tone.WARNING,
    CellState.NOT_ASKED: Tone.NEUTRAL,
}


def cell_state(stand: Stand) -> CellState:
    """Return what is shown of a department."""
    return shown_state(stand.state, required=stand.required)


def shown_state(state: DepartmentState, *, required: bool) -> CellState:
    """Return what is shown of a department that is in a state, asked to sign or not."""
    return CellState(state.value) if required else CellState.NOT_ASKED


def state_word(state: CellState, translator: Translator) -> str:
    """Return the one or two words for what is shown."""
    return translator.tr(STATE_WORDS[state])
