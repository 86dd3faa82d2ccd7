"""The richer dialect of our own document templates: Markdown with directives, to blocks.

Besides the wording dialect: `#` headings, tables, form fields written as links
(`[Name](field:text/full_name)`, a choice with its options in the title: `"one|two"`), page numbers
(`[1](page:page)`), a new line (`[1](page:break)`), digits to compare (`[3f2a 9b1c](page:digits)`), drawings
with what they show (`[Signature of Al](picture:name)`), and directives on lines of their own:

    ::: cover                     what follows, up to `:::`, stands on the first page
    ::: title                     paragraphs in that style: title subtitle organisation meta note name
    ::: header  ::: footer        one paragraph at the left, an optional second one at the right
    ::: table 40 20 40            column shares; a caption and a table; `tall` leaves room for a pen;
                                  `#name` marks its place; tables inserted after it add their rows
    ::: form 2                    a list of fields, laid out in so many columns
    ::: signature Title           a list of fields, kept together
    ::: coded Text                paragraphs beside the code at a form's head; the text says what it is
    ::: signing Title             a list of three: the form's second code, a signature, a date
    ::: callout                   a highlighted passage
    ::: cards 16                  `::: card kind Title` in it: paragraphs and lists, two cards in a row, lines
    ::: toc Title  ::: property name Text  ::: pagebreak  ::: insert name       alone on their line

Only templates that we ship are read this way. A value in them is escaped and can neither begin a directive
nor make a field; a wording never comes here: it is read as a wording and inserted as blocks.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, get_args

from markdown_it import MarkdownIt
from markdown_it.token import Token

from charta.documents.block_words import printable, words
from charta.documents.blocks import (
    Band,
    Block,
    Card,
    CardKind,
    Cards,
    CodedHead,
    CodedSignature,
    Cover,
    Drawing,
    FormField,
    FormGrid,
    Heading,
    Inline,
    ListBlock,
    ListItem,
    PageBreak,
    Paragraph,
    Role,
    SignatureBlock,
    Table,
    TableOfContents,
    TableRow,
)
from charta.documents.inlines import read_inlines, tidy
from charta.documents.markdown import BlockReader, callout, parser
from charta.documents.template_lines import DirectiveError, Known, is_target, named_inline

_DIRECTIVE: Final = re.compile(r":::[ ]?(?P<name>[a-z]*)[ ]?(?P<rest>.*)")
_ALONE: Final = frozenset({"toc", "property", "pagebreak", "insert"})
_ROLES: Final = frozenset(get_args(Role))


@dataclass
class Parts:
    """What a template says, as it is being read."""

    blocks: list[Block] = field(default_factory=list)
    header: Band = field(default_factory=Band)
    footer: Band = field(default_factory=Band)
    properties: dict[str, str] = field(default_factory=dict)


def document_parser() -> MarkdownIt:
    """Return the parser of document templates."""
    made = parser("table")
    vars(made).update(validateLink=is_target)
    return made


class _TemplateBlocks(BlockReader):
    """Blocks with tables, form fields and drawings."""

    def __init__(self, tokens: Sequence[Token], known: Known) -> None:
        super().__init__(tokens)
        self._known = known

    def block(self, token: Token) -> list[Block]:
        """Return what begins with `token`; its other tokens are consumed."""
        return [self._table()] if token.type == "table_open" else super().block(token)

    def inlines(self, tokens: Sequence[Token]) -> list[Inline]:
        """Return the inlines of a line's tokens, form fields, page numbers and drawings among them."""
        found: list[Inline] = []
        plain: list[Token] = []
        at = 0
        while at < len(tokens):
            token = tokens[at]
            special = named_inline(token, tokens[at + 1 :], self._known)
            if special is None:
                plain.append(token)
                at += 1
                continue
            found += [*read_inlines(plain), special]
            plain = []
            at = next(i for i in range(at, len(tokens)) if tokens[i].type == "link_close") + 1
        return list(tidy([*found, *read_inlines(plain)]))

    def _table(self) -> Table:
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        cells: list[tuple[Inline, ...]] = []
        while (token := self.next_token()).type != "table_close":
            if token.type == "inline":
                cells.append(tuple(self.inlines(token.children or [])))
            elif token.type == "tr_close":
                rows.append(tuple(cells))
                cells = []
        return Table(rows[0], tuple(TableRow(row) for row in rows[1:]))


