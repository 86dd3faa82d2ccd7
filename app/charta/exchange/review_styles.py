"""What styles and lists of a Word file mean: kinds of lines, and emphasis.

Styles are known by their names, since a localised Word renames their ids (`Titre1`) and keeps their names; a
style that nobody knows counts as the one that it is based on.
"""

import re
from dataclasses import dataclass, field, replace
from typing import Final

from charta.domain.items import LineKind, Mark
from charta.exchange.review_xml import Element, W, is_on, value, whole

_HEADING: Final = re.compile(r"heading (?:unnumbered )?([1-9])")
_LIST: Final = re.compile(r"(callout )?list (bullet|number)(?: ([2-5]))?")
_PASSAGES: Final = frozenset({"quote", "intense quote", "block text"})
_PLAIN: Final = frozenset({"normal", "body text", "list paragraph", "title", "caption"})
_EMPHASIS: Final = {
    "strong": (True, False),
    "emphasis": (False, True),
    "intense emphasis": (True, True),
}
_LINK: Final = "hyperlink"
_DEEPEST: Final = 30


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is: its mark, the level of its heading (0 for none), and its numbered list there.

    Lists with one `pattern` go on counting from each other, unless one `restarts`.
    """

    mark: Mark
    style: str = ""
    heading: int = 0
    numbering: str = ""
    pattern: str = ""
    restarts: bool = False


@dataclass(slots=True)
class _Style:
    name: str
    based_on: str
    bold: bool | None = None
    italic: bool | None = None
    list: str = ""
    level: int = 0


@dataclass(slots=True)
class _Numbering:
    """The format and first number of each level of a list, and those levels that count anew in it."""

    pattern: str = ""
    formats: dict[int, str] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)
    restarts: set[int] = field(default_factory=set)


class Styles:
    """The styles and lists of a file."""

    def __init__(self, styles: Element | None, numbering: Element | None) -> None:
        self._styles: dict[str, _Style] = {}
        self._default = ""
        for element in () if styles is None else styles.iterfind(f"{W}style"):
            self._add(element)
        self._lists = _lists(numbering)
        self._shapes: dict[tuple[str, str, str], Shape] = {}

    def shape(self, properties: Element | None) -> Shape:
        """Return what a paragraph with these properties (`w:pPr`) is."""
        if properties is None:
            return self._known(self._default, "", "")
        style = value(properties.find(f"{W}pStyle")) or self._default
        number = value(properties.find(f"{W}numPr/{W}numId"))
        return self._known(style, number, value(properties.find(f"{W}numPr/{W}ilvl")))

    def emphasis(self, properties: Element | None, paragraph: str) -> tuple[bool, bool]:
        """Return whether a run (`w:rPr`) is bold and italic beyond its paragraph's style (an id)."""
        if properties is None:
            return False, False
        style = value(properties.find(f"{W}rStyle"))
        bold, italic = self._look(style)
        direct_bold = is_on(properties.find(f"{W}b"))
        direct_italic = is_on(properties.find(f"{W}i"))
        if direct_bold is None and direct_italic is None:
            return bold, italic
        # In a heading everything is bold: said of a part of it again, it means nothing.
        usual = self._look(paragraph)
        if direct_bold is not None and not (direct_bold and usual[0]):
            bold = direct_bold
        if direct_italic is not None and not (direct_italic and usual[1]):
            italic = direct_italic
        return bold, italic

    def is_link(self, properties: Element | None) -> bool:
        """Tell whether a run (`w:rPr`) looks like a link."""
        style = "" if properties is None else value(properties.find(f"{W}rStyle"))
        return any(found.name == _LINK for found in self._chain(style))

    def name(self, style: str) -> str:
        """Return the name of a style in small letters, empty for none."""
        found = self._styles.get(style)
        return "" if found is None else found.name

    def _add(self, element: Element) -> None:
        style_id = element.get(f"{W}styleId", "")
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true", "on"):
            self._default = style_id
        self._styles[style_id] = _Style(
            value(element.find(f"{W}name")).strip().lower(),
            value(element.find(f"{W}basedOn")),
            is_on(element.find(f"{W}rPr/{W}b")),
            is_on(element.find(f"{W}rPr/{W}i")),
            value(element.find(f"{W}pPr/{W}numPr/{W}numId")),
            whole(value(element.find(f"{W}pPr/{W}numPr/{W}ilvl"))) or 0,
        )

    def _chain(self, style: str) -> list[_Style]:
        chain: list[_Style] = []
        while (found := self._styles.get(style)) is not None and len(chain) < _DEEPEST:
            chain.append(found)
            style = found.based_on
        return chain

    def _look(self, style: str) -> tuple[bool, bool]:
        bold: bool | None = None
        italic: bool | None = None
        for found in self._chain(style):
            known = _EMPHASIS.get(found.name)
            bold = found.bold if bold is None else bold
            italic = found.italic if italic is None else italic
            if known is not None:
                bold = known[0] if bold is None else bold
                italic = known[1] if italic is None else italic
                break
        return bool(bold), bool(italic)

    # -- paragraphs ---------------------------------------------------------------------------------------

    def _known(self, style: str, number: str, level: str) -> Shape:
        key = (style, number, level)
        found = self._shapes.get(key)
        if found is None:
            found = self._shapes[key] = self._shape(style, number, whole(level))
        return found

    def _shape(self, style: str, number: str, level: int | None) -> Shape:
        base, own_list, own_level = Shape(Mark(), style), "", 0
        for found in self._chain(style):
            if not own_list and found.list:
                own_list, own_level = found.list, found.level
            named = _named(found.name)
            if named is not None:
                base = replace(named, style=style)
                break
        if base.heading:
            return base
        own = own_list if base.mark.kind == "paragraph" and not base.mark.quoted else ""
        return self._listed(base, number or own, own_level if level is None else level)

    def _listed(self, base: Shape, number: str, level: int) -> Shape:
        """Return a shape with what its list says; a list that the file does not have says nothing."""
        if not number:
            return base
        if number == "0":
            return replace(base, mark=Mark(quoted=base.mark.quoted))
        numbering = self._lists.get(number, _Numbering())
        kind: LineKind = base.mark.kind
        format_ = numbering.formats.get(level)
        if format_ is not None:
            kind = "bullet" if format_ == "bullet" else "number"
            kind = "paragraph" if format_ == "none" else kind
        elif kind == "paragraph":
            return base
        # Lists in passages are a deeper level of the same list, and no list in a list.
        depth = 0 if base.mark.quoted or kind == "paragraph" else max(base.mark.level, min(level, 1))
        start = numbering.starts.get(level, 1) if kind == "number" else 1
        mark = replace(base.mark, kind=kind, level=depth, start=start)
        if kind != "number":
            return replace(base, mark=mark)
        restarts = level in numbering.restarts
        return replace(base, mark=mark, numbering=number, pattern=numbering.pattern, restarts=restarts)


