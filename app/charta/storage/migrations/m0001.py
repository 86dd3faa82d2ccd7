"""Version 1: the tables of the first release."""

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from charta.storage.schema import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def _upgrade(op: "Operations") -> None:
    _record_table(op, "answer", {"sheet": sa.Text, "field": sa.Text, "value": sa.Text}, ("sheet", "field"))
    _record_table(
        op,
        "wording",
        {"section": sa.Text, "language": sa.Text, "text": sa.Text, "base": sa.Text},
        ("section", "language"),
    )
    _record_table(op, "behind", {"section": sa.Text, "languages": sa.Text}, ("section",))
    _record_table(op, "inclusion", {"section": sa.Text, "included": sa.Boolean}, ("section",))
    _record_table(
        op,
        "requirement",
        {"section": sa.Text, "department": sa.Text, "required": sa.Boolean, "reason": sa.Text},
        ("section", "department"),
    )
    _record_table(
        op,
        "decision",
        {
            "number": sa.Integer,
            **dict.fromkeys(
                ("section", "department", "kind", "note", "by", "at", "fingerprint", "seen"), sa.Text
            ),
        },
        ("number",),
    )
    _record_table(
        op,
        "comment",
        {
            "number": sa.Integer,
            **dict.fromkeys(("section", "department", "author", "at", "text", "resolved_by"), sa.Text),
        },
        ("number",),
    )
    _journal(op)
    _charter(op)


def _record_table(
    op: "Operations",
    name: str,
    columns: dict[str, type[sa.Text | sa.Integer | sa.Boolean]],
    keys: tuple[str, ...],
) -> None:
    op.create_table(
        name,
        *(sa.Column(column, type_, nullable=False) for column, type_ in columns.items()),
        sa.Column("since", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(*keys, name=f"pk_{name}"),
        sa.UniqueConstraint("since", name=f"uq_{name}_since"),
    )


def _journal(op: "Operations") -> None:
    texts = ("at", "actor", "kind", "key", "before", "after", "previous", "digest")
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer, nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in texts),
        sa.PrimaryKeyConstraint("number", name="pk_journal"),
    )


def _charter(op: "Operations") -> None:
    op.create_table(
        "attachment",
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_attachment"),
    )
    op.create_table(
        "charter",
        sa.Column("one", sa.Integer, nullable=False, autoincrement=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("created", sa.Text, nullable=False),
        sa.Column("head", sa.Text, nullable=False),
        sa.Column("entries", sa.Integer, nullable=False),
        sa.Column("seal", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("one", name="pk_charter"),
        sa.CheckConstraint("one = 1", name="ck_charter_one"),
    )


MIGRATION: Final = Migration(1, _upgrade)
