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


# What files declared that were made at version 4, to the letter.
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
        "CREATE TABLE workshop (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\ttitle TEXT NOT NULL, \n"
        "\tday TEXT NOT NULL, \n"
        "\tstart TEXT NOT NULL, \n"
        "\tminutes INTEGER NOT NULL, \n"
        "\tplace TEXT NOT NULL, \n"
        "\ttemplate TEXT NOT NULL, \n"
        "\tpart INTEGER NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_workshop PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_workshop_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE agenda_item (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tworkshop INTEGER NOT NULL, \n"
        "\tposition INTEGER NOT NULL, \n"
        "\tkind TEXT NOT NULL, \n"
        "\tsection TEXT NOT NULL, \n"
        "\ttitle TEXT NOT NULL, \n"
        "\tminutes INTEGER NOT NULL, \n"
        "\tlead TEXT NOT NULL, \n"
        "\taim TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_agenda_item PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_agenda_item_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE item_notes (\n"
        "\titem INTEGER NOT NULL, \n"
        "\tminuted TEXT NOT NULL, \n"
        "\tprivate TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_item_notes PRIMARY KEY (item), \n"
        "\tCONSTRAINT uq_item_notes_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE participant (\n"
        "\tworkshop INTEGER NOT NULL, \n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tname TEXT NOT NULL, \n"
        "\tdepartment TEXT NOT NULL, \n"
        "\temail TEXT NOT NULL, \n"
        "\texcused BOOLEAN NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_participant PRIMARY KEY (workshop, number), \n"
        "\tCONSTRAINT uq_participant_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE delegation (\n"
        "\tworkshop INTEGER NOT NULL, \n"
        "\tdepartment TEXT NOT NULL, \n"
        "\tabsent TEXT NOT NULL, \n"
        "\tdelegate TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_delegation PRIMARY KEY (workshop, department), \n"
        "\tCONSTRAINT uq_delegation_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE session_mark (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tworkshop INTEGER NOT NULL, \n"
        "\tkind TEXT NOT NULL, \n"
        "\tsubject INTEGER NOT NULL, \n"
        "\tamount INTEGER NOT NULL, \n"
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_session_mark PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_session_mark_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE motion (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tworkshop INTEGER NOT NULL, \n"
        "\tsection TEXT NOT NULL, \n"
        "\tfield TEXT NOT NULL, \n"
        "\tvalue TEXT NOT NULL, \n"
        "\ttext TEXT NOT NULL, \n"
        "\tdepartment TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\twithdrawn BOOLEAN NOT NULL, \n"
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_motion PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_motion_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE argument (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tmotion INTEGER NOT NULL, \n"
        "\tfavours BOOLEAN NOT NULL, \n"
        "\ttext TEXT NOT NULL, \n"
        "\tdepartment TEXT NOT NULL, \n"
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_argument PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_argument_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE round (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tworkshop INTEGER NOT NULL, \n"
        "\tmotion INTEGER NOT NULL, \n"
        "\tscale TEXT NOT NULL, \n"
        "\trevealed BOOLEAN NOT NULL, \n"
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_round PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_round_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE vote (\n"
        "\tround INTEGER NOT NULL, \n"
        "\tdepartment TEXT NOT NULL, \n"
        "\tchoice TEXT NOT NULL, \n"
        "\tnote TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_vote PRIMARY KEY (round, department), \n"
        "\tCONSTRAINT uq_vote_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE resolution (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tworkshop INTEGER NOT NULL, \n"
        "\titem INTEGER NOT NULL, \n"
        "\tsection TEXT NOT NULL, \n"
        "\tfield TEXT NOT NULL, \n"
        "\tvalue TEXT NOT NULL, \n"
        "\tmotion INTEGER NOT NULL, \n"
        "\tround INTEGER NOT NULL, \n"
        "\ttext TEXT NOT NULL, \n"
        '\t"before" TEXT NOT NULL, \n'
        '\t"after" TEXT NOT NULL, \n'
        '\t"by" TEXT NOT NULL, \n'
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_resolution PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_resolution_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE action (\n"
        "\tnumber INTEGER NOT NULL, \n"
        "\tworkshop INTEGER NOT NULL, \n"
        "\tkind TEXT NOT NULL, \n"
        "\tsection TEXT NOT NULL, \n"
        "\ttext TEXT NOT NULL, \n"
        "\towner TEXT NOT NULL, \n"
        "\tdue TEXT NOT NULL, \n"
        "\tdone_on TEXT NOT NULL, \n"
        "\toutcome TEXT NOT NULL, \n"
        '\t"by" TEXT NOT NULL, \n'
        "\tat TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_action PRIMARY KEY (number), \n"
        "\tCONSTRAINT uq_action_since UNIQUE (since)\n"
        ")"
    ),
    (
        "CREATE TABLE room_signature (\n"
        "\tdecision INTEGER NOT NULL, \n"
        "\tworkshop INTEGER NOT NULL, \n"
        "\tdelegate_for TEXT NOT NULL, \n"
        "\timage TEXT NOT NULL, \n"
        "\tsince INTEGER NOT NULL, \n"
        "\tCONSTRAINT pk_room_signature PRIMARY KEY (decision), \n"
        "\tCONSTRAINT uq_room_signature_since UNIQUE (since)\n"
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

MIGRATION: Final = Migration(4, _upgrade, _MADE)
