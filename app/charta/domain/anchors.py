"""Words of a text that a remark points at, found again in the text that the text has become.

An anchor keeps the words and a little of what stood around them. White space, the kind of quotation marks and
apostrophes do not count, so that the same words are found in the wording, in a document and in a window. The
approach is that of the W3C Web Annotation model's text quote selector (https://www.w3.org/TR/annotation-model/),
with a search for the rest of the words where some of them were changed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice
from typing import Final, Self, TypeAlias

CONTEXT: Final = 40
"""So many characters are kept on either side of the words."""
Span: TypeAlias = tuple[int, int]

_UNSEEN: Final = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ALIKE: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032`\u00b4", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"')
    | dict.fromkeys("\u2010\u2011", "-")
)
_KEYS: Final = _ALIKE | dict.fromkeys(map(ord, _UNSEEN))
_WORD: Final = re.compile(r"\w+")
_SURE: Final = 16
_FEW: Final = 2
"""More words than so few, or more characters, are the same wherever they stand; fewer need surroundings."""
_NEAR: Final = 400
"""So far from the words, in characters, their surroundings are looked for."""
_MOST_PLACES: Final = 40
_MOST_LOOKED_AT: Final = 20_000
_MOST_TRIES: Final = 4
_MOST_ALIKE: Final = 30
"""A word that comes more often in the words looked for says no more about where they stand."""
_MOST_WORDS: Final = 240


@dataclass(frozen=True)
class Anchor:
    """Words, and those that stood before and after them."""

    quote: str
    before: str = ""
    after: str = ""


def anchored(text: str, start: int, end: int) -> Anchor:
    """Return the anchor of the words from `start` to `end`, without white space at either end.

    Raises ValueError where there are none.
    """
    while start < end and _is_unseen(text[start]):
        start += 1
    while end > start and _is_unseen(text[end - 1]):
        end -= 1
    if start >= end:
        raise ValueError("an anchor has words")
    return Anchor(text[start:end], text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT])


def find(anchor: Anchor, text: str) -> Span | None:
    """Return where the words stand in `text` now, None where they are gone (`Finder`)."""
    return Finder(text).find(anchor)


class Finder:
    """Finds anchors in one text.

    The very words come first; where they come more than once, the place whose surroundings are most alike.
    Where they have changed, it is where most of them stand. The cost grows with the text and not with how
    often words come in it.
    """

    def __init__(self, text: str) -> None:
        self._at = [place for place, character in enumerate(text) if not _is_unseen(character)]
        self._key = _key(text)
        self._text = text
        self._words: _Words | None = None

    def find(self, anchor: Anchor) -> Span | None:
        """Return where the words stand, from the first to behind the last; None where they are gone."""
        quote = _key(anchor.quote)
        if not quote:
            return None
        place = self._exactly(quote, anchor)
        if place is not None:
            return self._at[place], self._at[place + len(quote) - 1] + 1
        if self._words is None:
            self._words = _Words(self._text)
        return self._words.find(anchor)

    def _exactly(self, quote: str, anchor: Anchor) -> int | None:
        sides = _Sides.of(anchor)
        all_of_it = f"{sides.before}{quote}{sides.after}"
        same = self._key.find(all_of_it)
        if same >= 0 and self._key.find(all_of_it, same + 1) < 0:
            return same + len(sides.before)
        places = sorted(
            islice(self._places(quote), _MOST_LOOKED_AT),
            key=lambda place: -self._touching(place, place + len(quote), sides),
        )[:_MOST_PLACES]
        if not places:
            return None
        scored = [
            self._touching(place, place + len(quote), sides)
            + _shared(anchor, *self._around(place, place + len(quote), CONTEXT))
            for place in places
        ]
        best = places[max(range(len(places)), key=scored.__getitem__)]
        sure = len(quote) >= _SURE or len(_words(anchor.quote)) > _FEW
        end = best + len(quote)
        supported = (
            self._touching(best, end, sides) >= CONTEXT
            or _support(anchor, *self._around(best, end, _NEAR)) >= 1 / 3
        )
        return best if sure or supported else None

    def _places(self, quote: str) -> Iterator[int]:
        place = self._key.find(quote)
        while place >= 0:
            yield place
            place = self._key.find(quote, place + 1)

    def _touching(self, start: int, end: int, sides: "_Sides") -> int:
        """Return how many characters around a place are just those that stood around the words.

        A whole side that has stayed counts twice: where lines are alike, it alone tells one from the other. A
        side is shorter than usual only where the text began or ended there.
        """
        key, before, after = self._key, sides.before, sides.after
        left = 0
        while left < len(before) and left < start and before[-1 - left] == key[start - 1 - left]:
            left += 1
        right = 0
        while right < len(after) and end + right < len(key) and after[right] == key[end + right]:
            right += 1
        starts = start == len(before) or not sides.starts
        ends = end + len(after) == len(key) or not sides.ends
        whole = (starts and left == len(before)) + (ends and right == len(after))
        return left + right + CONTEXT * whole

    def _around(self, start: int, end: int, reach: int) -> tuple[str, str]:
        first, last = self._at[start], self._at[end - 1] + 1
        return self._text[max(0, first - reach) : first], self._text[last : last + reach]


@dataclass(frozen=True)
class _Sides:
    """What stood around words, as keys; whether the text began just before and ended just behind."""

    before: str
    after: str
    starts: bool
    ends: bool

    @classmethod
    def of(cls, anchor: Anchor) -> Self:
        """Return the sides of an anchor: one that is shorter than usual ends the text."""
        before, after = anchor.before, anchor.after
        return cls(_key(before), _key(after), len(before) < CONTEXT, len(after) < CONTEXT)


class _Words:
    """Finds words of which some have changed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [match.span() for match in _WORD.finditer(text)]
        self._words = _words(text)
        self._counts = Counter(self._words)

    def find(self, anchor: Anchor) -> Span | None:
        wanted = _words(anchor.quote)[:_MOST_WORDS]
        if len(wanted) == 1 or not wanted:
            # A single word that has changed is gone.
            return None
        tries = (self._aligned(wanted, start) for start in self._starts(wanted))
        found = [each for each in tries if each is not None]
        if not found:
            return None
        whole = sum(map(len, wanted))
        best = max(found, key=lambda each: each.weight + _shared(anchor, *self._around(each, CONTEXT)))
        share = best.weight / whole
        support = _support(anchor, *self._around(best, _NEAR))
        enough = share >= 1 / 2 and (best.weight >= _SURE + 8 or support >= 2 / 5)
        if not enough and not (share >= 3 / 10 and support >= 3 / 5):
            return None
        first, last = self._widened(best, anchor, len(wanted))
        return self._spans[first][0], self._spans[last - 1][1]

    def _starts(self, wanted: Sequence[str]) -> Sequence[int]:
        """Return the likeliest beginnings: those for which most words, the rare ones first, would fit."""
        places: dict[str, list[int]] = {}
        for number, word in enumerate(wanted):
            kept = places.setdefault(word, [])
            if len(kept) < _MOST_ALIKE:
                kept.append(number)
        slack = max(2, len(wanted) // 8)
        votes: defaultdict[int, float] = defaultdict(float)
        for place, word in enumerate(self._words):
            for number in places.get(word, ()):
                votes[(place - number) // slack] += len(word) / self._counts[word]
        # Words that were put in or taken out spread the votes over neighbours.
        joined = {
            group: votes.get(group, 0.0) + votes.get(group + 1, 0.0)
            for start in votes
            for group in (start - 1, start)
        }
        best = sorted(joined, key=lambda group: (-joined[group], group))[:_MOST_TRIES]
        return [group * slack for group in best]

    def _aligned(self, wanted: Sequence[str], start: int) -> "_Match | None":
        slack = max(4, len(wanted) // 3)
        first = max(0, start - slack)
        shown = self._words[first : start + len(wanted) + 2 * slack]
        blocks = SequenceMatcher(None, wanted, shown, autojunk=False).get_matching_blocks()
        best: _Match | None = None
        run: _Match | None = None
        for number, place, size in blocks:
            if not size:
                continue
            weight = sum(map(len, shown[place : place + size]))
            fresh = _Match(first + place, first + place + size, number, number + size, weight, weight)
            if run is not None:
                fresh = run.joined(fresh, sum(map(len, self._words[run.end : fresh.start])) / 2)
            run = fresh
            if best is None or run.score > best.score:
                best = run
        return best

    def _around(self, match: "_Match", reach: int) -> tuple[str, str]:
        first, last = self._spans[match.start][0], self._spans[match.end - 1][1]
        return self._text[max(0, first - reach) : first], self._text[last : last + reach]

    def _widened(self, match: "_Match", anchor: Anchor, count: int) -> Span:
        """Return the words of a match and those that have replaced its first or last ones."""
        before, after = _words(anchor.before)[-2:], _words(anchor.after)[:2]
        first, last = match.start, match.end
        for place in range(first, max(first - match.first - 3, -1), -1):
            if match.first and before and self._words[max(0, place - len(before)) : place] == before:
                first = place
                break
        missing = count - match.last
        for place in range(last, last + missing + 4):
            if missing and after and self._words[place : place + len(after)] == after:
                last = place
                break
        return first, last


@dataclass(frozen=True)
class _Match:
    """Words from `start` to `end` of a text in which those from `first` to `last` of an anchor stand.

    `weight` counts the characters of the words that are the same, `score` less half of the others.
    """

    start: int
    end: int
    first: int
    last: int
    weight: float
    score: float

    def joined(self, following: "_Match", cost: float) -> "_Match":
        """Return both as one, with what stands between them, or the second where that is no gain."""
        if self.score <= cost:
            return following
        weight, score = self.weight + following.weight, self.score - cost + following.score
        return _Match(self.start, following.end, self.first, following.last, weight, score)


def _is_unseen(character: str) -> bool:
    return character.isspace() or character in _UNSEEN


def _key(text: str) -> str:
    # What `split` takes for white space is what `isspace` does; this is much faster than looking at each.
    return "".join(text.translate(_KEYS).split())


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _shared(anchor: Anchor, before: str, after: str) -> int:
    """Return how many characters of the words around an anchor come in order in other surroundings."""
    return _common(_words(anchor.before), _words(before)) + _common(_words(anchor.after), _words(after))


def _support(anchor: Anchor, before: str, after: str) -> float:
    """Return the share of the words around an anchor that surroundings have; 1 where it has none."""
    whole = sum(map(len, _words(anchor.before))) + sum(map(len, _words(anchor.after)))
    return _shared(anchor, before, after) / whole if whole else 1.0


def _common(wanted: Sequence[str], words: Sequence[str]) -> int:
    matcher = SequenceMatcher(None, wanted, words, autojunk=False)
    return sum(
        len(word)
        for block in matcher.get_matching_blocks()
        for word in wanted[block.a : block.a + block.size]
    )
