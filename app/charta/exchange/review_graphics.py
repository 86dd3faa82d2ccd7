"""What is drawn in a Word file: pictures, text boxes and other objects, as the words that they hold."""

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final

from charta.domain.review import LeftoverKind
from charta.exchange.review_xml import Element, R, W, is_alternative, standing, words

GRAPHICS: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_V: Final = "{urn:schemas-microsoft-com:vml}"


def graphic_finds(element: Element, links: Mapping[str, str]) -> Iterator[tuple[LeftoverKind, str]]:
    """Yield what a graphic (`GRAPHICS`) holds: each text box with its words, each picture with its name.

    `links` tells by relationship where a picture is kept.
    """
    boxes = [box for box in element.iter(f"{W}txbxContent") if not _is_within(box, element)]
    pictures = [
        picture
        for picture in element.iter(f"{_PIC}pic", f"{_V}imagedata")
        if element.tag != f"{W}object" and not _is_within(picture, element)
    ]
    for box in boxes:
        yield LeftoverKind.TEXT_BOX, words(box)
    for picture in pictures:
        yield LeftoverKind.PICTURE, _picture_name(element, picture, links)
    if not boxes and not pictures:
        yield LeftoverKind.OBJECT, _title(element)


def _picture_name(graphic: Element, picture: Element, links: Mapping[str, str]) -> str:
    blip = picture.find(f"{_PIC}blipFill/{_A}blip")
    link = picture.get(f"{R}id", "") if blip is None else blip.get(f"{R}embed", blip.get(f"{R}link", ""))
    return _title(graphic) or posixpath.basename(links.get(link, ""))


def _is_within(box: Element, graphic: Element) -> bool:
    """Tell whether a text box stands in another one, or repeats one for older programs."""
    above = box.getparent()
    while above is not None and above is not graphic:
        if above.tag == f"{W}txbxContent" or is_alternative(above):
            return True
        above = above.getparent()
    return False


def _title(graphic: Element) -> str:
    """Return what a picture or object says of itself."""
    for element in standing(graphic):
        if element.tag in (f"{_WP}docPr", f"{_V}shape"):
            told = [element.get(name, "").strip() for name in ("descr", "alt", "title", "name")]
            return next((text for text in told if text), "")
    return ""
