"""The wording dialect of Markdown, both ways: text to blocks, and blocks to their one spelling.

The dialect: paragraphs, `##` and `###` headings, lists with one level of nesting, `**bold**`, `*italic*`,
`[links](https://...)`, a backslash at a line's end for a new line, and `>` for a highlighted passage.
Everything else prints as it was typed or becomes the nearest of these; no words are ever lost. The dialect
has no directives, so nothing that a user writes can act on a document.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final, TypeAlias, TypeVar

from markdown_it import MarkdownIt
from markdown_it.token import Token

from charta.documents.block_words import plain_lines, printable
from charta.documents.blocks import (
    Block,
    Callout,
    Heading,
    Inline,
    LineBreak,
    ListBlock,
    ListItem,
    Paragraph,
    Text,
)
from charta.documents.inlines import is_allowed_target, read_inlines, spell, tidy

WordingBlock: TypeAlias = Heading | Paragraph | ListBlock | Callout

_RULES: Final = ("heading", "list", "blockquote", "hr", "newline", "escape", "emphasis", "link")
_DEEPEST: Final = 60  # levels of the parser, beyond which it would skip text
_LARGEST_NUMBER: Final = 999_999_999
_KEPT_TEXTS: Final = 256
_T = TypeVar("_T")


def parser(*more_rules: str) -> MarkdownIt:
    """Return a parser of the dialect, with further rules for our own document templates."""
    made = MarkdownIt("zero", {"maxNesting": _DEEPEST}).enable([*_RULES, *more_rules])
    # markdown-it-py offers these two to be replaced on the instance.
    vars(made).update(validateLink=is_allowed_target, normalizeLink=str)
    return made


class WordingDialect:
    """Reads and writes wordings; one instance serves a whole run.

    From one keystroke to the next nearly every text of a charter is the same: what was read lately is kept.
    """

    def __init__(self) -> None:
        self._parser = parser()
        self._read: dict[str, tuple[WordingBlock, ...]] = {}
        self._spelled: dict[str, str] = {}

    def read(self, markdown: str) -> tuple[WordingBlock, ...]:
        """Return the tidy blocks of a wording."""
        blocks = self._read.get(markdown)
        if blocks is None:
            blocks = self._parsed(markdown)
            _keep(self._read, markdown, blocks)
        return blocks

    def _parsed(self, markdown: str) -> tuple[WordingBlock, ...]:
        source = printable(markdown)
        tokens = self._parser.parse(source)
        if any(token.level >= _DEEPEST - 1 for token in tokens):
            return tidy_blocks(Paragraph((Text(line),)) for line in source.split("\n"))
        return tidy_blocks(BlockReader(tokens).blocks())

    def write(self, blocks: Iterable[Block]) -> str:
        """Return the one spelling of these blocks; what the dialect does not have is left out."""
        return write_wording(blocks)

    def canonical(self, markdown: str) -> str:
        """Return the one spelling of this wording: applying it twice changes nothing."""
        text = self._spelled.get(markdown)
        if text is None:
            blocks = self.read(markdown)
            text = write_wording(blocks)
            _keep(self._spelled, markdown, text)
            _keep(self._read, text, blocks)  # what is written reads as the same blocks
        return text

    def plain(self, markdown: str) -> str:
        """Return the words alone, a line per block."""
        return "\n".join(plain_lines(self.read(markdown)))


def _keep(kept: dict[str, _T], markdown: str, outcome: _T) -> None:
    # Another thread may be writing a document meanwhile: it never relies on what it finds here.
    if len(kept) >= _KEPT_TEXTS:
        kept.clear()
    kept[markdown] = outcome


# -- tokens to blocks -------------------------------------------------------------------------------------


class BlockReader:
    """Turns the parser's tokens into blocks, in one pass."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def blocks(self, until: str = "") -> list[Block]:
        """Return the blocks up to the closing token `until`, which is consumed."""
        found: list[Block] = []
        while self._at < len(self._tokens):
            token = self._tokens[self._at]
            self._at += 1
            if token.type == until:
                break
            found += self.block(token)
        return found

    def block(self, token: Token) -> list[Block]:
        """Return what begins with `token`; its other tokens are consumed."""
        match token.type:
            case "paragraph_open":
                return [Paragraph(self.line())]
            case "heading_open":
                return [Heading(int(token.tag[1:]), self.line())]
            case "bullet_list_open" | "ordered_list_open":
                return [self._list(token)]
            case "blockquote_open":
                return [callout(self.blocks("blockquote_close"))]
            case "hr":
                return [Paragraph((Text(token.markup[:-1]),))]  # the parser counts one too many
            case _:
                return []

    def line(self) -> tuple[Inline, ...]:
        """Return the inlines of the next token, consumed with the closing one after it."""
        content = self._tokens[self._at]
        self._at += 2
        return tuple(self.inlines(content.children or []))

    def inlines(self, tokens: Sequence[Token]) -> list[Inline]:
        """Return the inlines of a line's tokens."""
        return read_inlines(tokens)

    def next_token(self) -> Token:
        """Return the next token, consumed."""
        token = self._tokens[self._at]
        self._at += 1
        return token

    def _list(self, token: Token) -> ListBlock:
        items = self._items(token.type.replace("_open", "_close"))
        return ListBlock(token.type.startswith("ordered"), items, int(token.attrs.get("start", 1)))

    def _items(self, until: str) -> tuple[ListItem, ...]:
        items: list[ListItem] = []
        while self.next_token().type != until:
            items += _as_items(self.blocks("list_item_close"))
        return tuple(items)


