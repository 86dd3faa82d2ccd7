"""Charts as pixels, for readers of Word files that do not show SVG."""

from typing import Final

import typst

from charta.documents.blocks import Chart
from charta.documents.typst_source import chart_source
from charta.paths import resources

_RESOLUTION: Final = 200.0  # dots per inch


def chart_png(chart: Chart) -> bytes:
    """Return the chart as a PNG picture at 200 dpi; the same chart gives the same bytes."""
    shipped = resources() / "fonts"
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[shipped] if shipped.is_dir() else [])
    page = "#set page(width: auto, height: auto, margin: 0pt)"
    source = f"{page}\n#{chart_source(chart)}".encode()
    return typst.compile(source, font_paths=fonts, format="png", ppi=_RESOLUTION)
