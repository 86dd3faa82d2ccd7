"""A wording as prose: its lines, sentences and words with their places, and how easily it reads."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from charta.domain.checking.rules import Tongue

# What typography varies and a pattern should not have to: one character for one, so that places stay.
_PLAIN: Final = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "‑": "-"})
_END: Final = re.compile(r"[.!?…]+(?: ?[»”\")])?(?=\s+[«“\"(]?\s?[^\W\d_a-zà-ÿ]|\s+\d|\s*$)")
_COUNTED_WORDS: Final = 20_000
WORD: Final = re.compile(r"[^\W\d_]+(?:['’\-·•‧][^\W\d_]+)*")


@dataclass(frozen=True)
class Span:
    """A part of a text: its words and where they begin."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the part ends."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Prose:
    """The plain words of a wording, a line per block."""

    text: str

    @cached_property
    def plain(self) -> str:
        """The text with one kind of apostrophe, space and hyphen; every character keeps its place."""
        return self.text.translate(_PLAIN)

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        """The blocks that say something."""
        spans, start = [], 0
        for line in self.plain.split("\n"):
            if line.strip():
                spans.append(Span(line, start))
            start += len(line) + 1
        return tuple(spans)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order; a block without a full stop is one."""
        return tuple(sentence for line in self.lines for sentence in _sentences(line))

    def sentence_at(self, place: int) -> int:
        """Return the number of the sentence in which a place lies."""
        for number, sentence in enumerate(self.sentences):
            if place < sentence.end:
                return number
        return max(0, len(self.sentences) - 1)


def _sentences(line: Span) -> Iterator[Span]:
    start = 0
    for match in _END.finditer(line.text):
        yield from _span(line, start, match.end())
        start = match.end()
    yield from _span(line, start, len(line.text))


def _span(line: Span, start: int, end: int) -> Iterator[Span]:
    text = line.text[start:end]
    stripped = text.strip()
    if stripped:
        yield Span(stripped, line.start + start + text.index(stripped))


def syllables(word: str, tongue: Tongue) -> int:
    """Return how many syllables a word has, by its groups of vowels and the language's corrections."""
    lower = word.lower()
    if lower not in tongue.counted:
        if len(tongue.counted) >= _COUNTED_WORDS:
            tongue.counted.clear()
        count = len(tongue.vowels.findall(lower))
        count += sum(len(pattern.findall(lower)) for pattern in tongue.more)
        count -= sum(len(pattern.findall(lower)) for pattern in tongue.fewer)
        tongue.counted[lower] = max(1, count)
        return max(1, count)
    return tongue.counted[lower]


@dataclass(frozen=True)
class Ease:
    """How easily a text reads (Flesch 1948; Kandel & Moles 1958 for French), and what that was counted on."""

    score: float
    words: int
    words_per_sentence: float


def reading_ease(prose: Prose, tongue: Tongue) -> Ease | None:
    """Return the ease of a text by the language's formula; None for a text without a word.

    Headings and the items of a list count as sentences, which flatters a list and is how a reader meets it.
    """
    words = [word for part in WORD.findall(prose.plain) for word in part.split("-")]
    if not words:
        return None
    per_sentence = len(words) / max(1, len(prose.sentences))
    per_word = sum(syllables(word, tongue) for word in words) / len(words)
    return Ease(tongue.formula.score(per_sentence, per_word), len(words), per_sentence)
