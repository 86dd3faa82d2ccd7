"""Pictures and charts in Word, each with its alternative text."""

from io import BytesIO
from typing import Final
from zlib import compress, crc32

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm, Twips
from lxml import etree

from charta.documents.blocks import Chart, Drawing, Picture
from charta.documents.charts import chart_size
from charta.documents.images import drawing_size, picture_size
from charta.documents.word_base import WordBase
from charta.documents.word_xml import Element, paragraph, run, w
from charta.domain.form_layout import CODE_SIDE, QUIET

_OFFICE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_MAIN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # by which Word knows an svgBlip
_SVG_TYPE: Final = "image/svg+xml"
_BESIDE: Final = str(Mm(QUIET) + Mm(2))
_ANCHOR: Final = {
    "distT": "0",
    "distB": str(Mm(QUIET)),
    "distL": _BESIDE,
    "distR": "0",
    "simplePos": "0",
    "relativeHeight": "1",
    "behindDoc": "0",
    "locked": "0",
    "layoutInCell": "1",
    "allowOverlap": "0",
}
CODES_SHARE: Final = 0.4
"""Both codes of a form are one picture, one above the other: so much of its height each of them takes."""
HIDDEN_SHARE: Final = round((1 - CODES_SHARE) * 100_000)
"""What is cut away to show one of them, in thousandths of a percent."""


def _blank_png() -> bytes:
    """Return a white pixel, which stands for the codes of a form until they are put in."""
    return b"".join(
        len(body).to_bytes(4, "big") + kind + body + crc32(kind + body).to_bytes(4, "big")
        for kind, body in (
            (b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0])),
            (b"IDAT", compress(b"\0\x80")),
            (b"IEND", b""),
        )
    )


CODES_PNG: Final = b"\x89PNG\r\n\x1a\n" + _blank_png()


class WordPictures:
    """Makes the pictures of one document, which it numbers."""

    def __init__(self, base: WordBase, width: int) -> None:
        """Set it up for lines of `width` twips."""
        self._base = base
        self._width = width
        self._last = 0

    def picture(self, picture: Picture) -> Element:
        """Return the paragraph of a picture, scaled to fit its box."""
        size = picture_size(picture.data)
        if size is None:
            return paragraph(self._base.style("CoverLogo"), [run(picture.alt)])
        width, height, _ = size
        scale = min(picture.width_mm / width, picture.height_mm / height)
        inline = self._inline(picture.data, Mm(width * scale), Mm(height * scale), picture.alt)
        return self._paragraph("CoverLogo", inline)

    def drawing(self, drawing: Drawing) -> Element:
        """Return the run of a drawing within a line, scaled to fit its box."""
        size = drawing_size(drawing)
        if size is None:
            return run(drawing.alt)
        return _drawn(self._inline(drawing.data, Mm(size[0]), Mm(size[1]), drawing.alt))

    def chart(self, chart: Chart) -> Element:
        """Return the paragraph of a chart: its SVG, and pixels for a reader that does not know SVG."""
        from charta.documents.raster import chart_png  # typst costs more than the rest of a document

        width, height = chart_size(chart.svg)
        shown = min(Mm(chart.width_mm), Twips(self._width))
        inline = self._inline(chart_png(chart), shown, round(shown * height / width), chart.alt)
        for blip in inline.iter(f"{_MAIN}blip"):
            extension = etree.SubElement(
                etree.SubElement(blip, f"{_MAIN}extLst"), f"{_MAIN}ext", uri=_SVG_EXTENSION
            )
            drawn = etree.SubElement(extension, f"{{{_SVG}}}svgBlip", nsmap={"asvg": _SVG})
            drawn.set(f"{{{_OFFICE_RELATIONSHIPS}}}embed", self._svg(chart.svg))
        return self._paragraph("Figure", inline)

    def head_code(self, alt: str) -> Element:
        """Return the run of a code at the right of its paragraph and of those that follow."""
        inline = self._code(alt, lower=False)
        corner = etree.Element(f"{_DRAWING}anchor", _ANCHOR, nsmap=inline.nsmap)
        etree.SubElement(corner, f"{_DRAWING}simplePos", x="0", y="0")
        across = etree.SubElement(corner, f"{_DRAWING}positionH", relativeFrom="column")
        etree.SubElement(across, f"{_DRAWING}align").text = "right"
        down = etree.SubElement(corner, f"{_DRAWING}positionV", relativeFrom="paragraph")
        etree.SubElement(down, f"{_DRAWING}posOffset").text = "0"
        corner.extend(list(inline))
        outline = corner.find(f"{_DRAWING}docPr")
        if outline is not None:
            outline.addprevious(etree.Element(f"{_DRAWING}wrapSquare", wrapText="bothSides"))
        return _drawn(corner)

    def signing_code(self, alt: str) -> Element:
        """Return the run of the code beside the box for a signature."""
        return _drawn(self._code(alt, lower=True))

    def _code(self, alt: str, *, lower: bool) -> Element:
        """Return the place of a code: a half of the picture of both, which is put in copy by copy."""
        inline = self._inline(CODES_PNG, Mm(CODE_SIDE), Mm(CODE_SIDE), alt)
        for fill in inline.iter(f"{_PICTURE}blipFill"):
            half = {"t": str(HIDDEN_SHARE)} if lower else {"b": str(HIDDEN_SHARE)}
            fill.insert(1, etree.Element(f"{_MAIN}srcRect", half))
        return inline

    def _svg(self, svg: str) -> str:
        """Keep the SVG in the file; return its relationship."""
        part = self._base.document.part
        package = part.package
        taken = {str(each.partname).lower() for each in package.iter_parts()}
        number = next(n for n in range(1, len(taken) + 2) if f"/word/media/chart{n}.svg" not in taken)
        drawn = Part(PackURI(f"/word/media/chart{number}.svg"), _SVG_TYPE, svg.encode(), package)
        return part.relate_to(drawn, f"{_OFFICE_RELATIONSHIPS}/image")

    def _inline(self, data: bytes, width: int, height: int, alt: str) -> Element:
        inline: Element = self._base.document.part.new_pic_inline(BytesIO(data), width, height)
        for side in ("distT", "distB", "distL", "distR"):
            inline.set(side, "0")
        self._last += 1
        for properties in inline.iter(f"{_DRAWING}docPr", f"{_PICTURE}cNvPr"):
            properties.set("id", str(self._last))
            properties.set("name", f"Picture {self._last}")
            properties.set("descr", alt)
        return inline

    def _paragraph(self, style: str, inline: Element) -> Element:
        return paragraph(self._base.style(style), [_drawn(inline)])


def _drawn(inline: Element) -> Element:
    drawing = w("drawing")
    drawing.append(inline)
    return w("r", drawing)