class TemplateReader:
    """Reads rendered document templates; one instance serves a whole run."""

    def __init__(self) -> None:
        self._parser = document_parser()

    def read(
        self,
        source: str,
        inserts: Mapping[str, Sequence[Block]],
        values: Mapping[str, str] | None = None,
        pictures: Mapping[str, bytes] | None = None,
    ) -> Parts:
        """Return the parts of a rendered template.

        `inserts` are the blocks for each `::: insert name`, `values` what is known of each form field,
        `pictures` the PNG of each drawing. Raises `DirectiveError` for an unknown directive, insert or
        drawing, or one that is not closed.
        """
        parts = Parts()
        lines = iter(source.split("\n"))
        context = _Context(parts, inserts, Known(values or {}, pictures or {}))
        parts.blocks += self._run(lines, context, closing=False)
        return parts

    def _run(self, lines: Iterator[str], context: "_Context", *, closing: bool) -> list[Block]:
        """Return the blocks up to the closing `:::`, or to the end."""
        found: list[Block] = []
        text: list[str] = []
        for line in lines:
            directive = _DIRECTIVE.fullmatch(line.rstrip())
            if directive is None:
                text.append(line)
                continue
            found += self._markdown(text, context)
            text = []
            if not directive["name"]:
                if closing:
                    return found
                raise DirectiveError("':::' closes nothing")
            found += self._directive(directive["name"], directive["rest"].strip(), lines, context)
        if closing:
            raise DirectiveError("a directive is not closed by ':::'")
        return [*found, *self._markdown(text, context)]

    def _directive(self, name: str, rest: str, lines: Iterator[str], context: "_Context") -> list[Block]:
        if name in _ALONE:
            return self._alone(name, rest, context)
        body = self._run(lines, context, closing=True)
        match name:
            case "header":
                context.parts.header = _band(body)
                return []
            case "footer":
                context.parts.footer = _band(body)
                return []
            case "card":
                return [Cards((self._card(rest, body, context),))]
            case "signature" | "coded" | "signing":
                return [_to_sign(name, self._words(rest, context), body)]
            case _:
                return _enclosed(name, rest, body)

    def _alone(self, name: str, rest: str, context: "_Context") -> list[Block]:
        match name:
            case "toc":
                return [TableOfContents(self._words(rest, context))]
            case "property":
                key, _, value = rest.partition(" ")
                context.parts.properties[key] = self._words(value, context)
                return []
            case "pagebreak":
                return [PageBreak()]
            case _:
                if rest not in context.inserts:
                    raise DirectiveError(f"there is nothing to insert under '{rest}'")
                return list(context.inserts[rest])

    def _markdown(self, lines: Sequence[str], context: "_Context") -> list[Block]:
        if not any(line.strip() for line in lines):
            return []
        tokens = self._parser.parse(printable("\n".join(lines)))
        blocks = _TemplateBlocks(tokens, context.known).blocks()
        return [adapted for block in blocks for adapted in _as_template(block)]

    def _card(self, rest: str, body: Sequence[Block], context: "_Context") -> Card:
        name, _, title = rest.partition(" ")
        for kind in get_args(CardKind):
            if kind == name:
                return Card(kind, self._words(title, context), callout(body).blocks)
        raise DirectiveError(f"there is no card '{name}'")

    def _words(self, text: str, context: "_Context") -> str:
        return _paragraph_words(self._markdown([text], context))


@dataclass(frozen=True)
class _Context:
    parts: Parts
    inserts: Mapping[str, Sequence[Block]]
    known: Known


def _enclosed(name: str, rest: str, body: list[Block]) -> list[Block]:
    if name in _ROLES:
        return [_with_role(block, name) for block in body]
    match name:
        case "cover":
            return [Cover(tuple(body))]
        case "table":
            return [_captioned(body, rest)]
        case "form":
            return [FormGrid(tuple(_fields(body)), int(rest or 2))]
        case "callout":
            return [callout(body)]
        case "cards":
            cards = (card for block in body if isinstance(block, Cards) for card in block.cards)
            return [Cards(tuple(cards), int(rest or 0))]
        case _:
            raise DirectiveError(f"unknown directive '{name}'")


def _to_sign(name: str, text: str, body: Sequence[Block]) -> Block:
    if name == "signature":
        return SignatureBlock(text, tuple(_fields(body)))
    if name == "coded":
        return CodedHead(tuple(block for block in body if isinstance(block, Paragraph)), text)
    fields = tuple(_fields(body))
    if len(fields) != 3:
        raise DirectiveError("'signing' holds no code, signature and date")
    return CodedSignature(text, *fields)


def _as_template(block: Block) -> list[Block]:
    """Return a heading without number, and a list of boxes to tick as statements."""
    match block:
        case Heading(level=level, inlines=inlines):
            return [Heading(min(level, 3), inlines, numbered=False)]
        case ListBlock(items=items) if _is_check(items[0]):
            return [statement for item in items for statement in _statement(item)]
        case _:
            return [block]


def _is_check(item: ListItem) -> bool:
    return bool(item.inlines) and isinstance(item.inlines[0], FormField) and item.inlines[0].kind == "check"


def _statement(item: ListItem) -> list[Block]:
    box, *rest = item.inlines or (None,)
    if not isinstance(box, FormField):
        return [ListBlock(ordered=False, items=(item,))]
    named = replace(box, label=box.label or words(rest).strip())
    return [Paragraph((named, *tidy(rest)), "check"), *item.sublists]


def _with_role(block: Block, name: str) -> Block:
    role: Role = next(known for known in get_args(Role) if known == name)
    return Paragraph(block.inlines, role) if isinstance(block, Paragraph) else block


def _band(body: Sequence[Block]) -> Band:
    sides = [block.inlines for block in body if isinstance(block, Paragraph)]
    if any(isinstance(inline, Drawing) for side in sides for inline in side):
        raise DirectiveError("a drawing stands in a header or footer")
    return Band(*sides[:2])


def _captioned(body: Sequence[Block], rest: str) -> Table:
    """Return the tables in `body` as one, with the first one's header; the paragraphs are its caption."""
    shares = tuple(int(share) for share in rest.split() if share.isdigit())
    caption = _paragraph_words(body)
    tables = [block for block in body if isinstance(block, Table)]
    if not tables:
        raise DirectiveError("'table' holds no table")
    rows = tuple(row for table in tables for row in table.rows)
    anchor = next((word[1:] for word in rest.split() if word.startswith("#")), "")
    return Table(tables[0].header, rows, caption, shares, tall="tall" in rest.split(), anchor=anchor)


def _paragraph_words(body: Sequence[Block]) -> str:
    return " ".join(words(block.inlines) for block in body if isinstance(block, Paragraph))


def _fields(body: Sequence[Block]) -> Iterator[FormField]:
    for block in body:
        if isinstance(block, ListBlock):
            yield from (
                inline for item in block.items for inline in item.inlines if isinstance(inline, FormField)
            )
