"""The minutes of a workshop: decisions first, then what was said item by item, then what is left to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from charta.documents.blocks import Block, Document
from charta.documents.composing import Composer, Content
from charta.documents.markdown import callout
from charta.documents.workshop_words import Times, joined, short_minutes, small_logo, trimmed
from charta.domain.printed_workshop import (
    PrintedItem,
    PrintedMinutes,
    PrintedMotion,
    PrintedResolution,
    PrintedRoomSignature,
    PrintedRound,
    PrintedTopic,
)
from charta.domain.records import ItemKind
from charta.domain.records.agreement import DecisionKind
from charta.domain.workshops import OBJECTIONS


@dataclass(frozen=True)
class Decided:
    """A decision; `insert` names the blocks of the clause to which it led, empty for none."""

    topic: PrintedTopic
    resolution: PrintedResolution
    insert: str

    @property
    def told(self) -> str:
        """What was decided: the answer, or the reason where the decision has no answer."""
        return self.resolution.decided or self.resolution.text

    @property
    def reason(self) -> str:
        """Why, unless that is what `told` says already."""
        return self.resolution.text if self.resolution.decided else ""


@dataclass(frozen=True)
class Matter:
    """A question of an item, empty for the item as a whole, with what was proposed and decided on it."""

    question: str
    motions: tuple[PrintedMotion, ...]
    decisions: tuple[Decided, ...]


@dataclass(frozen=True)
class Signed:
    """An approval; `picture` names the drawing of its signature, empty for none."""

    signature: PrintedRoomSignature
    picture: str


@dataclass(frozen=True)
class Dealt:
    """An item as the room dealt with it, by question."""

    item: PrintedItem
    matters: tuple[Matter, ...]
    signatures: tuple[Signed, ...]

    @property
    def is_told(self) -> bool:
        """Whether there is more to say about it than how long it took."""
        item = self.item
        said = self.matters or item.notes or item.signatures or item.actions
        return bool(said) or (item.topic.kind == ItemKind.SECTION and item.begun is not None)


def compose_minutes(composer: Composer, content: PrintedMinutes) -> Document:
    """Return the minutes in the language of `content.charter`."""
    minutes = trimmed(content)
    dealt = tuple(_dealt(place, item) for place, item in enumerate(minutes.items, start=1))
    decisions = tuple(decided for entry in dealt for matter in entry.matters for decided in matter.decisions)
    others = _signed(0, minutes.approvals)
    signed = [*(entry for each in dealt for entry in each.signatures), *others]
    requested = sum(entry.signature.state == DecisionKind.REQUEST_CHANGE for entry in signed)
    return composer.compose(
        "minutes",
        Content(
            charter=content.charter,
            variables={
                "minutes": minutes,
                "meeting": minutes.meeting,
                "times": Times(content.charter.language),
                "days": _days(minutes),
                "standing": tuple(entry for entry in decisions if not entry.resolution.superseded),
                "replaced": sum(entry.resolution.superseded for entry in decisions),
                "approvals": len(signed) - requested,
                "requested": requested,
                "dealt": dealt,
                "others": others,
                "delegated": any(entry.delegate_for for entry in minutes.invitees),
                "planned": sum(item.planned for item in minutes.items),
                "extended": sum(item.extended for item in minutes.items),
                "actual": sum(item.actual for item in minutes.items),
                "objections": _objections,
                "short": short_minutes,
                "joined": joined,
            },
            inserts={"logo": small_logo(content.charter), **_clauses(composer, decisions)},
            pictures={entry.picture: entry.signature.image for entry in signed if entry.signature.image},
        ),
    )


def _dealt(place: int, item: PrintedItem) -> Dealt:
    decisions = tuple(
        Decided(item.topic, resolution, f"clause{place}x{number}" if resolution.clause.strip() else "")
        for number, resolution in enumerate(item.resolutions, start=1)
    )
    questions = dict.fromkeys(
        (
            *(motion.question for motion in item.motions),
            *(resolution.question for resolution in item.resolutions),
        )
    )
    matters = tuple(
        Matter(
            question,
            tuple(motion for motion in item.motions if motion.question == question),
            tuple(entry for entry in decisions if entry.resolution.question == question),
        )
        for question in questions
    )
    return Dealt(item, matters, _signed(place, item.signatures))


def _signed(place: int, signatures: Iterable[PrintedRoomSignature]) -> tuple[Signed, ...]:
    return tuple(
        Signed(signature, f"signature{place}x{number}" if signature.image else "")
        for number, signature in enumerate(signatures, start=1)
    )


def _clauses(composer: Composer, decisions: Iterable[Decided]) -> dict[str, tuple[Block, ...]]:
    """Return the clauses, each as a highlighted passage: its headings are none of the minutes’."""
    return {
        entry.insert: (callout(composer.dialect.read(entry.resolution.clause)),)
        for entry in decisions
        if entry.insert
    }


def _days(minutes: PrintedMinutes) -> tuple[date, ...]:
    """Return the days on which the room sat."""
    sat = (day.date() for sitting in minutes.sittings for day in (sitting.began, sitting.ended))
    return tuple(dict.fromkeys(sat))


def _objections(round_: PrintedRound) -> int:
    return sum(vote.choice in OBJECTIONS for vote in round_.votes)
