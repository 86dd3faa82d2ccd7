"""Spelling by Hunspell, with the dictionaries of `resources/dictionaries`.

A dictionary is loaded when its language is first asked for, once, and serves every thread after another.
"""

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from charta.domain.checking.prose import Prose

if TYPE_CHECKING:
    from hunspell import Hunspell

_SUGGESTIONS: Final = 5
# What is no word of a language: addresses, handles, hashtags, file names, and anything with a digit. What may
# be long begins where none of its kind stands before, or a text without a space would be read per character.
_NO_WORD: Final = re.compile(
    r"(?:https?://|www\.)\S+|(?<!\S)\S+@\S+|[@#]\w+"
    r"|(?<![\w-])[\w-]+\.(?:[a-z]{2,4})(?:/\S*)?(?=[\s,;:!?)]|\.?$)|(?<!\w)\w*\d\w*"
)
_WORD: Final = re.compile(r"[^\W\d_]+(?:['\-·•‧.](?=[^\W\d_])[^\W\d_]+|\([^\W\d_]{1,5}\)[^\W\d_]*)*")
_INCLUSIVE: Final = re.compile(r"\([^\W\d_]+\)|[·•‧].*$|\.(?:e|trice|euse|ère)(?:\.s)?$")


@dataclass(frozen=True)
class _Language:
    """How a language is spelt: the dictionaries of each region, and what an apostrophe joins to a word."""

    default: tuple[str, ...]
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


class Dictionaries:
    """The adapter of `services.ports.Speller`; a language without a dictionary has no unknown word."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = Lock()
        self._loaded: dict[str, Hunspell] = {}
        self._right: set[tuple[tuple[str, ...], str]] = set()
        self._own: dict[str, frozenset[str]] = {}
        told = tomllib.loads((folder / "languages.toml").read_text(encoding="utf-8"))
        self._languages = {
            name: _Language(
                tuple(entry["default"]),
                {region: tuple(names) for region, names in entry.get("regions", {}).items()},
                tuple(entry.get("before", ())),
                tuple(entry.get("after", ())),
            )
            for name, entry in told.items()
        }

    def unknown(
        self, text: str, language: str, region: str, names: Collection[str] = ()
    ) -> Sequence[tuple[int, int]]:
        """Return where the unknown words of a text stand, each word once.

        Names, addresses, acronyms and words with a capital inside a sentence are never unknown.
        """
        if language not in self._languages:
            return ()
        prose = Prose(text)
        starts = {sentence.start for sentence in prose.sentences}
        dictionaries = self._named(language, region)
        found: dict[str, tuple[int, int]] = {}
        with self._lock:
            for word, start in _words(prose.plain):
                if (dictionaries, word) in self._right or word in names or word.lower() in found:
                    continue
                if _is_name(word, prose.plain, start, starts):
                    continue
                if self._is_known(word, language, dictionaries, frozenset()):
                    self._right.add((dictionaries, word))
                elif not self._is_known(word, language, dictionaries, names):
                    found[word.lower()] = (start, start + len(word))
        return tuple(sorted(found.values()))

    def suggest(self, word: str, language: str, region: str) -> tuple[str, ...]:
        """Return the words that may have been meant, the likeliest first; slow."""
        if language not in self._languages:
            return ()
        with self._lock:
            meant = self._dictionary(self._named(language, region)[0]).suggest(Prose(word).plain)
        return tuple(dict.fromkeys(entry.replace("'", "’") for entry in meant))[:_SUGGESTIONS]

    def _is_known(
        self, word: str, language: str, dictionaries: Sequence[str], names: Collection[str]
    ) -> bool:
        spelt = self._languages[language]
        for form in _forms(word, spelt):
            parts = [part for part in re.split(r"[-']", form) if part]
            if form in names or self._has(form, language, dictionaries):
                return True
            if len(parts) > 1 and all(
                part in names or part[:1].isupper() or self._has(part, language, dictionaries)
                for part in parts
            ):
                return True
        return False

    def _has(self, word: str, language: str, dictionaries: Sequence[str]) -> bool:
        return word.lower() in self._words(language) or any(
            self._dictionary(name).spell(form)
            for name in dictionaries
            for form in dict.fromkeys((word, word.lower()))
        )

    def _named(self, language: str, region: str) -> tuple[str, ...]:
        spelt = self._languages[language]
        return spelt.regions.get(region, spelt.default)

    def _dictionary(self, name: str) -> "Hunspell":
        if name not in self._loaded:
            from hunspell import Hunspell

            self._loaded[name] = Hunspell(name, hunspell_data_dir=str(self._folder))
        return self._loaded[name]

    def _words(self, language: str) -> frozenset[str]:
        """Return our own words of a language, which the dictionaries lack."""
        if language not in self._own:
            file = self._folder / "words" / f"{language}.txt"
            lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
            self._own[language] = frozenset(line.strip() for line in lines if not line.startswith("#"))
        return self._own[language]


def _words(text: str) -> Iterator[tuple[str, int]]:
    blank = _NO_WORD.sub(lambda match: " " * len(match[0]), text)
    for match in _WORD.finditer(blank):
        yield match[0], match.start()


def _is_name(word: str, text: str, start: int, sentence_starts: set[int]) -> bool:
    """Tell whether capitals say that a word is a name or an acronym."""
    if len(word) == 1 or word.isupper():
        return True
    if not any(part[:1].isupper() for part in re.split(r"[-']", word)):
        return False
    before = text[:start].rstrip(' «“"(*')
    return (
        start not in sentence_starts and len(before) not in sentence_starts and before[-1:] not in ".!?:…\n"
    )


def _forms(word: str, spelt: _Language) -> Iterator[str]:
    """Give the word, and what is left of it without what an apostrophe or an inclusive form adds."""
    yield word
    bare = _INCLUSIVE.sub("", word)
    if bare != word:
        yield bare
    for form in dict.fromkeys((word, bare)):
        lower = form.lower()
        for before in spelt.before:
            if lower.startswith(before) and len(form) > len(before):
                yield form[len(before) :]
        for after in spelt.after:
            if lower.endswith(after) and len(form) > len(after):
                yield form[: -len(after)]
