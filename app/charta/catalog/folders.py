"""Which files content consists of: found by listing, the same in every folder, none too many."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from charta.catalog.reading import ContentFile
from charta.errors import ContentError

_LANGUAGE: Final = re.compile(r"[a-z]{2}")
_TEMPLATE: Final = ".md.j2"
_TOGETHER: Final = (".card.md.j2", ".kit.md.j2")
"""What a section may have besides its wording: its lines on one page, and what it brings to the kit."""
_STRAY: Final = "nothing of this name belongs here"


@dataclass(frozen=True)
class ContentFolder:
    """The folder of resources."""

    root: Path

    def file(self, name: str) -> ContentFile:
        """Return a file by its path below the folder."""
        return ContentFile(self.root / name, name)

    def languages(self) -> tuple[str, ...]:
        """Return the languages that have a lexicon, in alphabetical order."""
        names = _names(self.root / "lexicon")
        for name in names:
            if not name.endswith(".toml") or not _LANGUAGE.fullmatch(name.removesuffix(".toml")):
                raise ContentError(file=f"lexicon/{name}", problem="the name is not two letters and .toml")
        if not names:
            raise ContentError(file="lexicon", problem="there is no language")
        return tuple(name.removesuffix(".toml") for name in names)

    def described(self, parent: str, description: str, languages: Iterable[str]) -> tuple[str, ...]:
        """Return the folders below `parent`, each with its description and one file per language."""
        expected = [description, *(f"{language}.toml" for language in languages)]
        return _checked(self.root, parent, "", expected)


def check_templates(templates: Path, sections: Sequence[str], languages: Sequence[str]) -> None:
    """Raise `ContentError` unless every section and document has its template in each language.

    A section may also have its part of the one-page charter or of the kit, then in each language too.
    """
    expected = [f"{language}{_TEMPLATE}" for language in languages]
    together = [[f"{language}{ending}" for language in languages] for ending in _TOGETHER]
    folders = _checked(templates, "sections", "templates/", expected, together)
    _checked(templates, "documents", "templates/", expected)
    _check_names("templates/sections", [Path(folder).name for folder in folders], sections)


def _checked(
    root: Path, parent: str, prefix: str, expected: Sequence[str], together: Sequence[Sequence[str]] = ()
) -> tuple[str, ...]:
    """Return the folders that hold what is expected; each of `together` comes whole or not at all."""
    folders = []
    for name in _names(root / parent):
        folder = f"{parent}/{name}"
        if not (root / folder).is_dir():
            raise ContentError(file=prefix + folder, problem=_STRAY)
        given = _names(root / folder)
        # Git keeps no empty folder, so that one here is nobody's content.
        if given:
            more = [name for names in together if any(name in names for name in given) for name in names]
            _check_names(prefix + folder, given, [*expected, *more])
            folders.append(folder)
    return tuple(folders)


def _check_names(folder: str, given: Sequence[str], expected: Sequence[str]) -> None:
    for name in given:
        if name not in expected:
            raise ContentError(file=f"{folder}/{name}", problem=_STRAY)
    for name in expected:
        if name not in given:
            raise ContentError(file=f"{folder}/{name}", problem="it is missing")


def _names(folder: Path) -> list[str]:
    """Return the names in a folder in order, none where it is not there; hidden files are not content."""
    if not folder.is_dir():
        return []
    return sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith("."))
