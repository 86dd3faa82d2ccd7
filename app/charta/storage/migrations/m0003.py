"""Version 3: remarks on words, minor changes, endorsements, versions, and reviews in Word."""

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from charta.storage.migrations.m0001 import record_table, texts
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
            **texts("section", "department", "author", "at", "text", "resolved_by"),
            "blocks": sa.Boolean,
            "reply_to": sa.Integer,
            **texts("language", "quote", "before", "after", "source"),
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
            **texts("section", "old", "new", "old_text", "new_text", "reason", "by", "department", "at"),
        },
        ("number",),
    )
    record_table(
        op,
        "confirmation",
        {
            "change": sa.Integer,
            "confirmed": sa.Boolean,
            **texts("note", "by", "department", "at"),
        },
        ("change",),
    )
    record_table(
        op,
        "endorsement",
        {
            "number": sa.Integer,
            **texts("by", "role", "message"),
            "opens": sa.Boolean,
            **texts("sections", "at"),
        },
        ("number",),
    )


def _versions(op: "Operations") -> None:
    record_table(
        op,
        "version",
        {
            **texts(
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
            **texts("by", "at"),
        },
        ("number",),
    )
    record_table(op, "withdrawal", texts("version", "reason", "by", "at"), ("version",))
    record_table(
        op,
        "periodic_review",
        {"number": sa.Integer, **texts("version", "note", "due", "by", "at")},
        ("number",),
    )


def _reviews(op: "Operations") -> None:
    record_table(
        op,
        "review_request",
        {
            "number": sa.Integer,
            **texts("departments", "languages", "sections", "texts", "file", "due", "by", "at"),
        },
        ("number",),
    )
    record_table(
        op,
        "review_return",
        {"digest": sa.Text, "request": sa.Integer, **texts("file", "by", "at")},
        ("digest",),
    )
    record_table(
        op, "proposal_answer", texts("proposal", "section", "outcome", "note", "by", "at"), ("proposal",)
    )


# What a file that was made at version 3 declares, to the letter.
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
        "\tblocks BOOLEAN NOT NULL, \n"
        "\treply_to INTEGER NOT NULL, \n"
        "\tlanguage TEXT NOT NULL, \n"
        "\tquote TEXT NOT NULL, \n"
        '\t"before" TEXT NOT NULL, \n'
        '\t"after" TEXT NOT NULL, \n'
        "\tsource TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_comment PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_comment_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE proof (\n"
        "\tformality TEXT NOT NULL, \n"
        "\tstate TEXT NOT NULL, \n"
        "\tdate TEXT NOT NULL, \n"
        "\tnote TEXT NOT NULL, \n"
        "\tfile TEXT NOT NULL, \n"
        "\tdigest TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_proof PRIMARY KEY (formality), \n"
        "\tCONSTRAINT uq_proof_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE dismissal (\n"
        "\tsection TEXT NOT NULL, \n"
        "\tlanguage TEXT NOT NULL, \n"
        "\tfinding TEXT NOT NULL, \n"
        "\treason TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_dismissal PRIMARY KEY (section, language, finding), \n"
        "\tCONSTRAINT uq_dismissal_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE survey (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\ttitle TEXT NOT NULL, \n"
        "\tdate TEXT NOT NULL, \n"
        "\tclosed BOOLEAN NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_survey PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_survey_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE tally (\n"
        "\tsurvey INTEGER NOT NULL, \n"
        '\t"group" TEXT NOT NULL, \n'
        "\trespondents INTEGER NOT NULL, \n"
        "\tcounts TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        '\tCONSTRAINT pk_tally PRIMARY KEY (survey, "group"), \n'
        "\tCONSTRAINT uq_tally_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE minor_change (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tsection TEXT NOT NULL, \n"
        "\told TEXT NOT NULL, \n"
        "\tnew TEXT NOT NULL, \n"
        "\told_text TEXT NOT NULL, \n"
        "\tnew_text TEXT NOT NULL, \n"
        "\treason TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tdepartment TEXT NOT NULL, \n"
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_minor_change PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_minor_change_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE confirmation (\n"
        "\tchange INTEGER NOT NULL, \n"
        "\tconfirmed BOOLEAN NOT NULL, \n"
        "\tnote TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tdepartment TEXT NOT NULL, \n"
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_confirmation PRIMARY KEY (change), \n"
        "\tCONSTRAINT uq_confirmation_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE endorsement (\n"
        "\tnumber INTEGER NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\trole TEXT NOT NULL, \n"
        "\tmessage TEXT NOT NULL, \n"
        "\topens BOOLEAN NOT NULL, \n"
        "\tsections TEXT NOT NULL, \n"
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_endorsement PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_endorsement_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE version (\n"
        "\tnumber TEXT NOT NULL, \n"
        "\teffective TEXT NOT NULL, \n"
        "\treview TEXT NOT NULL, \n"
        "\tnote TEXT NOT NULL, \n"
        "\tfingerprint TEXT NOT NULL, \n"
        "\tsections TEXT NOT NULL, \n"
        "\ttext TEXT NOT NULL, \n"
        "\tdocuments TEXT NOT NULL, \n"
        "\tendorsement INTEGER NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_version PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_version_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE withdrawal (\n"
        "\tversion TEXT NOT NULL, \n"
        "\treason TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_withdrawal PRIMARY KEY (version), \n"
        "\tCONSTRAINT uq_withdrawal_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE periodic_review (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tversion TEXT NOT NULL, \n"
        "\tnote TEXT NOT NULL, \n"
        "\tdue TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_periodic_review PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_periodic_review_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE review_request (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tdepartments TEXT NOT NULL, \n"
        "\tlanguages TEXT NOT NULL, \n"
        "\tsections TEXT NOT NULL, \n"
        "\ttexts TEXT NOT NULL, \n"
        "\tfile TEXT NOT NULL, \n"
        "\tdue TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_review_request PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_review_request_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE review_return (\n"
        "\tdigest TEXT NOT NULL, \n"
        "\trequest INTEGER NOT NULL, \n"
        "\tfile TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_review_return PRIMARY KEY (digest), \n"
        "\tCONSTRAINT uq_review_return_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE proposal_answer (\n"
        "\tproposal TEXT NOT NULL, \n"
        "\tsection TEXT NOT NULL, \n"
        "\toutcome TEXT NOT NULL, \n"
        "\tnote TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_proposal_answer PRIMARY KEY (proposal), \n"
        "\tCONSTRAINT uq_proposal_answer_since UNIQUE (since)\n"
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

MIGRATION: Final = Migration(3, _upgrade, _MADE)
