"""The letter that names a department in the panes of a workshop: the same one in each of them."""

from collections.abc import Iterable, Mapping
from typing import Final

from charta.domain.catalogue import Catalogue
from charta.ui.room.approving.keys import KEYS as APPROVING
from charta.ui.room.deciding.keys import KEYS as DECIDING

RESERVED: Final = frozenset(key.keys[0] for key in (*DECIDING.values(), *APPROVING.values()))
"""Keys that do something else in a pane."""


def department_letters(catalogue: Catalogue, language: str) -> Mapping[str, str]:
    """Return a letter for each department, of its short name where it can be; empty where none is left."""
    ids, names = catalogue.departments, catalogue.lexicon(language).departments
    words = [f"{names[id_].short}{names[id_].name}" for id_ in ids]
    return dict(zip(ids, free_letters(words, RESERVED), strict=True))


def free_letters(words: Iterable[str], taken: Iterable[str]) -> tuple[str, ...]:
    """Return for each word its first letter that is not taken, by a word before it neither; or none."""
    used = set(taken)
    found = []
    for word in words:
        free = (letter for letter in word.upper() if letter.isascii() and letter.isalpha())
        letter = next((letter for letter in free if letter not in used), "")
        used.add(letter)
        found.append(letter)
    return tuple(found)
