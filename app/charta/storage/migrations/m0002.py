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


MIGRATION: Final = Migration(2, _upgrade)
