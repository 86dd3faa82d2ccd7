"""Charters that many tests begin with, each made once."""

import shutil
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from charta.bootstrap import Charta
from charta.domain.records import DecisionKind, ProofState
from charta.i18n import translator
from fakes import SteppingClock


@dataclass(frozen=True)
class MadeFiles:
    """Charters in the order in which one becomes the next; whoever changes one changes a copy.

    `empty` has no answer, `example` every answer of the example organisation, `signed` every signature,
    `ready` nothing missing before publication, `published` version 1.0.
    """

    empty: Path
    example: Path
    signed: Path
    ready: Path
    published: Path

    @classmethod
    def make(cls, folder: Path) -> "MadeFiles":
        """Make them in a folder."""
        charta = Charta(clock=SteppingClock(), actor="Test", backups=folder / "backups")
        names = ("empty", "example", "signed", "ready", "published")
        made = cls(*(folder / f"{name}.charta" for name in names))
        charta.create(made.empty).close()
        charta.create(made.example, answers=charta.example_answers()).close()
        shutil.copy(made.example, made.signed)
        with closing(charta.open(made.signed)) as bench:
            for department in bench.session.catalogue.departments:
                if bench.agreement.queue(department):
                    bench.agreement.sign_all(department, DecisionKind.APPROVE, f"{department} person")
        shutil.copy(made.signed, made.ready)
        with closing(charta.open(made.ready)) as bench:
            for item in bench.formalities.open_items():
                bench.formalities.note(item.id, ProofState.DONE, date(2026, 11, 1))
            bench.endorsement.endorse("Claire Roy", "President", {"en": "Dare.", "fr": "Osez."}, opens=True)
        shutil.copy(made.ready, made.published)
        with closing(charta.open(made.published)) as bench:
            bench.publication.publish(bench.publication.suggested("Ada"), translator("en"))
        return made
