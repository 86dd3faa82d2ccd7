"""What the columns of a list of people are called on the screen, in spreadsheets and on the command line."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from charta.domain.people import Employment, Presence
from charta.errors import N_

FIELD_WORDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "number": N_("Employee number"),
        "name": N_("Full name"),
        "given": N_("Given name"),
        "family": N_("Family name"),
        "email": N_("E-mail"),
        "department": N_("Department"),
        "site": N_("Site"),
        "job": N_("Job"),
        "manager": N_("Manager"),
        "status": N_("Kind of employment"),
        "language": N_("Language"),
        "hired": N_("Hire date"),
        "leave": N_("On leave"),
        "presence": N_("Presence"),
    }
)
"""The fields of a roster (`domain.people.FIELDS`), and the attributes of a person that are none."""
SAMPLE_FIELDS: Final = (
    "number",
    "given",
    "family",
    "email",
    "department",
    "site",
    "job",
    "manager",
    "status",
    "language",
    "hired",
    "leave",
)
"""The columns of the spreadsheet that is handed out to be filled."""
EMPLOYMENT_WORDS: Final[Mapping[Employment, str]] = MappingProxyType(
    {
        Employment.EMPLOYEE: N_("Employee"),
        Employment.INTERN: N_("Intern"),
        Employment.CONTRACTOR: N_("Contractor"),
    }
)
PRESENCE_WORDS: Final[Mapping[Presence, str]] = MappingProxyType(
    {
        Presence.PRESENT: N_("At work"),
        Presence.ON_LEAVE: N_("On leave"),
        Presence.LEFT: N_("Left"),
    }
)
