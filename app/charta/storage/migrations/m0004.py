"""Version 4: workshops, with what was planned, said, decided and left to do in them."""

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from charta.storage.migrations.m0001 import record_table, texts
from charta.storage.schema import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def _upgrade(op: "Operations") -> None:
    _preparation(op)
    _room(op)
    _outcome(op)


def _preparation(op: "Operations") -> None:
    record_table(
        op,
        "workshop",
        {
            "number": sa.Integer,
            **texts("title", "day", "start"),
            "minutes": sa.Integer,
            **texts("place", "template"),
            "part": sa.Integer,
        },
        ("number",),
    )
    record_table(
        op,
        "agenda_item",
        {
            "number": sa.Integer,
            "workshop": sa.Integer,
            "position": sa.Integer,
            **texts("kind", "section", "title"),
            "minutes": sa.Integer,
            **texts("lead", "aim"),
        },
        ("number",),
    )
    record_table(op, "item_notes", {"item": sa.Integer, **texts("minuted", "private")}, ("item",))
    record_table(
        op,
        "participant",
        {
            "workshop": sa.Integer,
            "number": sa.Integer,
            **texts("name", "department", "email"),
            "excused": sa.Boolean,
        },
        (
            "workshop",
            "number",
        ),
    )
    record_table(
        op,
        "delegation",
        {"workshop": sa.Integer, **texts("department", "absent", "delegate", "by", "at")},
        (
            "workshop",
            "department",
        ),
    )
    record_table(
        op,
        "session_mark",
        {
            "number": sa.Integer,
            "workshop": sa.Integer,
            **texts("kind"),
            "subject": sa.Integer,
            "amount": sa.Integer,
            **texts("at"),
        },
        ("number",),
    )


def _room(op: "Operations") -> None:
    record_table(
        op,
        "motion",
        {
            "number": sa.Integer,
            "workshop": sa.Integer,
            **texts("section", "field", "value", "text", "department", "by"),
            "withdrawn": sa.Boolean,
            **texts("at"),
        },
        ("number",),
    )
    record_table(
        op,
        "argument",
        {
            "number": sa.Integer,
            "motion": sa.Integer,
            "favours": sa.Boolean,
            **texts("text", "department", "at"),
        },
        ("number",),
    )
    record_table(
        op,
        "round",
        {
            "number": sa.Integer,
            "workshop": sa.Integer,
            "motion": sa.Integer,
            **texts("scale"),
            "revealed": sa.Boolean,
            **texts("at"),
        },
        ("number",),
    )
    record_table(
        op,
        "vote",
        {"round": sa.Integer, **texts("department", "choice", "note", "by", "at")},
        (
            "round",
            "department",
        ),
    )


def _outcome(op: "Operations") -> None:
    record_table(
        op,
        "resolution",
        {
            "number": sa.Integer,
            "workshop": sa.Integer,
            "item": sa.Integer,
            **texts("section", "field", "value"),
            "motion": sa.Integer,
            "round": sa.Integer,
            **texts("text", "before", "after", "by", "at"),
        },
        ("number",),
    )
    record_table(
        op,
        "action",
        {
            "number": sa.Integer,
            "workshop": sa.Integer,
            **texts("kind", "section", "text", "owner", "due", "done_on", "outcome", "by", "at"),
        },
        ("number",),
    )
    record_table(
        op,
        "room_signature",
        {"decision": sa.Integer, "workshop": sa.Integer, **texts("delegate_for", "image")},
        ("decision",),
    )


MIGRATION: Final = Migration(4, _upgrade)
