"""What content there is, found by listing files, so that a test names its section and language."""

import functools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from charta import paths
from charta.catalog import load_catalogue
from charta.domain.catalogue import Catalogue

RESOURCES = paths.resources()
TEMPLATES = paths.templates()
LANGUAGES = sorted(file.stem for file in (RESOURCES / "lexicon").glob("*.toml"))
# Nobody reads these as prose: they hold expressions to look for.
PATTERN_FOLDERS = ("balance", "patterns")
SECTIONS = sorted(file.parent.name for file in (RESOURCES / "sections").glob("*/section.toml"))
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_TARGET = re.compile(r"(?<=\])\([^)]*\)")


@functools.cache
def catalogue() -> Catalogue:
    """Return the shipped catalogue."""
    return load_catalogue(RESOURCES)


def template(section: str, language: str) -> str:
    """Return the source of a section's wording."""
    return (TEMPLATES / "sections" / section / f"{language}.md.j2").read_text("utf-8")


def written_files(language: str) -> list[Path]:
    """Return every file of words in a language: guidance, labels, terms, wording, cards and documents."""
    files = [*RESOURCES.glob(f"*/{language}.toml"), *RESOURCES.glob(f"*/*/{language}.toml")]
    read = [file for file in files if file.parent.name not in PATTERN_FOLDERS]
    return sorted([*read, *TEMPLATES.glob(f"*/*/{language}.*j2")])


def texts(file: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of a file with the key or line of each, without the marks of Jinja and of links."""
    source = file.read_text("utf-8")
    if file.suffix == ".toml":
        yield from _leaves(tomllib.loads(source), "")
        return
    words = _JINJA.sub(lambda found: "·" + "\n" * found[0].count("\n"), source)
    for number, line in enumerate(words.splitlines(), 1):
        if not line.startswith(":::"):
            yield f"line {number}", _TARGET.sub("", line)


def _leaves(value: object, key: str) -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield key, value
        case dict():
            for name, inner in value.items():
                yield from _leaves(inner, f"{key}.{name}".lstrip("."))
        case list():
            for number, inner in enumerate(value):
                yield from _leaves(inner, f"{key}[{number}]")
