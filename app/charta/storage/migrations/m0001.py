"""Version 1: the tables of the first release."""

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from charta.storage.schema import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def _upgrade(op: "Operations") -> None:
    record_table(op, "answer", {"sheet": sa.Text, "field": sa.Text, "value": sa.Text}, ("sheet", "field"))
    record_table(
        op,
        "wording",
        {"section": sa.Text, "language": sa.Text, "text": sa.Text, "base": sa.Text},
        ("section", "language"),
    )
    record_table(op, "behind", {"section": sa.Text, "languages": sa.Text}, ("section",))
    record_table(op, "inclusion", {"section": sa.Text, "included": sa.Boolean}, ("section",))
    record_table(
        op,
        "requirement",
        {"section": sa.Text, "department": sa.Text, "required": sa.Boolean, "reason": sa.Text},
        ("section", "department"),
    )
    record_table(
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
    record_table(
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


def texts(*names: str) -> dict[str, type[sa.Text | sa.Integer | sa.Boolean]]:
    """Return columns of text, for `record_table`."""
    return dict.fromkeys(names, sa.Text)


def record_table(
    op: "Operations",
    name: str,
    columns: dict[str, type[sa.Text | sa.Integer | sa.Boolean]],
    keys: tuple[str, ...],
) -> None:
    """Make the table of a type of record."""
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


# What a file that was made at version 1 declares, to the letter.
_MADE: Final = (
    (
        "CREATE TABLE answer (\n"
        "\tsheet TEXT NOT NULL, \n"
        "\tfield TEXT NOT NULL, \n"
        "\tvalue TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_answer PRIMARY KEY (sheet, field), \n"
        "\tCONSTRAINT uq_answer_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE wording (\n"
        "\tsection TEXT NOT NULL, \n"
        "\tlanguage TEXT NOT NULL, \n"
        "\ttext TEXT NOT NULL, \n"
        "\tbase TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_wording PRIMARY KEY (section, language), \n"
        "\tCONSTRAINT uq_wording_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE behind (\n"
        "\tsection TEXT NOT NULL, \n"
        "\tlanguages TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_behind PRIMARY KEY (section), \n"
        "\tCONSTRAINT uq_behind_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE inclusion (\n"
        "\tsection TEXT NOT NULL, \n"
        "\tincluded BOOLEAN NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_inclusion PRIMARY KEY (section), \n"
        "\tCONSTRAINT uq_inclusion_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE requirement (\n"
        "\tsection TEXT NOT NULL, \n"
        "\tdepartment TEXT NOT NULL, \n"
        "\trequired BOOLEAN NOT NULL, \n"
        "\treason TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_requirement PRIMARY KEY (section, department), \n"
        "\tCONSTRAINT uq_requirement_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE decision (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tsection TEXT NOT NULL, \n"
        "\tdepartment TEXT NOT NULL, \n"
        "\tkind TEXT NOT NULL, \n"
        "\tnote TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tat TEXT NOT NULL, \n"
        "\tfingerprint TEXT NOT NULL, \n"
        "\tseen TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_decision PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_decision_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE comment (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tsection TEXT NOT NULL, \n"
        "\tdepartment TEXT NOT NULL, \n"
        "\tauthor TEXT NOT NULL, \n"
        "\tat TEXT NOT NULL, \n"
        "\ttext TEXT NOT NULL, \n"
        "\tresolved_by TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_comment PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_comment_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE journal (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tat TEXT NOT NULL, \n"
        "\tactor TEXT NOT NULL, \n"
        "\tkind TEXT NOT NULL, \n"
        '\t"key" TEXT NOT NULL, \n'
        '\t"before" TEXT NOT NULL, \n'
        '\t"after" TEXT NOT NULL, \n'
        "\tprevious TEXT NOT NULL, \n"
        "\tdigest TEXT NOT NULL, \n"
        "\tCONSTRAINT pk_journal PRIMARY KEY (number)\n"
        ")"
    ),
    (
        "CREATE TABLE attachment (\n"
        "\tdigest TEXT NOT NULL, \n"
        "\tdata BLOB NOT NULL, \n"
        "\tCONSTRAINT pk_attachment PRIMARY KEY (digest)\n"
        ")"
    ),
    (
        "CREATE TABLE charter (\n"
        "\tone INTEGER NOT NULL, \n"
        "\tid TEXT NOT NULL, \n"
        "\tcreated TEXT NOT NULL, \n"
        "\thead TEXT NOT NULL, \n"
        "\tentries INTEGER NOT NULL, \n"
        "\tseal TEXT NOT NULL, \n"
        "\tCONSTRAINT pk_charter PRIMARY KEY (one), \n"
        "\tCONSTRAINT ck_charter_one CHECK (one = 1)\n"
        ")"
    ),
)

MIGRATION: Final = Migration(1, _upgrade, _MADE)
