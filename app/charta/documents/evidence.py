"""The evidence file: what proves a published version, for a reader years later."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from babel.dates import format_time

from charta.documents.blocks import Document
from charta.documents.charter import logo, sections_of
from charta.documents.clauses import Safe
from charta.documents.composing import Composer, Content
from charta.documents.inlines import escape
from charta.domain.agreement import DepartmentState
from charta.domain.printed import (
    PrintedDecision,
    PrintedEvidence,
    PrintedMinorChange,
    PrintedSection,
)
from charta.i18n import long_date

_GROUP: Final = 8
_LOCALES: Final = {"fr": "fr_CA", "en": "en_CA"}


@dataclass(frozen=True)
class CarriedOver:
    """A minor change, and the departments whose decisions it carried to the text that was published."""

    change: PrintedMinorChange
    departments: tuple[str, ...]


@dataclass(frozen=True)
class SectionProof:
    """A section with the decisions that count for it; `number` is the one that it has in the charter."""

    number: int
    section: PrintedSection
    decisions: tuple[PrintedDecision, ...]

    @property
    def carried(self) -> tuple[CarriedOver, ...]:
        """The minor changes over which decisions were carried, each once, in their order."""
        changes = dict.fromkeys(change for decision in self.decisions for change in decision.carried)
        return tuple(
            CarriedOver(change, tuple(d.department_name for d in self.decisions if change in d.carried))
            for change in changes
        )


def compose_evidence(composer: Composer, content: PrintedEvidence) -> Document:
    """Return the evidence file of a version, dated with the day that `content.charter` is dated."""
    charter = content.charter
    proofs = tuple(
        SectionProof(number, section, _decisions(content.decisions, section.id))
        for number, section in enumerate(charter.sections, start=1)
    )
    return composer.compose(
        "evidence",
        Content(
            charter=charter,
            variables={
                "evidence": content,
                "proofs": proofs,
                "approved": _count(content.decisions, DepartmentState.APPROVED),
                "reserved": _count(content.decisions, DepartmentState.RESERVED),
                "moment": lambda at: moment(at, charter.language),
                "digits": digits,
            },
            inserts={"sections": sections_of(composer, charter), "logo": logo(charter)},
        ),
    )


def digits(digest: str) -> Safe:
    """Return a digest as Markdown of our templates: in groups between which a line may end."""
    groups = (digest[start : start + _GROUP] for start in range(0, len(digest), _GROUP))
    return Safe(f"[{escape(' '.join(groups))}](page:digits)")


def moment(at: datetime, language: str) -> str:
    """Return a moment to the minute with its time zone: 'November 28, 2026, 2:05 p.m. (UTC−05:00)'."""
    time = format_time(at, "short", tzinfo=at.tzinfo, locale=_LOCALES.get(language, language))
    shown = f"{long_date(at.date(), language)}, {time}"
    offset = at.utcoffset()
    return shown if offset is None else f"{shown} ({_zone(offset)})"


def _zone(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours:02}:{rest:02}" if minutes else "UTC"


def _decisions(decisions: Iterable[PrintedDecision], section: str) -> tuple[PrintedDecision, ...]:
    return tuple(decision for decision in decisions if decision.section == section)


def _count(decisions: Iterable[PrintedDecision], state: DepartmentState) -> int:
    return sum(decision.state == state for decision in decisions)
