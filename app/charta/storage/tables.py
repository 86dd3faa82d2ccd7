"""The tables: one for each type of record, the journal, the pictures, and one row about the charter.

A record's table has a column for each field of its dataclass, and `since`: the number of the journal entry
that brought the record in, which keeps the order in which records came. What is no single value is kept as
canonical JSON, a moment as ISO 8601, so that the same tables serve SQLite and PostgreSQL.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import Enum
from types import MappingProxyType
from typing import Any, Final, get_type_hints

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

from charta.domain.records import (
    Action,
    Activity,
    AgendaItem,
    Answer,
    Argument,
    Behind,
    Campaign,
    Comment,
    Confirmation,
    Decision,
    Delegation,
    Delivery,
    Dismissal,
    DoubtfulPage,
    Endorsement,
    FormBatch,
    Inclusion,
    ItemNotes,
    MinorChange,
    Motion,
    Participant,
    PeriodicReview,
    Proof,
    ProposalAnswer,
    Record,
    RegisterEntry,
    Requirement,
    Resolution,
    ReviewRequest,
    ReviewReturn,
    RoomSignature,
    RosterUpdate,
    Round,
    SessionMark,
    Survey,
    Tally,
    Version,
    Vote,
    Withdrawal,
    Wording,
    Workshop,
)

SINCE: Final = "since"
METADATA: Final = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


@dataclass(frozen=True)
class Kind:
    """How a type of record is kept. `name` is that of its table and stands in the journal."""

    name: str
    type: type[Record]
    table: Table
    keys: tuple[str, ...]
    nested: frozenset[str]
    """The fields that are kept as JSON."""


def _kind(name: str, type_: type[Record], *keys: str) -> Kind:
    hints: Mapping[str, Any] = get_type_hints(type_)
    names = [field.name for field in fields(type_)]
    columns = [Column(field, _column_type(hints[field]), nullable=False) for field in names]
    table = Table(
        name,
        METADATA,
        *columns,
        Column(SINCE, Integer, nullable=False),
        PrimaryKeyConstraint(*keys),
        UniqueConstraint(SINCE),
    )
    return Kind(name, type_, table, keys, frozenset(field for field in names if not _is_single(hints[field])))


def _is_single(hint: object) -> bool:
    return isinstance(hint, type) and issubclass(hint, str | int | bool | datetime | Enum)


def _column_type(hint: object) -> type[Integer | Boolean | Text]:
    if hint is bool:
        return Boolean
    return Integer if hint is int else Text


KINDS: Final[Mapping[type[Record], Kind]] = MappingProxyType(
    {
        kind.type: kind
        for kind in (
            _kind("answer", Answer, "sheet", "field"),
            _kind("wording", Wording, "section", "language"),
            _kind("behind", Behind, "section"),
            _kind("inclusion", Inclusion, "section"),
            _kind("requirement", Requirement, "section", "department"),
            _kind("decision", Decision, "number"),
            _kind("comment", Comment, "number"),
            _kind("proof", Proof, "formality"),
            _kind("dismissal", Dismissal, "section", "language", "finding"),
            _kind("survey", Survey, "number"),
            _kind("tally", Tally, "survey", "group"),
            _kind("minor_change", MinorChange, "number"),
            _kind("confirmation", Confirmation, "change"),
            _kind("endorsement", Endorsement, "number"),
            _kind("version", Version, "number"),
            _kind("withdrawal", Withdrawal, "version"),
            _kind("periodic_review", PeriodicReview, "number"),
            _kind("review_request", ReviewRequest, "number"),
            _kind("review_return", ReviewReturn, "digest"),
            _kind("proposal_answer", ProposalAnswer, "proposal"),
            _kind("workshop", Workshop, "number"),
            _kind("agenda_item", AgendaItem, "number"),
            _kind("item_notes", ItemNotes, "item"),
            _kind("participant", Participant, "workshop", "number"),
            _kind("delegation", Delegation, "workshop", "department"),
            _kind("session_mark", SessionMark, "number"),
            _kind("motion", Motion, "number"),
            _kind("argument", Argument, "number"),
            _kind("round", Round, "number"),
            _kind("vote", Vote, "round", "department"),
            _kind("resolution", Resolution, "number"),
            _kind("action", Action, "number"),
            _kind("room_signature", RoomSignature, "decision"),
            _kind("roster_update", RosterUpdate, "number"),
            _kind("register_entry", RegisterEntry, "number"),
            _kind("form_batch", FormBatch, "number"),
            _kind("doubtful_page", DoubtfulPage, "digest"),
            _kind("campaign", Campaign, "number"),
            _kind("delivery", Delivery, "number"),
            _kind("activity", Activity, "id"),
        )
    }
)

JOURNAL: Final = Table(
    "journal",
    METADATA,
    # Numbers are given by the chain, never by the database.
    Column("number", Integer, nullable=False, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("digest", Text, nullable=False),
    PrimaryKeyConstraint("number"),
)

ATTACHMENT: Final = Table(
    "attachment",
    METADATA,
    Column("digest", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    PrimaryKeyConstraint("digest"),
)

CHARTER: Final = Table(
    "charter",
    METADATA,
    Column("one", Integer, nullable=False, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("created", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("entries", Integer, nullable=False),
    Column("seal", Text, nullable=False),
    PrimaryKeyConstraint("one"),
    CheckConstraint("one = 1", name="one"),
)
