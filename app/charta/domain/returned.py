"""What a returned text says with every tracked change undone and done, and what changed between the two.

A tracked change is known letter by letter, so nothing has to be guessed from a comparison: words that occur
twice keep their authors apart. Only what was changed without tracking is found by comparing.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from charta.domain.items import Edit, Item, Mark, Word, edits, is_slight, split_words
from charta.domain.review import ReturnedLine, Tracked
from charta.domain.text import clean


@dataclass(frozen=True, slots=True)
class _Piece:
    """Letters of one look and one history from the letter `at` on; a line's end counts as a letter.

    `made` are the tracked changes that they are part of.
    """

    at: int
    like: Item
    text: str
    in_old: bool
    in_new: bool
    made: tuple[Tracked, ...]

    @property
    def end(self) -> int:
        """The letter after the last one."""
        return self.at + (1 if isinstance(self.like, Mark) else len(self.text))


@dataclass(frozen=True, slots=True)
class _Token:
    """An item of the old or the new text, and the letter at which it begins."""

    item: Item
    at: int


@dataclass(frozen=True)
class Revision:
    """One tracked change: an edit of the text without any, and who made it."""

    edit: Edit
    authors: tuple[Tracked, ...]


@dataclass(frozen=True)
class Revised:
    """A returned text with every tracked change undone and done, and the changes in their order."""

    before: tuple[Item, ...]
    after: tuple[Item, ...]
    revisions: tuple[Revision, ...]


@dataclass(frozen=True)
class Suggestion:
    """A change of the text that was sent: who made it, and whether any of it was made without tracking."""

    edit: Edit
    authors: tuple[Tracked, ...]
    is_silent: bool


def revised(lines: Sequence[ReturnedLine]) -> Revised:
    """Return what the lines say before and after their tracked changes; lines without words are left out."""
    pieces = list(_pieces(lines))
    old = list(_tokens([piece for piece in pieces if piece.in_old]))
    new = list(_tokens([piece for piece in pieces if piece.in_new])) if _is_tracked(pieces) else old
    return Revised(
        before=tuple(token.item for token in old),
        after=tuple(token.item for token in new),
        revisions=tuple(_joined(_revisions(pieces, old, new), [token.item for token in old])),
    )


def suggestions(sent: Sequence[Item], text: Revised) -> tuple[Suggestion, ...]:
    """Return what changed since the text was sent, tracked or not, in order and apart from each other."""
    found: list[Suggestion] = []
    untracked_before = tracked_before = 0
    for region in _regions(edits(sent, text.before), text.revisions):
        untracked, tracked = (
            sum(_growth(edit) for edit, _ in region.silent),
            sum(_growth(entry.edit) for entry in region.tracked),
        )
        start, end = region.start - untracked_before, region.end - untracked_before - untracked
        items = text.after[region.start + tracked_before : region.end + tracked_before + tracked]
        authors = dict.fromkeys(author for entry in region.tracked for author in entry.authors)
        is_silent = any(not _is_undone(*entry, region.tracked) for entry in region.silent)
        if found and (found[-1].edit.start, found[-1].edit.end) == (start, end):
            # Put in at one place, with tracking and without: whoever takes one alone could not tell its side.
            last = found.pop()
            items, authors = (*last.edit.items, *items), {**dict.fromkeys(last.authors), **authors}
            is_silent = is_silent or last.is_silent
        found.append(Suggestion(Edit(start, end, items), tuple(authors), is_silent))
        untracked_before += untracked
        tracked_before += tracked
    return tuple(found)


# -- from runs to letters to words --------------------------------------------------------------------------


def _pieces(lines: Iterable[ReturnedLine]) -> Iterator[_Piece]:
    at = 0
    for line in lines:
        for run in line.runs:
            text = clean(run.text).replace("\t", " ")
            like = Word("", run.bold, run.italic, run.target)
            yield _piece(at, like, text, run.inserted, run.deleted)
            at += len(text)
        yield _piece(at, line.mark, "", line.inserted, line.deleted)
        at += 1


def _piece(at: int, like: Item, text: str, inserted: Tracked | None, deleted: Tracked | None) -> _Piece:
    made = tuple(change for change in (inserted, deleted) if change)
    return _Piece(at, like, text, inserted is None, deleted is None, made)


def _is_tracked(pieces: Iterable[_Piece]) -> bool:
    return any(piece.made for piece in pieces)


def _tokens(pieces: Iterable[_Piece]) -> Iterator[_Token]:
    """Yield the items of the old or the new text, line by line."""
    line: list[_Piece] = []
    at = 0
    for piece in pieces:
        at = piece.end
        if isinstance(piece.like, Mark):
            yield from _line(line, _Token(piece.like, piece.at))
            line = []
        else:
            line.append(piece)
    if line:
        yield from _line(line, _Token(Mark(), at))


def _line(pieces: Sequence[_Piece], end: _Token) -> Iterator[_Token]:
    """Yield the items of a line without the spaces around it; nothing for a line without words."""
    whole = "".join(piece.text for piece in pieces)
    last = len(whole.rstrip())
    if not last:
        return
    first, place = len(whole) - len(whole.lstrip()), 0
    for like, same in groupby(pieces, lambda piece: piece.like):
        stretch = list(same)
        length = sum(len(piece.text) for piece in stretch)
        yield from _words(like, stretch, max(first - place, 0), min(last - place, length))
        place += length
    yield end


def _words(like: Item, pieces: Sequence[_Piece], start: int, end: int) -> Iterator[_Token]:
    """Yield the words of pieces of one look from the letter `start` of theirs to `end`."""
    text = "".join(piece.text for piece in pieces)[start : max(end, start)]
    if not isinstance(like, Word):
        return
    begins = list(accumulate((len(piece.text) for piece in pieces), initial=0))
    place = start
    for part in split_words(text):
        # Of pieces that begin at one place, the last one has letters.
        number = bisect_right(begins, place) - 1 if len(pieces) > 1 else 0
        at = pieces[number].at + place - begins[number]
        yield _Token(Word(part, like.bold, like.italic, like.target), at)
        place += len(part)


# -- tracked changes ----------------------------------------------------------------------------------------


def _revisions(pieces: Sequence[_Piece], old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[Revision]:
    """Yield what changed between two places at which words of both texts begin in the same letter."""
    if old is new:
        return
    old_at = {token.at: place for place, token in enumerate(old)}
    new_at = {token.at: place for place, token in enumerate(new)}
    both = sorted(old_at.keys() & new_at.keys())
    i = j = letter = 0
    for at in (*both, None):
        a, b = (len(old), len(new)) if at is None else (old_at[at], new_at[at])
        edit = _between([token.item for token in old[i:a]], [token.item for token in new[j:b]], i)
        if edit is not None:
            yield Revision(edit, _authors(pieces, letter, at))
        i, j, letter = a, b, letter if at is None else at


def _between(old: list[Item], new: list[Item], place: int) -> Edit | None:
    """Return what turns one into the other where they differ, None where they do not."""
    while old and new and old[0] == new[0]:
        old, new, place = old[1:], new[1:], place + 1
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return Edit(place, place + len(old), tuple(new)) if old or new else None


def _authors(pieces: Sequence[_Piece], start: int, end: int | None) -> tuple[Tracked, ...]:
    """Return who changed anything from one letter to another, or to the last one."""
    first = bisect_right(pieces, start, key=lambda piece: piece.end)
    made: dict[Tracked, None] = {}
    for piece in pieces[first:]:
        if end is not None and piece.at >= end:
            break
        made.update(dict.fromkeys(piece.made))
    return tuple(made)


def _joined(found: Iterable[Revision], before: Sequence[Item]) -> Iterator[Revision]:
    """Join changes of the same authors that touch or have only a space between them."""
    last: Revision | None = None
    for entry in found:
        if last is not None:
            between = before[last.edit.end : entry.edit.start]
            if last.authors == entry.authors and is_slight(between):
                items = (*last.edit.items, *between, *entry.edit.items)
                last = Revision(Edit(last.edit.start, entry.edit.end, items), last.authors)
                continue
            yield last
        last = entry
    if last is not None:
        yield last


# -- tracked and silent changes together --------------------------------------------------------------------


@dataclass
class _Region:
    """A place in the text without tracked changes, with the changes of either kind that overlap there.

    A silent one comes with the place at which its words begin there.
    """

    start: int
    end: int
    tracked: list[Revision]
    silent: list[tuple[Edit, int]]

    def takes_in(self, other: "_Region") -> bool:
        """Tell whether `other`, which does not begin before, changes the same place; take it in if so."""
        if other.start >= self.end and other.start != self.start:
            return False
        self.end = max(self.end, other.end)
        self.tracked += other.tracked
        self.silent += other.silent
        return True


def _regions(silent: Sequence[Edit], revisions: Sequence[Revision]) -> list[_Region]:
    """Return where the text without tracked changes was changed, in order, what overlaps as one."""
    places = [_Region(entry.edit.start, entry.edit.end, [entry], []) for entry in revisions]
    growth = 0
    for edit in silent:
        start = edit.start + growth
        places.append(_Region(start, start + len(edit.items), [], [(edit, start)]))
        growth += _growth(edit)
    regions: list[_Region] = []
    for place in sorted(places, key=lambda region: (region.start, region.end)):
        if not regions or not regions[-1].takes_in(place):
            regions.append(place)
    return regions


def _is_undone(edit: Edit, start: int, tracked: Sequence[Revision]) -> bool:
    """Tell whether a silent edit only put words in that were taken out again with tracking.

    LibreOffice forgets who put words in once somebody else takes them out.
    """
    kept = (
        item
        for place, item in enumerate(edit.items, start)
        if not any(entry.edit.start <= place < entry.edit.end for entry in tracked)
    )
    return edit.start == edit.end and all(isinstance(item, Word) and item.text.isspace() for item in kept)


def _growth(edit: Edit) -> int:
    return len(edit.items) - (edit.end - edit.start)
