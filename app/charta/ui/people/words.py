"""Where people stand, in words, signs and colours; and what columns and filters are called."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from charta.domain.people import Person
from charta.domain.register import SignatureState, Standing
from charta.errors import N_
from charta.i18n import Translator
from charta.services.people_view import Column, Group
from charta.services.register_report import STATE_WORDS
from charta.ui.numbers import number
from charta.ui.theme import Tone

NAMED: Final = 5
"""Of many people, so many are named."""
STATE_ICONS: Final[Mapping[SignatureState, str]] = MappingProxyType(
    {
        SignatureState.TO_GIVE: "circle",
        SignatureState.GIVEN: "file-text",
        SignatureState.SIGNED: "circle-check",
        SignatureState.OUTDATED: "history",
        SignatureState.DUE_AGAIN: "clock-alert",
        SignatureState.REFUSED: "x",
        SignatureState.ON_LEAVE: "moon",
        SignatureState.LEFT: "minus",
    }
)
STATE_TONES: Final[Mapping[SignatureState, Tone]] = MappingProxyType(
    {
        SignatureState.TO_GIVE: Tone.NEUTRAL,
        SignatureState.GIVEN: Tone.ACCENT,
        SignatureState.SIGNED: Tone.SUCCESS,
        SignatureState.OUTDATED: Tone.WARNING,
        SignatureState.DUE_AGAIN: Tone.WARNING,
        SignatureState.REFUSED: Tone.DANGER,
        SignatureState.ON_LEAVE: Tone.NEUTRAL,
        SignatureState.LEFT: Tone.NEUTRAL,
    }
)
COLUMN_WORDS: Final[Mapping[Column, str]] = MappingProxyType(
    {
        Column.NAME: N_("Name"),
        Column.NUMBER: N_("Number"),
        Column.DEPARTMENT: N_("Department"),
        Column.SITE: N_("Site"),
        Column.MANAGER: N_("Manager"),
        Column.STATE: N_("Where they stand"),
        Column.DUE: N_("Due by"),
        Column.SIGNED: N_("Last signature"),
    }
)
EVERY_GROUP: Final[Mapping[Group, str]] = MappingProxyType(
    {
        Group.DEPARTMENT: N_("All departments"),
        Group.SITE: N_("All sites"),
        Group.MANAGER: N_("All managers"),
    }
)
NO_GROUP: Final[Mapping[Group, str]] = MappingProxyType(
    {
        Group.DEPARTMENT: N_("Without a department"),
        Group.SITE: N_("Without a site"),
        Group.MANAGER: N_("Without a manager"),
    }
)


def state_word(state: SignatureState, words: Translator) -> str:
    """Return what a state is called."""
    return words.tr(STATE_WORDS[state])


def due_within(days: int, words: Translator) -> str:
    """Return the words for whoever is due within so many days."""
    return words.ntr("Due within {count} day", "Due within {count} days", days)


def first_names(names: Sequence[str], count: int, words: Translator) -> str:
    """Return the first names of so many people, and how many more there are."""
    told, more = ", ".join(names), count - len(names)
    if more <= 0:
        return told
    return words.ntr(
        "{names} and {more} more", "{names} and {more} more", more, names=told, more=number(more, words)
    )


def state_sentence(person: Person, standing: Standing, words: Translator) -> str:
    """Return in a sentence where a person stands, and what is expected next."""
    signed = standing.signed
    told = _STATE_SENTENCES[standing.state]
    parameters = {
        "since": _day_of(person.since, words),
        "version": signed.version if signed else "",
        "signed": _day_of(signed.on, words) if signed else "",
        "given": _day_of(standing.given.on, words) if standing.given else "",
        "refused": _day_of(standing.refused.on, words) if standing.refused else "",
        "witness": standing.refused.witness if standing.refused else "",
    }
    sentence = words.tr(told, **parameters)
    more = _until(standing, words)
    return f"{sentence} {more}" if more else sentence


def _until(standing: Standing, words: Translator) -> str:
    """Return in a sentence how long a signature holds, or by when it is wanted; empty for nothing asked."""
    if standing.due is None:
        holds = standing.state is SignatureState.SIGNED
        return words.tr("The signature holds for good.") if holds else ""
    day = words.day(standing.due)
    if standing.state is SignatureState.SIGNED:
        return words.tr("It is to be renewed by {day}.", day=day)
    return words.tr("It is wanted by {day}.", day=day)


def _day_of(iso: str, words: Translator) -> str:
    return words.day(date.fromisoformat(iso)) if iso else "–"


_STATE_SENTENCES: Final[Mapping[SignatureState, str]] = MappingProxyType(
    {
        SignatureState.TO_GIVE: N_("No form was handed out yet."),
        SignatureState.GIVEN: N_("A form was handed out on {given}; the signature has not come back yet."),
        SignatureState.SIGNED: N_("Signed version {version} on {signed}."),
        SignatureState.OUTDATED: N_(
            "Signed version {version} on {signed}; the text has changed in substance since, so a new "
            "signature is asked for."
        ),
        SignatureState.DUE_AGAIN: N_(
            "Signed version {version} on {signed}; the yearly signature is to be given again."
        ),
        SignatureState.REFUSED: N_("Refused to sign on {refused}; {witness} was there."),
        SignatureState.ON_LEAVE: N_("On leave since {since}; nothing is asked meanwhile."),
        SignatureState.LEFT: N_("Left on {since}; what was signed stays in the register."),
    }
)
