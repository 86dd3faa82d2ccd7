"""Wiring: the only module that knows every adapter and hands them to the services."""

import getpass
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from charta import paths
from charta.domain.catalogue import Catalogue
from charta.services.agreement import AgreementService
from charta.services.answers import AnswerService, AnswerSet
from charta.services.comments import CommentService
from charta.services.export import ExportService
from charta.services.ports import CharterStore, Clock
from charta.services.printing import PrintService
from charta.services.search import SearchService
from charta.services.session import CharterSession
from charta.services.status import StatusService
from charta.services.wizard import WizardService
from charta.services.wording import WordingService


class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True)
class Workbench:
    """An open charter with everything that can be done to it."""

    session: CharterSession
    answers: AnswerService
    wordings: WordingService
    agreement: AgreementService
    comments: CommentService
    wizard: WizardService
    search: SearchService
    printing: PrintService
    export: ExportService
    status: StatusService

    def close(self) -> None:
        """Release the charter."""
        self.session.close()


def system_user() -> str:
    """Return the name under which the user works at this machine, for the journal."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""
