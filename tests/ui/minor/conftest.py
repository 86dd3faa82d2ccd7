"""Charters whose signed text has changed by a word."""

from collections.abc import Callable

import pytest

from charta.bootstrap import Workbench

Reword = Callable[..., None]


@pytest.fixture
def reworded(signed: Workbench) -> Workbench:
    """Open the example, signed by everyone; then one word came into S12."""
    reword(signed, "jamais", "absolument jamais")
    return signed


def reword(bench: Workbench, before: str, after: str, section: str = "S12") -> None:
    """Change words of the French wording; where it does not hold them, add `after` at its end."""
    text = bench.wordings.text(section, "fr")
    changed = text.replace(before, after, 1)
    bench.rewording.edit(section, "fr", changed if changed != text else f"{text}\n\n{after}.")
