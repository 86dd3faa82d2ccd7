"""Fills what stands in braces in a message."""

from collections.abc import Mapping, Sequence
from datetime import date

from charta.domain.mail import PLACES
from charta.domain.people import Person
from charta.domain.printed import PrintedCharter
from charta.i18n import long_date


class Filler:
    """Fills messages in one language; `charter` is the version that they are about.

    Only the known places are filled: whatever else stands in braces is the user's own.
    """

    def __init__(self, charter: PrintedCharter, language: str) -> None:
        self._language = language
        self._same: dict[str, str] = {
            "title": charter.title,
            "version": charter.version or "",
            "contact": " – ".join(filter(None, (charter.contact, charter.contact_email))),
            "organisation": charter.organisation,
        }

    def fill(self, text: str, person: Person, due: date | None, team: Sequence[Person] = ()) -> str:
        """Return a text for one person; `team` are those whom it is about, a line for each."""
        told = {
            **self._same,
            "name": person.name,
            "due": long_date(due, self._language) if due else "–",
            "people": "\n".join(f"- {member.name}" for member in team),
        }
        return _filled(text, told)

    def fill_for_all(self, text: str) -> str:
        """Return a text in which what differs from one person to the next is an ellipsis."""
        return _filled(text, {**dict.fromkeys(PLACES, "…"), **self._same})


def _filled(text: str, told: Mapping[str, str]) -> str:
    # One pass over the parts between braces, so that a name in braces fills nothing.
    parts = text.split("{")
    filled = [parts[0]]
    for part in parts[1:]:
        place, brace, rest = part.partition("}")
        filled.append(told[place] + rest if brace and place in PLACES else "{" + part)
    return "".join(filled)
