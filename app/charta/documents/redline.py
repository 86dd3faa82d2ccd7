"""Two states of the charter as one text with marked changes, section by section."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import Final

from charta.documents.block_words import printable
from charta.documents.blocks import Block, Document, Heading, MarkedText, Marking, Text
from charta.documents.composing import Composer, Content, short_fingerprint
from charta.documents.marked_text import all_changes, marked_lines, title_changes
from charta.documents.typography import set_block_spaces
from charta.documents.wording_items import items_of, words_of
from charta.domain.items import Item, Mark, plain
from charta.domain.printed import PrintedChanges, PrintedCharter, PrintedSection

_TITLE: Final = Mark("heading", 1)


@dataclass(frozen=True)
class RedlineRow:
    """A section that is not what or where it was, as the overview lists it.

    `number` is the one that it has now, 0 for a section that was dropped; `former` the one that it had, where
    it moved. `places` counts the changes in a section that stood before and stands now. The foreword is told
    in the same way, without number.
    """

    number: int
    title: str
    added: bool = False
    dropped: bool = False
    former: int = 0
    places: int = 0


@dataclass(frozen=True)
class _Pair:
    """A section in both states; one of them may not have it."""

    before: PrintedSection | None
    after: PrintedSection | None
    number: int = 0
    former: int = 0


def compose_redline(composer: Composer, content: PrintedChanges) -> Document:
    """Return both states as one text: the later one's order, what was dropped where it stood."""
    rows: list[RedlineRow] = []
    blocks: list[Block] = []
    message, foreword = _foreword(composer, content)
    pairs = _pairs(content.before.sections, content.after.sections)
    for pair in pairs:
        found, places = _section(composer, content, pair)
        blocks += found
        if row := _row(pair, places):
            rows.append(row)
    document = composer.compose(
        "redline",
        Content(
            charter=content.after,
            variables={
                "before": content.before,
                "former": short_fingerprint(content.before.fingerprint),
                "author": content.author.strip(),
                "note": content.note.strip(),
                "message": message,
                "awaits": content.before.foreword is not None and _awaits_foreword(content.after),
                "rows": tuple(rows),
                "told": (*filter(None, (message,)), *rows),
                "same": len(pairs) - len(rows),
            },
            inserts={"foreword": foreword, "sections": blocks},
        ),
    )
    return replace(document, marking=Marking(content.author, content.at))


def _row(pair: _Pair, places: int) -> RedlineRow | None:
    section = pair.after or pair.before
    if section is None or not (places or pair.former):
        return None
    added, dropped = pair.before is None, pair.after is None
    return RedlineRow(pair.number, section.title, added, dropped, pair.former, places)


# -- the foreword -------------------------------------------------------------------------------------------


def _foreword(composer: Composer, content: PrintedChanges) -> tuple[RedlineRow | None, Sequence[Block]]:
    """Return what happened to the foreword, None for nothing, and both states of it as one."""
    before, after = (_foreword_items(composer, side) for side in (content.before, content.after))
    if before[0] and _awaits_foreword(content.after):
        return None, ()
    sides = tuple(zip(before, after, strict=True))
    found = (title_changes(*sides[0]), all_changes(*sides[1]))
    lines = tuple(
        line for side, changes in zip(sides, found, strict=True) for line in marked_lines(*side, changes)
    )
    blocks = (MarkedText(lines, numbered=False),) if lines else ()
    if before == after:
        return None, blocks
    title = plain(after[0] or before[0])
    return RedlineRow(0, title, not before[0], not after[0], places=sum(map(len, found))), blocks


def _awaits_foreword(charter: PrintedCharter) -> bool:
    """Tell whether a foreword may yet come: one goes with the endorsement of the text as it stands."""
    return charter.version is None and charter.foreword is None


def _foreword_items(composer: Composer, charter: PrintedCharter) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return the foreword's heading and its words as the charter prints them, as items."""
    if charter.foreword is None or not charter.foreword.text.strip():
        return (), ()
    heading, *text = composer.compose("foreword", Content(charter)).blocks
    return items_of((heading,)), items_of(text)


# -- sections of both states --------------------------------------------------------------------------------


def _pairs(before: Sequence[PrintedSection], after: Sequence[PrintedSection]) -> list[_Pair]:
    """Pair sections by their ids, in the later order; a dropped one follows the one that it followed."""
    old = {section.id: section for section in before}
    new = {section.id: section for section in after}
    places = {id_: place for place, id_ in enumerate(old, start=1)}
    moved = _moved([id_ for id_ in old if id_ in new], [id_ for id_ in new if id_ in old])
    dropped: dict[str, list[_Pair]] = {}
    last = ""
    for id_, section in old.items():
        if id_ in new:
            last = id_
        else:
            dropped.setdefault(last, []).append(_Pair(section, None))
    found = dropped.get("", [])
    for number, (id_, section) in enumerate(new.items(), start=1):
        found.append(_Pair(old.get(id_), section, number, places[id_] if id_ in moved else 0))
        found += dropped.get(id_, [])
    return found


def _moved(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """Return the sections that stand elsewhere, as few as possible."""
    if old == new:
        return frozenset()
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    kept = {old[at] for block in matcher.get_matching_blocks() for at in range(block.a, block.a + block.size)}
    return frozenset(set(new) - kept)


def _section(composer: Composer, content: PrintedChanges, pair: _Pair) -> tuple[list[Block], int]:
    """Return a section as blocks, and in how many places it changed."""
    before, after = pair.before, pair.after
    if after and before and (before.title, before.wording) == (after.title, after.wording):
        heading = Heading(1, (_title(after),), _anchor(after))
        return [heading, *_wording(composer, content.after, after)], 0
    section = after or before
    old = _items(composer, content.before, before) if before else ((), ())
    new = _items(composer, content.after, after) if after else ((), ())
    found = (title_changes(old[0], new[0]), all_changes(old[1], new[1]))
    lines = (line for sides in zip(old, new, found, strict=True) for line in marked_lines(*sides))
    # A list that begins with another number differs too, although no word or kind of line does.
    places = max(sum(map(len, found)), 1)
    return [MarkedText(tuple(lines), _anchor(section) if section else "")], places


def _items(
    composer: Composer, charter: PrintedCharter, section: PrintedSection
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return title and wording as items."""
    return (*words_of((_title(section),)), _TITLE), items_of(_wording(composer, charter, section))


def _wording(composer: Composer, charter: PrintedCharter, section: PrintedSection) -> tuple[Block, ...]:
    return set_block_spaces(composer.dialect.read(section.wording), charter.language, charter.region)


def _title(section: PrintedSection) -> Text:
    return Text(printable(section.title).replace("\n", " "))


def _anchor(section: PrintedSection) -> str:
    return f"charta_{section.id}"
