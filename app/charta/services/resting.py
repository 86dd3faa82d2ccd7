"""What a decision of the room rests on: a proposal on the table, a round that was shown, what stands."""

from collections.abc import Mapping

from charta.domain.charter import Charter
from charta.domain.records import Motion, Round
from charta.errors import RoundHidden, UnknownMotion


def motion_of(charter: Charter, number: int) -> Motion:
    """Return a proposal; raise `UnknownMotion`."""
    found = charter.get(Motion, str(number))
    if found is None:
        raise UnknownMotion
    return found


def round_of(charter: Charter, number: int) -> Round:
    """Return a round; raise `UnknownMotion`."""
    found = charter.get(Round, str(number))
    if found is None:
        raise UnknownMotion
    return found


def check_rests(charter: Charter, about: tuple[str, str], motion: int, round_: int) -> None:
    """Check what a decision about a section and field rests on; `motion` and `round_` are 0 for none.

    Raises `UnknownMotion` for what is about something else or was withdrawn, and `RoundHidden`.
    """
    asked = round_of(charter, round_) if round_ else None
    for number in filter(None, (motion, asked.motion if asked else 0)):
        found = motion_of(charter, number)
        if (found.section, found.field) != about or found.withdrawn:
            raise UnknownMotion
    if asked is not None and not asked.revealed:
        raise RoundHidden


def in_all_languages(charter: Charter, about: tuple[str, str], raw: object) -> object:
    """Return an answer with its other languages, where it confirms what stands in those that it is given in.

    Any other answer comes back as it is: what a text of the room says in the other language is still open.
    """
    now = charter.answer(*about)
    if not isinstance(raw, Mapping) or not isinstance(now, Mapping):
        return raw
    said = {language: text for language, text in raw.items() if text}
    return now if said and all(now.get(language) == text for language, text in said.items()) else raw