def _as_items(blocks: Iterable[Block]) -> list[ListItem]:
    """Return an item's content as items: a paragraph joins the one before, unless a list stands between."""
    items = [ListItem(())]
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                last = items[-1]
                if last.sublists:
                    items.append(ListItem(inlines))
                else:
                    items[-1] = ListItem((*last.inlines, LineBreak(), *inlines) if last.inlines else inlines)
            case ListBlock():
                items[-1] = ListItem(items[-1].inlines, (*items[-1].sublists, block))
            case Callout(blocks=inner):
                for item in _as_items(inner):
                    items[-1:] = _joined(items[-1], item)
            case _:
                pass
    return items


def _joined(first: ListItem, second: ListItem) -> list[ListItem]:
    if first.sublists or not first.inlines:
        return [first, second]
    return [ListItem((*first.inlines, LineBreak(), *second.inlines), second.sublists)]


def callout(blocks: Iterable[Block]) -> Callout:
    """Return a callout of these blocks; a heading in it becomes a bold line, a callout in it is dissolved."""
    inner: list[Paragraph | ListBlock] = []
    for block in blocks:
        match block:
            case Paragraph() | ListBlock():
                inner.append(block)
            case Heading(inlines=inlines):
                inner.append(Paragraph(tuple(_in_bold(inline) for inline in inlines)))
            case Callout(blocks=nested):
                inner += nested
            case _:
                pass
    return Callout(tuple(inner))


def _in_bold(inline: Inline) -> Inline:
    return replace(inline, bold=True) if isinstance(inline, Text) else inline


# -- the tidy form of blocks --------------------------------------------------------------------------------


def tidy_blocks(blocks: Iterable[Block]) -> tuple[WordingBlock, ...]:
    """Return the blocks of the dialect in their one form; empty ones are dropped."""
    return tuple(tidied for block in blocks if (tidied := _tidy_block(block)) is not None)


def _tidy_block(block: Block) -> WordingBlock | None:
    match block:
        case Paragraph(inlines=inlines):
            line = tidy(inlines)
            return Paragraph(line) if line else None
        case Heading(level=level, inlines=inlines):
            line = tidy(Text(" ") if isinstance(inline, LineBreak) else inline for inline in inlines)
            return Heading(min(max(level, 2), 3), line) if line else None
        case ListBlock():
            return _tidy_list(block, nested=False)
        case Callout():
            inner = tidy_blocks(callout(block.blocks).blocks)
            kept = tuple(part for part in inner if isinstance(part, Paragraph | ListBlock))
            return Callout(kept) if kept else None
        case _:
            return None


def _tidy_list(block: ListBlock, *, nested: bool) -> ListBlock | None:
    items: list[ListItem] = []
    for item in block.items:
        line = tidy(item.inlines)
        sublists = [tidied for sub in item.sublists if (tidied := _tidy_list(sub, nested=True)) is not None]
        lifted = nested or not line
        if line:
            items.append(ListItem(line, () if lifted else tuple(sublists)))
        if lifted:
            items += [item for sublist in sublists for item in sublist.items]
    start = min(max(block.start, 0), _LARGEST_NUMBER - len(items)) if block.ordered else 1
    return ListBlock(block.ordered, tuple(items), start) if items else None


# -- blocks to text ---------------------------------------------------------------------------------------


def write_wording(blocks: Iterable[Block]) -> str:
    """Return tidy blocks as Markdown, blocks separated by one empty line; some text ends with a line feed."""
    lines = _block_lines(blocks)
    return "\n".join(lines) + "\n" if lines else ""


def _block_lines(blocks: Iterable[Block]) -> list[str]:
    lines: list[str] = []
    before: Block | None = None
    other_mark = False
    for block in blocks:
        # Two lists of one kind in a row stay two because their marks differ.
        follows = (
            isinstance(block, ListBlock) and isinstance(before, ListBlock) and block.ordered == before.ordered
        )
        other_mark = follows and not other_mark
        if lines:
            lines.append("")
        lines += _lines(block, other_mark=other_mark)
        before = block
    return lines


def _lines(block: Block, *, other_mark: bool) -> list[str]:
    match block:
        case Heading(level=level, inlines=inlines):
            text = spell(inlines, after_mark=True)[0]
            # A heading's last number signs would be taken for its closing mark.
            text = f"{text[:-1]}\\#" if text.endswith("#") else text
            return [f"{'#' * level} {text}"]
        case Paragraph(inlines=inlines):
            return spell(inlines)
        case ListBlock():
            return _list_lines(block, other_mark=other_mark)
        case Callout(blocks=inner):
            return [f"> {line}".rstrip(" ") for line in _block_lines(inner)]
        case _:
            return []


def _list_lines(block: ListBlock, *, other_mark: bool) -> list[str]:
    lines: list[str] = []
    for index, item in enumerate(block.items):
        bullet = "*" if other_mark else "-"
        mark = f"{block.start + index}{')' if other_mark else '.'}" if block.ordered else bullet
        content = spell(item.inlines)
        other_sub = False
        for place, sub in enumerate(item.sublists):
            if place or (sub.ordered and sub.start != 1):
                content.append("")
            follows = place > 0 and item.sublists[place - 1].ordered == sub.ordered
            other_sub = follows and not other_sub
            content += _list_lines(sub, other_mark=other_sub)
        indent = " " * (len(mark) + 1)
        lines += [
            f"{mark} {line}" if at == 0 else f"{indent}{line}" if line else ""
            for at, line in enumerate(content)
        ]
    return lines
