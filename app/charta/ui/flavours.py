"""Whether a section encourages, prevents or does both: its words, tone and icon."""

from collections.abc import Mapping
from typing import Final

from charta.domain.catalogue import Flavour
from charta.errors import N_
from charta.ui.context import UiContext
from charta.ui.theme import Tone
from charta.ui.widgets.chip import Chip

_FLAVOURS: Final[Mapping[Flavour, tuple[str, Tone, str]]] = {
    Flavour.PROMOTION: (N_("Encourages"), Tone.SUCCESS, "lightbulb"),
    Flavour.PREVENTION: (N_("Prevents"), Tone.NEUTRAL, "shield-check"),
    Flavour.MIXED: (N_("Encourages and prevents"), Tone.ACCENT, "git-compare-arrows"),
}


def flavour_chip(context: UiContext, flavour: Flavour) -> Chip:
    """Return the chip of a flavour."""
    word, tone, icon = _FLAVOURS[flavour]
    return Chip(context.theme, context.icons, context.tr(word), tone, icon=icon)
