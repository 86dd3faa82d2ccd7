"""How findings look and what they are called: an icon and a word per weight, never colour alone."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from charta.domain.findings import Finding, Weight
from charta.errors import N_
from charta.ui.context import UiContext
from charta.ui.theme import Tone


@dataclass(frozen=True)
class Look:
    """The sign of a weight."""

    icon: str
    tone: Tone


LOOKS: Final[Mapping[Weight, Look]] = {
    Weight.SERIOUS: Look("circle-alert", Tone.DANGER),
    Weight.ADVICE: Look("triangle-alert", Tone.WARNING),
    Weight.STYLE: Look("pen-line", Tone.ACCENT),
}
WORDS: Final[Mapping[Weight, str]] = {
    Weight.SERIOUS: N_("Serious"),
    Weight.ADVICE: N_("Advice"),
    Weight.STYLE: N_("Style"),
}
_LONGEST_QUOTE: Final = 120


def counted(context: UiContext, weight: Weight, count: int) -> str:
    """Return how many findings of a weight there are, in words."""
    ntr = context.ntr
    if weight is Weight.SERIOUS:
        return ntr("{count} serious", "{count} serious", count)
    if weight is Weight.ADVICE:
        return ntr("{count} tip", "{count} tips", count)
    return ntr("{count} on style", "{count} on style", count)


def tally(findings: Iterable[Finding]) -> Counter[Weight]:
    """Return how many findings of each weight there are."""
    return Counter(finding.weight for finding in findings)


def by_weight(findings: Iterable[Finding]) -> Sequence[Finding]:
    """Return findings, the serious ones first."""
    order = list(Weight)
    return sorted(findings, key=lambda finding: order.index(finding.weight))


def quoted(context: UiContext, finding: Finding) -> str:
    """Return the words of a finding between quotation marks, shortened; empty where it has none."""
    words = " ".join(finding.quote.split())
    if not words:
        return ""
    if len(words) > _LONGEST_QUOTE:
        words = f"{words[:_LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
    return context.tr("“{words}”", words=words)


def spoken(context: UiContext, finding: Finding) -> str:
    """Return a finding in one breath, for a screen reader."""
    words = quoted(context, finding)
    weight = context.tr(WORDS[finding.weight])
    head = context.tr("{name}: {value}", name=weight, value=words) if words else weight
    return f"{head}. {finding.reason}"
