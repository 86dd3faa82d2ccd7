"""WordprocessingML elements, built one by one so that no text can ever become markup."""

from collections.abc import Iterable
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
}
_W: Final = f"{{{NAMESPACES['w']}}}"
_W14: Final = f"{{{NAMESPACES['w14']}}}"
_R: Final = f"{{{NAMESPACES['r']}}}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


def qn(name: str) -> str:
    """Return a prefixed name ('w:p') as lxml wants it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def w(tag: str, *children: Element | None, **attributes: str | int) -> Element:
    """Return a `w:` element; attributes are `w:` ones, a missing child is left out."""
    made = etree.Element(_W + tag, {_W + name: str(value) for name, value in attributes.items()}, NAMESPACES)
    made.extend([child for child in children if child is not None])
    return made


def w14(tag: str, *children: Element, **attributes: str | int) -> Element:
    """Return a `w14:` element with `w14:` attributes."""
    made = etree.Element(
        _W14 + tag, {_W14 + name: str(value) for name, value in attributes.items()}, NAMESPACES
    )
    made.extend(children)
    return made


def valued(tag: str, value: str | int) -> Element:
    """Return `<w:tag w:val="value"/>`."""
    return etree.Element(_W + tag, {_W + "val": str(value)}, NAMESPACES)


def linked(tag: str, relationship: str) -> Element:
    """Return a `w:` element that points to a relationship."""
    return etree.Element(_W + tag, {_R + "id": relationship}, NAMESPACES)


def text(words: str) -> Element:
    """Return a `w:t`; its spaces are kept."""
    made = etree.Element(_W + "t", {_SPACE: "preserve"}, NAMESPACES)
    made.text = words.replace("\t", " ")
    return made


def run(words: str, style: str = "") -> Element:
    """Return a run of text in a character style, and in no other formatting."""
    return w("r", w("rPr", valued("rStyle", style)) if style else None, text(words))


def paragraph(style: str, content: Iterable[Element], *properties: Element | None) -> Element:
    """Return a paragraph in a style; `properties` follow the style in the order of the schema."""
    made = w("p", w("pPr", valued("pStyle", style), *properties))
    made.extend(content)
    return made


def field(instruction: str, shown: str, style: str = "") -> list[Element]:
    """Return the runs of a complex field with its present result."""
    return [*field_start(instruction), run(shown, style), field_end()]


def field_start(instruction: str) -> list[Element]:
    """Return the runs that open a complex field, up to its result."""
    code = etree.Element(_W + "instrText", {_SPACE: "preserve"}, NAMESPACES)
    code.text = f" {instruction} "
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", code),
        w("r", w("fldChar", fldCharType="separate")),
    ]


def field_end() -> Element:
    """Return the run that closes a complex field."""
    return w("r", w("fldChar", fldCharType="end"))
