"""Pictures and charts in Word, each with its alternative text."""

from io import BytesIO
from typing import Final

from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.shared import Mm, Twips
from lxml import etree

from charta.documents.blocks import Chart, Drawing, Picture
from charta.documents.charts import chart_size
from charta.documents.images import drawing_size, picture_size
from charta.documents.word_base import WordBase
from charta.documents.word_xml import Element, paragraph, run, w

_OFFICE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_MAIN: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SVG: Final = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
_SVG_EXTENSION: Final = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"  # by which Word knows an svgBlip
_SVG_TYPE: Final = "image/svg+xml"


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
