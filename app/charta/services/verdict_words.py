"""What is said of pages, occasions and methods on the screen and the command line."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from charta.domain.register import Method, Occasion
from charta.errors import N_
from charta.services.judging import Verdict

VERDICT_WORDS: Final[Mapping[Verdict, str]] = MappingProxyType(
    {
        Verdict.ACCEPTED: N_("Accepted"),
        Verdict.UNSIGNED: N_("Not signed"),
        Verdict.UNDATED: N_("Not dated"),
        Verdict.UNSURE: N_("Not certain"),
        Verdict.WRONG_VERSION: N_("Another version"),
        Verdict.ALREADY: N_("Recorded before"),
        Verdict.DUPLICATE: N_("Twice in this lot"),
        Verdict.UNREADABLE: N_("Not readable"),
        Verdict.UNKNOWN_PERSON: N_("Unknown person"),
        Verdict.ALTERED: N_("Changed after signing"),
        Verdict.FIRST_PAGE: N_("First page of a form"),
        Verdict.COVER: N_("Cover sheet"),
        Verdict.BLANK: N_("Blank page"),
    }
)
OCCASION_WORDS: Final[Mapping[Occasion, str]] = MappingProxyType(
    {
        Occasion.ONBOARDING: N_("On joining"),
        Occasion.ANNUAL: N_("Yearly renewal"),
        Occasion.NEW_VERSION: N_("New version"),
    }
)
METHOD_WORDS: Final[Mapping[Method, str]] = MappingProxyType(
    {
        Method.PAPER: N_("On paper"),
        Method.SCAN: N_("Scanned paper"),
        Method.PDF: N_("Filled PDF"),
        Method.DIGITAL: N_("Digital signature"),
        Method.ATTENDANCE: N_("Attendance list"),
    }
)
