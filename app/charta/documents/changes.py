"""What changed between two states of the charter, in plain words, and as lines for the annual form."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from charta.documents.block_words import printable, words
from charta.documents.blocks import (
    Block,
    Document,
    Heading,
    Inline,
    LineBreak,
    ListBlock,
    Table,
    TableRow,
    Text,
)
from charta.documents.composing import Composer, Content, short_fingerprint
from charta.documents.markdown import WordingDialect
from charta.documents.wording_items import inlines_of, items_of
from charta.domain.items import Item, Mark, Word, edits, numbered, words_only
from charta.domain.printed import PrintedChanges, PrintedCharter, PrintedMinorChange, PrintedSection

Kind = Literal["added", "dropped", "reworded", "arranged", "retitled", "elsewhere"]
"""What happened to a section: `arranged` is another emphasis or list for the same words, `elsewhere` a change
in another language of the charter alone."""

_BULLET: Final = "• "
_NOTHING: Final = (Text("–"),)


@dataclass(frozen=True)
class Passage:
    """A place that changed, on both sides, and the heading under which it stands (empty for none)."""

    place: str
    before: tuple[Inline, ...]
    after: tuple[Inline, ...]


@dataclass(frozen=True)
class ChangedSection:
    """One section that is not what it was.

    `number` and `title` are those that it has now, or had if it was dropped; `former` is the title that it
    had, empty where that is the same. `places` are the headings under which words changed, each once;
    `insert` names the blocks that show them.
    """

    number: int
    title: str
    kind: Kind
    former: str = ""
    passages: tuple[Passage, ...] = ()
    blocks: tuple[Block, ...] = ()
    minor: tuple[PrintedMinorChange, ...] = ()

    @property
    def insert(self) -> str:
        """The name under which the template inserts what the section says."""
        return f"{self.kind}{self.number}"

    @property
    def places(self) -> tuple[str, ...]:
        """The headings under which words changed, each once."""
        return tuple(dict.fromkeys(passage.place for passage in self.passages if passage.place))


@dataclass(frozen=True)
class Compared:
    """Two states of the charter side by side; `same` is the number of sections that say what they said."""

    sections: tuple[ChangedSection, ...]
    same: int
    moved: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether no section changed, not even its place."""
        return not self.sections and not self.moved


def compose_changes(composer: Composer, content: PrintedChanges) -> Document:
    """Return what changed, for employees and for those who explain the charter to them."""
    compared = compare(composer.dialect, content.before, content.after, content.minor)
    return composer.compose(
        "changes",
        Content(
            charter=content.after,
            variables={
                "before": content.before,
                "former": short_fingerprint(content.before.fingerprint),
                "compared": compared,
                "note": content.note.strip(),
                "author": content.author,
            },
            inserts={section.insert: _shown(section) for section in compared.sections},
        ),
    )


def changed_lines(composer: Composer, before: PrintedCharter, after: PrintedCharter) -> tuple[str, ...]:
    """Return a sentence for each change, or for each kind of many, in the charter's language."""
    compared = compare(composer.dialect, before, after)
    variables = {"before": before, "compared": compared}
    document = composer.compose("changed_lines", Content(charter=after, variables=variables))
    items = (item for block in document.blocks if isinstance(block, ListBlock) for item in block.items)
    return tuple(words(item.inlines) for item in items)


# -- comparing ----------------------------------------------------------------------------------------------


def compare(
    dialect: WordingDialect,
    before: PrintedCharter,
    after: PrintedCharter,
    minor: Mapping[str, tuple[PrintedMinorChange, ...]] | None = None,
) -> Compared:
    """Return what changed from one state to the other, in the order of the later one; dropped ones last."""
    old = {section.id: section for section in before.sections}
    new = {section.id: section for section in after.sections}
    found: list[ChangedSection] = []
    for number, section in enumerate(after.sections, start=1):
        told = (minor or {}).get(section.id, ())
        changed = _changed(dialect, old.get(section.id), section, number, told)
        found += [changed] if changed else []
    for number, section in enumerate(before.sections, start=1):
        if section.id not in new:
            found.append(ChangedSection(number, section.title, "dropped"))
    kept = [id_ for id_ in old if id_ in new]
    touched = sum(section.kind not in ("added", "dropped") for section in found)
    return Compared(
        tuple(found),
        same=len(kept) - touched,
        moved=kept != [id_ for id_ in new if id_ in old],
    )


