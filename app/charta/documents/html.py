"""Blocks as HTML: a fragment for the live preview, and a stand-alone page.

The fragment keeps to what Qt's rich text understands; the page adds its own style sheet. Everything
printed is escaped; the only addresses are those of the wording's own links.
"""

from base64 import b64encode
from collections.abc import Iterable
from html import escape

from charta.documents.blocks import (
    EMPTY_BOX,
    TICKED_BOX,
    Block,
    Callout,
    Changed,
    Digits,
    Drawing,
    FormField,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    ListItem,
    Paragraph,
    Text,
)
from charta.documents.images import drawing_size


def html_fragment(blocks: Iterable[Block], *, top: int = 1) -> str:
    """Return the blocks as HTML; `top` is the HTML level of a heading of level 1."""
    return "".join(html_block(block, top) for block in blocks)


def html_block(block: Block, top: int) -> str:
    """Return one block; what only a whole document has is left to the page."""
    match block:
        case Heading(level=level, inlines=inlines, anchor=anchor):
            rank = min(level + top - 1, 6)
            identity = f' id="{escape(anchor)}"' if anchor else ""
            return f"<h{rank}{identity}>{html_line(inlines)}</h{rank}>\n"
        case Paragraph(inlines=inlines, role=role):
            kind = "" if role == "body" else f' class="{role}"'
            return f"<p{kind}>{html_line(inlines)}</p>\n"
        case ListBlock():
            return _list(block)
        case Callout(blocks=inner):
            return f"<blockquote>\n{html_fragment(inner, top=top)}</blockquote>\n"
        case _:
            return ""


def _list(block: ListBlock) -> str:
    tag = "ol" if block.ordered else "ul"
    start = f' start="{block.start}"' if block.ordered and block.start != 1 else ""
    return f"<{tag}{start}>\n{''.join(_item(item) for item in block.items)}</{tag}>\n"


def _item(item: ListItem) -> str:
    sublists = "".join(f"\n{_list(sub)}" for sub in item.sublists)
    return f"<li>{html_line(item.inlines)}{sublists}</li>\n"


def html_line(inlines: Iterable[Inline]) -> str:
    """Return the inlines of a line."""
    return "".join(_inline(inline) for inline in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text, bold=bold, italic=italic):
            shown = escape(text, quote=False)
            shown = f"<em>{shown}</em>" if italic else shown
            return f"<strong>{shown}</strong>" if bold else shown
        case Link() | Changed():
            return _enclosing(inline)
        case LineBreak():
            return "<br>"
        case Digits(text=text):
            return f"<code>{escape(text, quote=False)}</code>"
        case FormField() | Drawing():
            return _placed(inline)
        case _:
            return ""


def _placed(inline: FormField | Drawing) -> str:
    if isinstance(inline, FormField):
        return f"{TICKED_BOX if inline.value else EMPTY_BOX} "
    size = drawing_size(inline)
    if size is None:
        return escape(inline.alt, quote=False)
    data = b64encode(inline.data).decode()
    style = f"width:{size[0]:g}mm;height:{size[1]:g}mm"
    return f'<img alt="{escape(inline.alt)}" style="{style}" src="data:image/png;base64,{data}">'


def _enclosing(inline: Link | Changed) -> str:
    inner = html_line(inline.inlines)
    match inline:
        case Link(target=target):
            return f'<a href="{escape(target)}">{inner}</a>'
        case Changed(change=change):
            tag = "ins" if change == "inserted" else "del"
            return f"<{tag}>{inner}</{tag}>"
