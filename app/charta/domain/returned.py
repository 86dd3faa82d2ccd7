"""What a returned text says with every tracked change undone and done, and what changed between the two.

A tracked change is known letter by letter, so nothing has to be guessed from a comparison: words that occur
twice keep their authors apart. Only what was changed without tracking is found by comparing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from charta.domain.items import Edit, Item, Mark, Word, edits, is_slight, split_words
from charta.domain.review import ReturnedLine, Tracked
from charta.domain.text import clean


@dataclass(frozen=True, slots=True)
class _Cell:
    """A letter, or the end of a line; `made` are the tracked changes that it is part of."""

    item: Item
    in_old: bool
    in_new: bool
    made: tuple[Tracked, ...]


@dataclass(frozen=True, slots=True)
class _Token:
    """An item of the old or the new text, and the cell at which it begins."""

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
    cells = [cell for line in lines for cell in _cells(line)]
    old = list(_tokens(cells, old=True))
    new = list(_tokens(cells, old=False))
    return Revised(
        before=tuple(token.item for token in old),
        after=tuple(token.item for token in new),
        revisions=tuple(_joined(_revisions(cells, old, new), [token.item for token in old])),
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
        found.append(Suggestion(Edit(start, end, items), tuple(authors), is_silent))
        untracked_before += untracked
        tracked_before += tracked
    return tuple(found)


# -- from runs to letters to words --------------------------------------------------------------------------


def _cells(line: ReturnedLine) -> Iterator[_Cell]:
    for run in line.runs:
        made = tuple(change for change in (run.inserted, run.deleted) if change)
        for letter in clean(run.text).replace("\t", " "):
            word = Word(letter, run.bold, run.italic, run.target)
            yield _Cell(word, run.inserted is None, run.deleted is None, made)
    made = tuple(change for change in (line.inserted, line.deleted) if change)
    yield _Cell(line.mark, line.inserted is None, line.deleted is None, made)


def _tokens(cells: Sequence[_Cell], *, old: bool) -> Iterator[_Token]:
    """Yield the items of the old or the new text, line by line."""
    line: list[_Token] = []
    for at, cell in enumerate(cells):
        if not (cell.in_old if old else cell.in_new):
            continue
        if isinstance(cell.item, Mark):
            yield from _line(line, _Token(cell.item, at))
            line = []
        else:
            line.append(_Token(cell.item, at))
    if line:
        yield from _line(line, _Token(Mark(), len(cells)))


def _line(letters: Sequence[_Token], end: _Token) -> Iterator[_Token]:
    while letters and _is_space(letters[-1]):
        letters = letters[:-1]
    start = next((at for at, letter in enumerate(letters) if not _is_space(letter)), len(letters))
    letters = letters[start:]
    if not letters:
        return
    for stretch in _stretches(letters):
        place = 0
        for part in split_words("".join(_text(letter) for letter in stretch)):
            first = stretch[place]
            if isinstance(first.item, Word):
                yield _Token(Word(part, first.item.bold, first.item.italic, first.item.target), first.at)
            place += len(part)
    yield end


def _stretches(letters: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Yield neighbouring letters of one look together: words end where the look changes."""
    stretch: list[_Token] = []
    for letter in letters:
        if stretch and _look(stretch[-1]) != _look(letter):
            yield stretch
            stretch = []
        stretch.append(letter)
    if stretch:
        yield stretch


def _text(token: _Token) -> str:
    return token.item.text if isinstance(token.item, Word) else ""


def _is_space(token: _Token) -> bool:
    return _text(token).isspace()


def _look(token: _Token) -> tuple[bool, bool, str]:
    item = token.item
    return (item.bold, item.italic, item.target) if isinstance(item, Word) else (False, False, "")


# -- tracked changes ----------------------------------------------------------------------------------------


def _revisions(cells: Sequence[_Cell], old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[Revision]:
    """Yield what changed between two places at which words of both texts begin in the same letter."""
    old_at = {token.at: place for place, token in enumerate(old)}
    new_at = {token.at: place for place, token in enumerate(new)}
    both = sorted(old_at.keys() & new_at.keys())
    i = j = cell = 0
    for at in (*both, None):
        a, b = (len(old), len(new)) if at is None else (old_at[at], new_at[at])
        yield from _between(
            cells[cell:at], [token.item for token in old[i:a]], [token.item for token in new[j:b]], i
        )
        i, j, cell = a, b, cell if at is None else at


def _between(cells: Sequence[_Cell], old: list[Item], new: list[Item], place: int) -> Iterator[Revision]:
    while old and new and old[0] == new[0]:
        old, new, place = old[1:], new[1:], place + 1
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    if old or new:
        made = dict.fromkeys(change for cell in cells if cell.made for change in cell.made)
        yield Revision(Edit(place, place + len(old), tuple(new)), tuple(made))


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
