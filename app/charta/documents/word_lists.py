"""The lists of our Word template: headings, bullets and numbers. Distances are in twips."""

from dataclasses import dataclass
from typing import Final

HEADING_LIST: Final = 1  # w:num ids in our template
BULLET_LIST: Final = 2
NUMBER_LIST: Final = 3
CALLOUT_LEVEL: Final = 2  # the level of a list inside a callout, where the bar at the left takes room
CARD_LEVEL: Final = 3  # the level of a list inside a card, which is narrow


@dataclass(frozen=True)
class Level:
    """One level of a list."""

    format: str
    text: str
    left: int
    hanging: int
    style: str = ""
    run: str = ""


_BULLET_FONT = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/>'
_LISTS: Final[dict[int, tuple[Level, ...]]] = {
    HEADING_LIST: (
        Level("decimal", "%1.", 454, 454, "Heading1"),
        Level("decimal", "%1.%2", 624, 624, "Heading2"),
        Level("decimal", "%1.%2.%3", 794, 794, "Heading3"),
    ),
    BULLET_LIST: (
        Level("bullet", "\uf0b7", 397, 284, "ListBullet", _BULLET_FONT),
        Level("bullet", "–", 794, 284, "ListBullet2"),
        Level("bullet", "\uf0b7", 567, 283, "CalloutListBullet", _BULLET_FONT),
        Level("bullet", "\uf0b7", 340, 283, "CardListBullet", _BULLET_FONT),
    ),
    NUMBER_LIST: (
        Level("decimal", "%1.", 397, 340, "ListNumber"),
        Level("lowerLetter", "%2)", 794, 340, "ListNumber2"),
        Level("decimal", "%3.", 567, 283, "CalloutListNumber"),
        Level("decimal", "%4.", 397, 284, "CardListNumber"),
    ),
}


def list_ids() -> tuple[int, ...]:
    """Return the ids of our lists."""
    return tuple(_LISTS)


def abstract_list_xml(list_id: int, abstract_id: int) -> str:
    """Return the `w:abstractNum` of one of our lists under a free id."""
    levels = "".join(_level_xml(index, level) for index, level in enumerate(_LISTS[list_id]))
    # A stable identity per list: Word groups lists by it.
    return (
        f'<w:abstractNum w:abstractNumId="{abstract_id}"><w:nsid w:val="{0x3C0A7A00 + list_id:08X}"/>'
        f'<w:multiLevelType w:val="multilevel"/><w:tmpl w:val="{0x5C0A7A00 + list_id:08X}"/>{levels}'
        "</w:abstractNum>"
    )


def _level_xml(index: int, level: Level) -> str:
    style = f'<w:pStyle w:val="{level.style}"/>' if level.style else ""
    look = f"<w:rPr>{level.run}</w:rPr>" if level.run else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{level.format}"/>{style}'
        f'<w:lvlText w:val="{level.text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{level.left}" w:hanging="{level.hanging}"/></w:pPr>{look}</w:lvl>'
    )
