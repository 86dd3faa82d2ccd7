"""A wording as a row of items: words, and the marks that end its lines.

It is the form in which texts are compared, merged and marked with changes: a word carries its own emphasis,
and the end of a line is an item like any other, so that splitting and joining lines are changes like any
other. `services.ports.WordingFormat` turns wordings into items and back.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

LineKind = Literal["paragraph", "heading", "bullet", "number"]

_WORDS: Final = re.compile(r"\n|[^\S\n]+|\w+(?:['\u2019]\w+)*|[^\w\s]")
_ALIKE: Final = 0.5
_LONG: Final = 12
_MOST_PAIRS: Final = 40_000
"""Beyond so many pairs, lines are not compared with each other: nobody rewrites 200 lines in one place."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, a space, a sign, or a new line within a paragraph (`text` is a line feed then)."""

    text: str
    bold: bool = False
    italic: bool = False
    target: str = ""
    """Where a link leads, empty for none."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of a line, and what kind of line it is.

    `level` is 2 or 3 for a heading, 0 or 1 (a list in a list) for a list line. `quoted` lines stand in a
    highlighted passage. `opens_list` and `opens_quote` tell that a list or passage begins here although the
    line before may belong to one as well; `start` is the number that such a list begins with.
    """

    kind: LineKind = "paragraph"
    level: int = 0
    quoted: bool = False
    opens_list: bool = False
    opens_quote: bool = False
    start: int = 1

    @property
    def shape(self) -> tuple[LineKind, int, bool]:
        """What a reader sees of it, whatever stands before."""
        return (self.kind, self.level, self.quoted)


Item: TypeAlias = Word | Mark
Key: TypeAlias = Callable[[Item], object]


def words_only(item: Item) -> object:
    """Compare by words alone: emphasis and kinds of lines do not count.

    Nor does what programs change by themselves: a tab for a space, a slash at the end of an address.
    """
    if not isinstance(item, Word):
        return "\x00"
    return (" " if item.text == "\t" else item.text, item.target.removesuffix("/"))


def exactly(item: Item) -> object:
    """Compare by everything that a reader sees."""
    return item if isinstance(item, Word) else item.shape


def split_words(text: str) -> list[str]:
    """Return the words, spaces and signs that make up a text."""
    return _WORDS.findall(text)


def plain(items: Iterable[Item]) -> str:
    """Return the words alone, a line feed at the end of each line but the last."""
    text = "".join(item.text if isinstance(item, Word) else "\n" for item in items)
    return text.removesuffix("\n")


