"""Charts: one drawing for the window, Word, PDF and the web, read without colour and without seeing."""

import re
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from charta.documents.block_words import plain_lines
from charta.documents.blocks import Chart, Document
from charta.documents.charts import PRINT, Bar, Caption, Side, Zone, bars, chart_size, scale
from charta.documents.html_page import write_html
from charta.documents.images import picture_size
from charta.documents.markdown_document import write_markdown
from charta.documents.pdf import write_pdf
from charta.documents.raster import chart_png
from charta.documents.word import write_word
from documents.strategies import values
from documents.word_checks import assert_valid, names, part, template

SVG = "{http://www.w3.org/2000/svg}"
ZONES = (Zone(1.0, "1", "low"), Zone(2.5, "2.5", "fragile"), Zone(3.5, "3.5", "sound"))
CAPTION = Caption("Results by factor", "Clarity 2.20, low; ease 4.10, sound.")
LINES = (
    Bar("Clarity", 2.2, "2.20, low", 3.0, "3.00"),
    Bar("Ease", 4.1, "4.10, sound"),
    Bar("Content", None, "–"),
)
BALANCE = scale(Side("Promotion", 1, "25 %"), Side("Prevention", 3, "75 %"), (0.4, "40 %"), CAPTION)
# What SVG Tiny 1.2, and so Qt, surely draws.
ALLOWED = {"svg", "title", "desc", "rect", "line", "path", "text"}


def drawn(svg: str) -> etree._Element:
    return etree.fromstring(svg)


def rects(svg: str, fill: str) -> list[dict[str, float]]:
    """Return the outlined bars with this fill, the legend's left out."""
    found = [e for e in drawn(svg).iter(f"{SVG}rect") if e.get("fill") == fill and e.get("stroke")]
    sizes = [{key: float(str(e.get(key))) for key in ("x", "y", "width", "height")} for e in found]
    return [size for size in sizes if size["y"] > 20]


def texts(svg: str) -> list[str]:
    return [str(e.text or "") for e in drawn(svg).iter(f"{SVG}text")]


def document(chart: Chart) -> Document:
    return Document("en", "T", "O", "S", datetime(2026, 12, 1, 12, tzinfo=UTC), (chart,))


def test_a_bar_is_as_long_as_its_value_on_the_scale_from_one_to_five() -> None:
    lines = [Bar("a", 1.0, "1"), Bar("b", 3.0, "3"), Bar("c", 5.0, "5")]
    one, three, five = (size["width"] for size in rects(bars(lines, ZONES, CAPTION), PRINT.accent))
    assert one < 3
    assert three == pytest.approx(five / 2, abs=0.2)


def test_the_limits_of_the_bands_stand_where_the_bars_of_that_value_end() -> None:
    svg = bars([Bar("a", 2.5, "2.5")], ZONES, CAPTION)
    (bar,) = rects(svg, PRINT.accent)
    dashed = [e for e in drawn(svg).iter(f"{SVG}line") if e.get("stroke-dasharray")]
    assert float(str(dashed[0].get("x1"))) == pytest.approx(bar["x"] + bar["width"], abs=0.2)
    assert {"low", "fragile", "sound", "2.5", "3.5", "5"} <= set(texts(svg))


def test_every_value_is_written_and_an_absent_one_has_no_bar() -> None:
    svg = bars(LINES, ZONES, CAPTION)
    assert {"Clarity", "2.20, low", "Ease", "4.10, sound", "Content", "–"} <= set(texts(svg))
    assert len(rects(svg, PRINT.accent)) == 2


def test_an_earlier_survey_is_a_hollow_bar_that_the_legend_names() -> None:
    svg = bars(LINES, ZONES, CAPTION, series=("November", "May"))
    assert len(rects(svg, PRINT.accent)) == 2
    assert len(rects(svg, "none")) == 1
    assert texts(svg)[:2] == ["November", "May"]
    assert "3.00" in texts(svg)


def test_a_balance_shares_its_bar_and_marks_the_share_that_is_asked_for() -> None:
    svg = BALANCE
    (filled,) = rects(svg, PRINT.accent)
    (whole,) = rects(svg, "none")
    assert filled["width"] == pytest.approx(whole["width"] / 4, abs=0.1)
    mark = list(drawn(svg).iter(f"{SVG}line"))[-1]
    assert float(str(mark.get("x1"))) == pytest.approx(1 + whole["width"] * 0.4, abs=0.1)
    assert {"Promotion", "25 %", "Prevention", "75 %", "40 %"} <= set(texts(svg))


def test_the_second_side_is_hatched_within_its_own_part() -> None:
    svg = scale(Side("a", 1, ""), Side("b", 1, ""), (0.4, "40 %"), CAPTION)
    (path,) = drawn(svg).iter(f"{SVG}path")
    places = [float(x) for x in re.findall(r"[ML]([\d.]+) ", str(path.get("d")))]
    assert min(places) >= 320
    assert max(places) <= 639


