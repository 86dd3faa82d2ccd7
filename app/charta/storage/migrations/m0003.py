"""Version 3: remarks on words, minor changes, endorsements, versions, and reviews in Word."""

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from charta.storage.migrations.m0001 import record_table
from charta.storage.schema import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def _upgrade(op: "Operations") -> None:
    _comments(op)
    _agreement(op)
    _versions(op)
    _reviews(op)


def _comments(op: "Operations") -> None:
    """Make the table of remarks anew with its new columns, since SQLite would add them after the last one."""
    sql = op.get_bind()
    kept = [dict(row) for row in sql.exec_driver_sql("SELECT * FROM comment").mappings()]
    op.drop_table("comment")
    record_table(
        op,
        "comment",
        {
            "number": sa.Integer,
            **_texts("section", "department", "author", "at", "text", "resolved_by"),
            "blocks": sa.Boolean,
            "reply_to": sa.Integer,
            **_texts("language", "quote", "before", "after", "source"),
        },
        ("number",),
    )
    added: dict[str, object] = {"blocks": False, "reply_to": 0}
    added |= dict.fromkeys(("language", "quote", "before", "after", "source"), "")
    for row in kept:
        names = ", ".join(f'"{name}"' for name in (*row, *added))
        places = ", ".join("?" * (len(row) + len(added)))
        statement = f"INSERT INTO comment ({names}) VALUES ({places})"  # noqa: S608 - our own names alone
        sql.exec_driver_sql(statement, (*row.values(), *added.values()))


def _agreement(op: "Operations") -> None:
    record_table(
        op,
        "minor_change",
        {
            "number": sa.Integer,
            **_texts("section", "old", "new", "old_text", "new_text", "reason", "by", "department", "at"),
        },
        ("number",),
    )
    record_table(
        op,
        "confirmation",
        {
            "change": sa.Integer,
            "confirmed": sa.Boolean,
            **_texts("note", "by", "department", "at"),
        },
        ("change",),
    )
    record_table(
        op,
        "endorsement",
        {
            "number": sa.Integer,
            **_texts("by", "role", "message"),
            "opens": sa.Boolean,
            **_texts("sections", "at"),
        },
        ("number",),
    )


def _versions(op: "Operations") -> None:
    record_table(
        op,
        "version",
        {
            **_texts(
                "number",
                "effective",
                "review",
                "note",
                "fingerprint",
                "sections",
                "text",
                "documents",
            ),
            "endorsement": sa.Integer,
            **_texts("by", "at"),
        },
        ("number",),
    )
    record_table(op, "withdrawal", _texts("version", "reason", "by", "at"), ("version",))
    record_table(
        op,
        "periodic_review",
        {"number": sa.Integer, **_texts("version", "note", "due", "by", "at")},
        ("number",),
    )


def _reviews(op: "Operations") -> None:
    record_table(
        op,
        "review_request",
        {
            "number": sa.Integer,
            **_texts("departments", "languages", "sections", "texts", "file", "due", "by", "at"),
        },
        ("number",),
    )
    record_table(
        op,
        "review_return",
        {"digest": sa.Text, "request": sa.Integer, **_texts("file", "by", "at")},
        ("digest",),
    )
    record_table(
        op, "proposal_answer", _texts("proposal", "section", "outcome", "note", "by", "at"), ("proposal",)
    )


def _texts(*names: str) -> dict[str, type[sa.Text | sa.Integer | sa.Boolean]]:
    return dict.fromkeys(names, sa.Text)


MIGRATION: Final = Migration(3, _upgrade)
