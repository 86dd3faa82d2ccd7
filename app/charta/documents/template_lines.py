"""What a line of our document templates may name beside words and links: fields, pages, drawings.

Each is written as a link; `directives` has the list. A name that is not known is an error of the template.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from markdown_it.token import Token

from charta.documents.block_words import printable
from charta.documents.blocks import Digits, Drawing, FieldKind, FormField, Inline, LineBreak, PageNumber
from charta.documents.inlines import is_allowed_target

_FIELD: Final = re.compile(rf"field:(?P<kind>{'|'.join(get_args(FieldKind))})/(?P<name>[A-Za-z0-9_:-]+)")
_PAGE: Final = re.compile(r"page:(page|pages|break|digits)")
_PICTURE: Final = re.compile(r"picture:([A-Za-z0-9_:-]+)")
_DRAWING_MM: Final = (32.0, 9.0)  # a signature, in the column of one department among five


class DirectiveError(ValueError):
    """A template of ours that does not hold to the dialect."""


@dataclass(frozen=True)
class Known:
    """What is known of each form field, and the PNG of each drawing, by name."""

    values: Mapping[str, str]
    pictures: Mapping[str, bytes]


def is_target(target: str) -> bool:
    """Tell whether a link of a template may lead there: to what it names here, or to a reader's address."""
    ours = (_FIELD, _PAGE, _PICTURE)
    return any(pattern.fullmatch(target) for pattern in ours) or is_allowed_target(target)


def named_inline(token: Token, following: Sequence[Token], known: Known) -> Inline | None:
    """Return what a link that opens with `token` names, None for an ordinary link or no link.

    Raises `DirectiveError` for a drawing that is not known.
    """
    if token.type != "link_open":
        return None
    target = str(token.attrs["href"])
    label = "".join(part.content for part in _until_close(following))
    if page := _PAGE.fullmatch(target):
        return _on_page(page[1], label)
    if picture := _PICTURE.fullmatch(target):
        return _drawing(picture[1], label, known)
    if not (found := _FIELD.fullmatch(target)):
        return None
    options = tuple(
        option.strip() for option in str(token.attrs.get("title", "")).split("|") if option.strip()
    )
    kind: FieldKind = next(each for each in get_args(FieldKind) if each == found["kind"])
    return FormField(
        kind, found["name"], label.strip(), printable(known.values.get(found["name"], "")), options
    )


def _on_page(kind: str, label: str) -> Inline:
    match kind:
        case "break":
            return LineBreak()
        case "digits":
            return Digits(label)
        case _:
            return PageNumber("pages" if kind == "pages" else "page")


def _drawing(name: str, label: str, known: Known) -> Drawing:
    if name not in known.pictures:
        raise DirectiveError(f"there is no picture '{name}'")
    return Drawing(known.pictures[name], label.strip(), *_DRAWING_MM)


def _until_close(tokens: Sequence[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.type == "link_close":
            return
        yield token
