"""The spaces of French print: Canada sets `;`, `!` and `?` close to the word, Europe does not."""

import dataclasses
import re
from typing import Final, TypeVar, cast

from charta.documents.blocks import (
    Block,
    CodedHead,
    CodedSignature,
    Document,
    Drawing,
    FormField,
    MarkedText,
    Passage,
    Picture,
    SignatureBlock,
    Table,
    TableOfContents,
    Text,
)

T = TypeVar("T")
SPACED_REGIONS: Final = frozenset({"FR", "BE", "CH"})
NARROW_SPACE: Final = "\u202f"
_MARK: Final = re.compile(r"(?<=[^\s\u00a0\u202f;!?(«])(?=[;!?]+(?:[\s\u00a0»”)…]|$))")
# What prints, by the type of block or inline that has it; everything else is a name, an address or a number.
_PRINTED: Final = {
    Text: ("text",),
    FormField: ("label", "value", "options"),
    SignatureBlock: ("title",),
    CodedSignature: ("title",),
    CodedHead: ("alt",),
    Table: ("caption",),
    TableOfContents: ("title",),
    Picture: ("alt",),
    Drawing: ("alt",),
}


def set_spaces(document: Document) -> Document:
    """Return the document with the spaces that its language has in its country."""
    if not _has_spaces(document.language, document.region):
        return document
    return dataclasses.replace(
        document,
        blocks=_spaced(document.blocks),
        header=_spaced(document.header),
        footer=_spaced(document.footer),
    )


def set_block_spaces(blocks: tuple[Block, ...], language: str, region: str) -> tuple[Block, ...]:
    """Return blocks of a document with the spaces that `set_spaces` gives them."""
    return _spaced(blocks) if _has_spaces(language, region) else blocks


def _has_spaces(language: str, region: str) -> bool:
    return language == "fr" and region in SPACED_REGIONS


def spaced(text: str) -> str:
    """Return French words with a narrow no-break space before `;`, `!` and `?` where none is."""
    return _MARK.sub(NARROW_SPACE, text)


def _spaced(value: T) -> T:
    if isinstance(value, tuple):
        return cast("T", tuple(_spaced(entry) for entry in value))
    if isinstance(value, MarkedText):
        return value  # its words were set before they were compared
    if isinstance(value, Passage):
        return value  # it is compared with what comes back, and may be in another language
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        return value
    printed = _PRINTED.get(type(value), ())
    changed: dict[str, object] = {}
    for field in dataclasses.fields(value):
        before = getattr(value, field.name)
        after = _printed(before) if field.name in printed else _spaced(before)
        if after is not before:
            changed[field.name] = after
    return dataclasses.replace(value, **changed) if changed else value


def _printed(value: object) -> object:
    if isinstance(value, str):
        return spaced(value)
    return tuple(_printed(entry) for entry in value) if isinstance(value, tuple) else value