def _changed(
    dialect: WordingDialect,
    before: PrintedSection | None,
    after: PrintedSection,
    number: int,
    minor: tuple[PrintedMinorChange, ...],
) -> ChangedSection | None:
    if before is None:
        blocks = tuple(map(_lowered, dialect.read(after.wording)))
        return ChangedSection(number, after.title, "added", blocks=blocks)
    former = before.title if before.title != after.title else ""
    if before.wording != after.wording:
        old, new = (items_of(dialect.read(text)) for text in (before.wording, after.wording))
        found = tuple(passages(old, new))
        kind: Kind = "reworded" if found else "arranged"
        return ChangedSection(number, after.title, kind, former, found, minor=minor)
    if former:
        return ChangedSection(number, after.title, "retitled", former, minor=minor)
    if before.fingerprint != after.fingerprint:
        return ChangedSection(number, after.title, "elsewhere", minor=minor)
    return None


def passages(before: Sequence[Item], after: Sequence[Item]) -> Iterator[Passage]:
    """Yield the lines whose words changed, on both sides, the changed words in bold.

    Lines that stand on one side alone are told whole, without emphasis.
    """
    rows = _Rows()
    old, new = list(numbered(before)), list(numbered(after))
    at = place = 0
    for edit in edits(before, after, words_only):
        kept = edit.start - at
        rows.keep(old[at : edit.start], new[place : place + kept])
        at, place = edit.end, place + kept + len(edit.items)
        rows.change(old[edit.start : at], new[place - len(edit.items) : place])
    rows.keep(old[at:], new[place:])
    rows.finish()
    return iter(rows.found)


@dataclass(frozen=True)
class _Told:
    """An item of one side, the number that its line shows, and whether it changed."""

    item: Item
    number: int | None = None
    changed: bool = False


Numbered: TypeAlias = Sequence[tuple[Item, int | None]]


class _Rows:
    """Puts what was and what is side by side, line by line."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self._before: list[_Told] = []
        self._after: list[_Told] = []
        self._place = ""

    def keep(self, old: Numbered, new: Numbered) -> None:
        """Take items that both sides have, however each counts its lines."""
        for before, after in zip(old, new, strict=True):
            # A kept line begins a row of its own unless a change has begun within it.
            if self._at_line_start():
                self.finish()
            self._before.append(_Told(*before))
            self._after.append(_Told(*after))
            if isinstance(after[0], Mark):
                self.finish()

    def change(self, old: Numbered, new: Numbered) -> None:
        """Take items that one side has and the other has not."""
        self._before += [_Told(*entry, changed=True) for entry in old]
        self._after += [_Told(*entry, changed=True) for entry in new]

    def finish(self) -> None:
        """End the row; what did not change is dropped."""
        before, after = self._before, self._after
        self._before, self._after = [], []
        heading = _heading(after)
        if any(told.changed for told in (*before, *after)):
            whole = not before or not after
            shown = (_cell(side, whole=whole) for side in (before, after))
            self.found.append(Passage("" if heading else self._place, *shown))
        self._place = heading or self._place

    def _at_line_start(self) -> bool:
        return bool(self._before or self._after) and all(
            not side or isinstance(side[-1].item, Mark) for side in (self._before, self._after)
        )


def _heading(side: Iterable[_Told]) -> str:
    """Return the last heading among the lines, empty for none."""
    found, line = "", ""
    for told in side:
        if isinstance(told.item, Word):
            line += told.item.text
            continue
        found = line.strip() if told.item.kind == "heading" else found
        line = ""
    return found


def _cell(side: Sequence[_Told], *, whole: bool) -> tuple[Inline, ...]:
    """Return the lines of a side; of their own emphasis nothing stays, so that bold means changed."""
    cell: list[Inline] = []
    line: list[Word] = []
    for told in (*side, _Told(Mark())):
        if isinstance(told.item, Word):
            line.append(Word(told.item.text, bold=told.changed and not whole, target=told.item.target))
        elif line:
            cell += [LineBreak()] if cell else []
            cell += _sign(told.item, told.number)
            cell += inlines_of(line)
            line = []
    return tuple(cell) or _NOTHING


def _sign(mark: Mark, number: int | None) -> list[Inline]:
    """Return what stands before a line of a list."""
    if number is not None:
        return [Text(f"{number}. ")]
    return [Text(_BULLET)] if mark.kind == "bullet" else []


def _lowered(block: Block) -> Block:
    """Return a heading of a wording below that of its section, without number."""
    return Heading(3, block.inlines, numbered=False) if isinstance(block, Heading) else block


def _shown(section: ChangedSection) -> tuple[Block, ...]:
    if section.kind == "added":
        return section.blocks
    rows = tuple(
        TableRow(((Text(printable(passage.place)),), passage.before, passage.after))
        for passage in section.passages
    )
    return (Table((), rows),) if rows else ()