def lines(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    """Yield the items line by line, each with its mark; the last line may lack one."""
    line: list[Item] = []
    for item in items:
        line.append(item)
        if isinstance(item, Mark):
            yield tuple(line)
            line = []
    if line:
        yield tuple(line)


def numbered(items: Iterable[Item]) -> Iterator[tuple[Item, int | None]]:
    """Yield the items, the end of a numbered line with the number that it shows, others with None."""
    open_lists: list[tuple[LineKind, int]] = []
    last = Mark()
    for item in items:
        if isinstance(item, Word):
            yield item, None
            continue
        in_list = item.kind in ("bullet", "number")
        if not in_list or item.quoted != last.quoted or item.opens_quote:
            open_lists = []
        last = item
        if not in_list:
            yield item, None
            continue
        depth = max(min(item.level, len(open_lists), 1), 0)
        goes_on = len(open_lists) > depth and open_lists[depth][0] == item.kind and not item.opens_list
        number = open_lists[depth][1] + 1 if goes_on else item.start
        open_lists = [*open_lists[:depth], (item.kind, number)]
        yield item, number if item.kind == "number" else None


@dataclass(frozen=True)
class Edit:
    """What stands from `start` to `end` in a text is replaced."""

    start: int
    end: int
    items: tuple[Item, ...]


def edits(before: Sequence[Item], after: Sequence[Item], key: Key = words_only) -> tuple[Edit, ...]:
    """Return what turns `before` into `after`, in order, the places apart from each other.

    Lines are paired first and words compared within pairs, so that a reworded paragraph is not read as bits
    of its neighbours. Lines that were split from one, or joined into one, are compared with it together.
    """
    old, new = list(lines(before)), list(lines(after))
    old_keys = [tuple(map(key, line)) for line in old]
    new_keys = [tuple(map(key, line)) for line in new]
    found: list[Edit] = []
    place = 0
    matcher = difflib.SequenceMatcher(None, old_keys, new_keys, autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag != "equal":
            for left, right in _regrouped(_paired(old[a1:a2], new[b1:b2])):
                found += _within(left, right, place, key)
                place += len(left)
        else:
            place += sum(map(len, old[a1:a2]))
    return tuple(_joined(found))


def applied(before: Sequence[Item], chosen: Iterable[Edit]) -> tuple[Item, ...]:
    """Return `before` with the edits made; these must not overlap."""
    result: list[Item] = []
    place = 0
    for edit in sorted(chosen, key=lambda entry: (entry.start, entry.end)):
        result += before[place : edit.start]
        result += edit.items
        place = edit.end
    result += before[place:]
    return tuple(result)


Lines: TypeAlias = Sequence[tuple[Item, ...]]
Pair: TypeAlias = tuple[tuple[Item, ...], tuple[Item, ...]]


def _regrouped(pairs: Iterable[Pair]) -> list[Pair]:
    """Add a line without a fellow to the pair beside it where that makes both sides more alike."""
    found: list[Pair] = []
    for pair in pairs:
        last = found[-1] if found else ((), ())
        together = (last[0] + pair[0], last[1] + pair[1])
        whole = next((each for each in (last, pair) if all(each)), None)
        alone = not (all(last) and all(pair))
        if found and whole and alone and _likeness(*together) > _likeness(*whole):
            found[-1] = together
        else:
            found.append(pair)
    return found


def _paired(old: Lines, new: Lines) -> Iterator[Pair]:
    """Pair lines that are alike, in order; a line without a fellow is paired with nothing."""
    if len(old) * len(new) > _MOST_PAIRS:
        yield from ((line, ()) for line in old)
        yield from (((), line) for line in new)
        return
    scores = {(i, j): _likeness(left, right) for i, left in enumerate(old) for j, right in enumerate(new)}
    # The best chain of pairs that do not cross (longest common subsequence, weighted by likeness).
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            taken = best[i + 1][j + 1] + scores[i, j] if scores[i, j] >= _ALIKE else 0.0
            best[i][j] = max(taken, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) or j < len(new):
        together = i < len(old) and j < len(new) and scores[i, j] >= _ALIKE
        if together and best[i][j] == best[i + 1][j + 1] + scores[i, j]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif i < len(old) and (j == len(new) or best[i][j] == best[i + 1][j]):
            yield old[i], ()
            i += 1
        else:
            yield (), new[j]
            j += 1


def _likeness(left: Sequence[Item], right: Sequence[Item]) -> float:
    """Return how much two lines share, from 0 to 1, by their words without looks, spaces and signs."""
    one, two = ([words_only(item) for item in line if _tells(item)] for line in (left, right))
    if not one and not two:
        return 1.0
    matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= _ALIKE <= matcher.quick_ratio() else 0.0


def _tells(item: Item) -> bool:
    return isinstance(item, Word) and item.text[0].isalnum()


def _within(left: Sequence[Item], right: Sequence[Item], place: int, key: Key) -> Iterator[Edit]:
    """Yield the edits within a pair of lines; `place` is where the left one begins."""
    one, two = list(map(key, left)), list(map(key, right))
    matcher = difflib.SequenceMatcher(None, one, two, autojunk=False)
    pending: Edit | None = None
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            if pending is not None and is_slight(left[a1:a2]) and a2 < len(left):
                pending = Edit(pending.start, place + a2, (*pending.items, *right[b1:b2]))
            elif pending is not None:
                yield pending
                pending = None
            continue
        start = place + a1 if pending is None else pending.start
        before = () if pending is None else pending.items
        pending = Edit(start, place + a2, (*before, *right[b1:b2]))
    if pending is not None:
        yield pending


def is_slight(items: Sequence[Item]) -> bool:
    """Tell whether what two changes have between them is only a space or a sign, so that they read as one."""
    return not any(_tells(item) for item in items) and sum(map(_length, items)) < _LONG


def _length(item: Item) -> int:
    # The end of a line always keeps two changes apart.
    return len(item.text) if isinstance(item, Word) and item.text != "\n" else _LONG


def _joined(found: Iterable[Edit]) -> Iterator[Edit]:
    """Join edits that touch, such as a line taken out and another put in at the same place."""
    last: Edit | None = None
    for edit in found:
        if edit.start == edit.end and not edit.items:
            continue
        if last is not None and last.end == edit.start and (last.start == last.end or edit.start == edit.end):
            last = Edit(last.start, edit.end, (*last.items, *edit.items))
            continue
        if last is not None:
            yield last
        last = edit
    if last is not None:
        yield last