def _named(name: str) -> Shape | None:
    """Return what a style is by its name, None for a name that says nothing."""
    if match := _HEADING.fullmatch(name):
        level = int(match[1])
        return Shape(Mark("heading", min(max(level, 2), 3)), heading=level)
    if match := _LIST.fullmatch(name):
        kind: LineKind = "bullet" if match[2] == "bullet" else "number"
        return Shape(Mark(kind, 1 if match[3] else 0, quoted=bool(match[1])))
    if name in _PASSAGES:
        return Shape(Mark(quoted=True))
    return Shape(Mark()) if name in _PLAIN else None


def _lists(numbering: Element | None) -> dict[str, _Numbering]:
    if numbering is None:
        return {}
    abstracts = {
        element.get(f"{W}abstractNumId", ""): _levels(element)
        for element in numbering.iterfind(f"{W}abstractNum")
    }
    found: dict[str, _Numbering] = {}
    for element in numbering.iterfind(f"{W}num"):
        base = abstracts.get(value(element.find(f"{W}abstractNumId")), _Numbering())
        made = _Numbering(base.pattern, dict(base.formats), dict(base.starts))
        for override in element.iterfind(f"{W}lvlOverride"):
            level = whole(override.get(f"{W}ilvl", "")) or 0
            changed = override.find(f"{W}lvl")
            if changed is not None:
                _set_level(made, level, changed)
            start = whole(value(override.find(f"{W}startOverride")))
            if start is not None:
                made.starts[level] = start
                made.restarts.add(level)
        found[element.get(f"{W}numId", "")] = made
    return found


def _levels(abstract: Element) -> _Numbering:
    made = _Numbering(abstract.get(f"{W}abstractNumId", ""))
    for element in abstract.iterfind(f"{W}lvl"):
        _set_level(made, whole(element.get(f"{W}ilvl", "")) or 0, element)
    return made


def _set_level(numbering: _Numbering, level: int, element: Element) -> None:
    numbering.formats[level] = value(element.find(f"{W}numFmt"), "decimal")
    start = whole(value(element.find(f"{W}start")))
    numbering.starts[level] = 1 if start is None else start
