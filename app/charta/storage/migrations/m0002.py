"""Version 2: formalities and their proofs, findings that are ignored, and the diagnostic."""

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from charta.storage.migrations.m0001 import record_table
from charta.storage.schema import Migration

if TYPE_CHECKING:
    from alembic.operations import Operations


def _upgrade(op: "Operations") -> None:
    record_table(
        op,
        "proof",
        dict.fromkeys(("formality", "state", "date", "note", "file", "digest", "by"), sa.Text),
        ("formality",),
    )
    record_table(
        op,
        "dismissal",
        dict.fromkeys(("section", "language", "finding", "reason", "by"), sa.Text),
        ("section", "language", "finding"),
    )
    record_table(
        op,
        "survey",
        {"number": sa.Integer, "title": sa.Text, "date": sa.Text, "closed": sa.Boolean},
        ("number",),
    )
    record_table(
        op,
        "tally",
        {"survey": sa.Integer, "group": sa.Text, "respondents": sa.Integer, "counts": sa.Text},
        ("survey", "group"),
    )


# What a file that was made at version 2 declares, to the letter.
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

MIGRATION: Final = Migration(2, _upgrade, _MADE)
