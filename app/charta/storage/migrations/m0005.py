"""Version 5: the roll-out plan, the people who sign, their register, and the messages to them."""

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from charta.storage.migrations.m0001 import record_table, texts
from charta.storage.schema import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def _upgrade(op: "Operations") -> None:
    _register(op)
    _scans(op)
    _messages(op)
    _plan(op)


def _register(op: "Operations") -> None:
    record_table(
        op,
        "roster_update",
        {
            "number": sa.Integer,
            **texts("digest", "source"),
            "joined": sa.Integer,
            "changed": sa.Integer,
            "left": sa.Integer,
            "returned": sa.Integer,
            **texts("by", "at"),
        },
        ("number",),
    )
    record_table(
        op,
        "register_entry",
        {
            "number": sa.Integer,
            **texts("digest", "kind"),
            "first": sa.Integer,
            "count": sa.Integer,
            "person": sa.Integer,
            **texts("source", "by", "at"),
        },
        ("number",),
    )
    record_table(
        op,
        "form_batch",
        {
            "number": sa.Integer,
            **texts("digest", "version", "occasion", "layout", "format", "group", "given_on"),
            "count": sa.Integer,
            "made": sa.Integer,
            **texts("folder", "by", "at"),
        },
        ("number",),
    )


def _scans(op: "Operations") -> None:
    record_table(
        op,
        "doubtful_page",
        {
            **texts("digest", "file", "source"),
            "page": sa.Integer,
            **texts("codes", "verdict"),
            "person": sa.Integer,
            "batch": sa.Integer,
            **texts("version", "occasion", "language", "outcome", "note", "by", "at"),
        },
        ("digest",),
    )


def _messages(op: "Operations") -> None:
    record_table(
        op,
        "campaign",
        {
            "number": sa.Integer,
            **texts("digest", "version", "subjects", "texts", "channel"),
            "count": sa.Integer,
            "stopped": sa.Boolean,
            **texts("by", "at"),
        },
        ("number",),
    )
    record_table(
        op,
        "delivery",
        {"number": sa.Integer, "campaign": sa.Integer, **texts("states", "detail", "at")},
        ("number",),
    )


def _plan(op: "Operations") -> None:
    record_table(
        op,
        "activity",
        {
            **texts("id", "source", "title", "factor", "owner", "person", "start", "end", "counted_from"),
            "dropped": sa.Boolean,
            **texts("done_on", "note", "file", "digest", "by"),
        },
        ("id",),
    )


MIGRATION: Final = Migration(5, _upgrade)