def test_a_balance_without_sections_is_an_empty_bar() -> None:
    svg = scale(Side("a", 0, "0"), Side("b", 0, "0"), (0.4, "40 %"), CAPTION)
    assert not list(drawn(svg).iter(f"{SVG}path"))
    assert rects(svg, PRINT.accent) == []


def test_a_chart_says_what_it_shows_to_whoever_does_not_see_it() -> None:
    root = drawn(bars(LINES, ZONES, CAPTION))
    assert root.findtext(f"{SVG}title") == CAPTION.title
    assert root.findtext(f"{SVG}desc") == CAPTION.description
    assert root.get("role") == "img"


@given(values, values, st.floats(allow_nan=False), st.booleans())
@settings(max_examples=60)
def test_any_words_and_values_give_a_drawing_that_stays_within_its_frame(
    label: str, shown: str, value: float, twice: bool
) -> None:
    svg = bars(
        [Bar(label, value, shown[:12], value, shown[:12])],
        ZONES,
        Caption(label, shown),
        series=("a", "b") if twice else None,
    )
    root, (width, height) = drawn(svg), chart_size(svg)
    assert {etree.QName(e).localname for e in root.iter()} <= ALLOWED
    for element in root.iter(f"{SVG}rect"):
        assert 0 <= float(str(element.get("x"))) <= width
        assert float(str(element.get("x"))) + float(str(element.get("width"))) <= width + 1
        assert float(str(element.get("y"))) + float(str(element.get("height"))) <= height


@pytest.mark.parametrize("svg", [bars(LINES, ZONES, CAPTION), BALANCE])
def test_qt_draws_it(svg: str, qapp: object) -> None:
    assert QSvgRenderer(QByteArray(svg.encode())).isValid()


# -- in documents -----------------------------------------------------------------------------------------


def chart() -> Chart:
    return Chart(bars(LINES, ZONES, CAPTION, series=("Now", "Before")), CAPTION.description, 160.0)


def test_word_shows_the_drawing_and_pixels_for_readers_without_svg(tmp_path: Path) -> None:
    data = write_word(document(chart()))
    assert_valid(data, tmp_path)
    assert {"word/media/chart1.svg", "word/media/image1.png"} <= set(names(data))
    with ZipFile(BytesIO(data)) as package:
        assert package.read("word/media/chart1.svg").decode() == chart().svg
        assert picture_size(package.read("word/media/image1.png")) is not None
    root = part(data)
    assert [e.get("descr") for e in root.iter() if str(e.tag).endswith("}docPr")] == [CAPTION.description]
    (blip,) = (e for e in root.iter() if str(e.tag).endswith("}svgBlip"))
    (target,) = (
        e.get("Target")
        for e in part(data, "word/_rels/document.xml.rels")
        if e.get("Id") in blip.attrib.values()
    )
    assert target == "media/chart1.svg"


def test_two_charts_in_word_have_their_own_drawings(tmp_path: Path) -> None:
    other = Chart(scale(Side("a", 1, ""), Side("b", 1, ""), (0.4, "40 %"), CAPTION), "Balance", 160.0)
    two = Document("en", "T", "O", "S", datetime(2026, 12, 1, 12, tzinfo=UTC), (chart(), other))
    data = write_word(two)
    assert_valid(data, tmp_path)
    assert [name for name in names(data) if name.endswith(".svg")] == [
        "word/media/chart1.svg",
        "word/media/chart2.svg",
    ]


def test_a_users_template_takes_charts_too(tmp_path: Path) -> None:
    data = write_word(document(chart()), template(tmp_path))
    assert_valid(data, tmp_path)
    again = tmp_path / "again.docx"
    again.write_bytes(data)
    assert_valid(write_word(document(chart()), again), tmp_path)


def test_pixels_are_sharp_enough_for_paper() -> None:
    size = picture_size(chart_png(chart()))
    assert size is not None
    assert size[0] == pytest.approx(160 / 25.4 * 200, abs=2)


def test_a_pdf_with_a_chart_keeps_its_tags_and_its_words() -> None:
    data = write_pdf(document(chart()))
    assert b"pdfuaid:part" in data


def test_a_page_holds_the_drawing_itself_and_markdown_its_words() -> None:
    assert chart().svg in write_html(document(chart())).decode()
    assert CAPTION.description in write_markdown(document(chart())).decode()
    assert list(plain_lines([chart()])) == [CAPTION.description]


def test_the_same_chart_gives_the_same_bytes_in_every_format() -> None:
    for write in (write_word, write_pdf, write_html, write_markdown):
        assert write(document(chart())) == write(document(chart()))
