"""Pictures of the register: read without colour, without seeing, and whatever the numbers and names."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from charta.documents.chart_shapes import PRINT, Caption, Palette, chart_size
from charta.documents.coverage import (
    MOST_GROUPS,
    CoverageNames,
    asked,
    coverage_bars,
    coverage_sheets,
    coverage_told,
    foremost,
    share,
)
from charta.documents.coverage_course import course_told, coverage_course, step_of
from charta.domain.printed_people import CoveragePoint, CoverageRow
from charta.domain.register import SignatureState
from documents.samples_people import course, row, rows
from documents.strategies import values

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {
    "svg",
    "title",
    "desc",
    "rect",
    "line",
    "path",
    "text",
}  # what SVG Tiny 1.2, and so Qt, surely draws
CAPTION = Caption("Coverage", "Operations (Signed 3)")
NAMES = CoverageNames(
    "en",
    {state.value: state.value.replace("_", " ").capitalize() for state in SignatureState},
    unnamed="Without department",
    others="Other departments",
    signed="Have signed",
    asked="Asked",
)
DARK = Palette("#EEEEEE", "#AAAAAA", "#555555", "#77AAEE", "#111111")


def texts(svg: str) -> list[str]:
    return [str(e.text or "") for e in etree.fromstring(svg).iter(f"{SVG}text")]


def widths(svg: str, fill: str) -> list[float]:
    """Return how wide the bars of a fill are, the legend's left out."""
    found = (e for e in etree.fromstring(svg).iter(f"{SVG}rect") if e.get("fill") == fill and e.get("stroke"))
    return [float(str(e.get("width"))) for e in found if float(str(e.get("height"))) > 11]


def many(count: int) -> list[CoverageRow]:
    return [row(f"Department {place:02}", 1, 0, place) for place in range(count)]


# -- by group ---------------------------------------------------------------------------------------------


def test_a_part_is_as_wide_as_its_share_of_those_who_are_asked() -> None:
    svg = coverage_bars([row("Half", 50, 0, 50), row("Fifth", 80, 0, 20)], NAMES, CAPTION)
    half, fifth = widths(svg, PRINT.accent)
    assert fifth == pytest.approx(half * 2 / 5, abs=0.2)


def test_people_on_leave_and_those_who_left_are_not_asked() -> None:
    away = CoverageRow("Away", {"on_leave": 3, "left": 2})
    assert asked(away) == 0
    svg = coverage_bars([away], NAMES, CAPTION)
    assert texts(svg) == ["Away", "–"]
    assert "On leave" not in coverage_told([away], NAMES)


def test_one_among_thousands_is_still_seen_and_nobody_grows_beyond_the_bar() -> None:
    svg = coverage_bars([row("All", 1, 1, 99_998, 1, 1, 1)], NAMES, CAPTION)
    hollow, (signed,) = widths(svg, PRINT.ground), widths(svg, PRINT.accent)
    assert len(hollow) == 5
    assert min(hollow) >= 3
    alone = widths(coverage_bars([row("All", 0, 0, 100_003)], NAMES, CAPTION), PRINT.accent)
    assert sum(hollow) + signed <= alone[0] + 20


def test_every_state_has_a_form_of_its_own_in_one_colour() -> None:
    drawn = set()
    for state in ("signed", "given", "to_give", "outdated", "due_again", "refused"):
        root = etree.fromstring(coverage_bars([CoverageRow("A", {state: 1})], NAMES, CAPTION))
        legend = [e for e in root if str(e.get("y") or "2.0") in ("2", "7") or str(e.tag).endswith("path")]
        drawn.add("".join(f"{e.tag}{e.get('fill')}{str(e.get('d'))[:60]}" for e in legend))
    assert len(drawn) == 6


def test_the_legend_names_the_states_that_there_are_and_numbers_stand_on_their_parts() -> None:
    svg = coverage_bars([row("Operations", 400, 0, 1_200)], NAMES, CAPTION)
    assert texts(svg) == ["Signed", "To give", "Operations", "1,200", "400", "75% · 1,200/1,600"]
    assert "Refused" not in svg


@pytest.mark.parametrize(
    ("signed", "of", "language", "shown"),
    [
        (0, 0, "en", "–"),
        (0, 10, "en", "0%"),
        (1, 5_000, "en", "1%"),
        (4_999, 5_000, "en", "99%"),
        (5_000, 5_000, "fr", "100\u00a0%"),
        (41, 50, "fr", "82\u00a0%"),
    ],
)
def test_a_share_is_never_all_while_one_is_missing(signed: int, of: int, language: str, shown: str) -> None:
    assert share(signed, of, language) == shown


def test_of_many_groups_the_largest_are_drawn_and_the_others_summed_up() -> None:
    kept = foremost(many(40), NAMES)
    assert len(kept) == MOST_GROUPS
    assert [each.name for each in kept[:-1]] == [f"Department {place:02}" for place in range(11, 40)]
    assert kept[-1].name == "Other departments (11)"
    assert asked(kept[-1]) == 11 + sum(range(11))
    assert foremost(many(MOST_GROUPS), NAMES) == tuple(many(MOST_GROUPS))


def test_a_group_without_name_is_called_what_the_language_calls_it() -> None:
    assert "Without department" in texts(coverage_bars([row(" ", 1)], NAMES, CAPTION))


def test_pictures_for_paper_fit_their_page_and_leave_nobody_out() -> None:
    sheets = coverage_sheets(many(30), NAMES, CAPTION, width=640, height=300)
    assert len(sheets) > 1
    assert all(chart_size(sheet)[1] <= 300 for sheet in sheets)
    shown = [text for sheet in sheets for text in texts(sheet) if text.startswith("Department")]
    assert shown == [each.name for each in many(30)]
    assert coverage_sheets([], NAMES, CAPTION, width=640, height=300) == ()


def test_a_narrow_chart_has_its_names_above_the_bars() -> None:
    wide, narrow = (coverage_bars(rows("en"), NAMES, CAPTION, width=width) for width in (640, 300))
    assert chart_size(narrow)[1] > chart_size(wide)[1]
    assert widths(narrow, PRINT.accent)[0] > 200


def test_whoever_does_not_see_it_is_told_all_numbers() -> None:
    told = coverage_told(rows("en"), NAMES)
    assert told.startswith(
        "Customer Service (Signed 21, Given 3); Human Resources (Signed 1,903, Due again 45,"
    )
    root = etree.fromstring(coverage_bars(rows("en"), NAMES, CAPTION))
    assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == (CAPTION.title, CAPTION.description)
    assert root.get("role") == "img"


def test_a_long_name_ends_with_an_ellipsis() -> None:
    names = [text for text in texts(coverage_bars([row("x" * 400, 1)], NAMES, CAPTION)) if "x" in text]
    assert len(names) == 2
    assert names[1].endswith("x…")


# -- over time --------------------------------------------------------------------------------------------


def steps(svg: str) -> list[str]:
    """Return the paths of the two lines: those asked, those who signed."""
    return [str(e.get("d")) for e in etree.fromstring(svg).iter(f"{SVG}path")]


def test_the_line_rises_to_the_share_that_signed_and_begins_with_nobody() -> None:
    points = [CoveragePoint(date(2027, 2, 1), 5, 20), CoveragePoint(date(2027, 2, 9), 20, 20)]
    asked_line, signed_line = steps(coverage_course(points, NAMES, CAPTION))
    heights = [float(part.split("V")[1].split("H")[0]) for part in signed_line.split("H") if "V" in part]
    bottom, top = float(signed_line.split(" ")[1].split("H")[0]), heights[-1]
    assert bottom - heights[0] == pytest.approx((bottom - top) / 4, abs=0.2)
    assert float(asked_line.split(" ")[1].split("H")[0]) == pytest.approx(top, abs=0.1)


def test_the_legend_tells_where_the_line_ends() -> None:
    said = texts(coverage_course(course(), NAMES, CAPTION))
    assert said[0] == "Have signed (2,050, 84%)"
    assert said[1] == "Asked (2,433)"


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [(1, "31 Jan", "1 Feb"), (40, "31 Jan", "8 Mar"), (400, "Mar 2027", "Mar 2028")],
)
def test_days_are_named_by_day_or_by_month_without_touching(days: int, first: str, last: str) -> None:
    start = date(2027, 2, 1)
    points = [CoveragePoint(start + timedelta(days=day), day + 1, 500) for day in range(days)]
    root = etree.fromstring(coverage_course(points, NAMES, CAPTION))
    bottom = max(float(str(e.get("y"))) for e in root.iter(f"{SVG}text"))
    named = [e for e in root.iter(f"{SVG}text") if float(str(e.get("y"))) == bottom]
    assert (named[0].text, named[-1].text) == (first, last)
    places = [float(str(e.get("x"))) for e in named]
    assert all(after - before > 50 for before, after in pairwise(places))


def test_the_ends_may_be_named_and_never_cut_a_point_off() -> None:
    points = [CoveragePoint(date(2027, 2, 1), 1, 2)]
    svg = coverage_course(points, NAMES, CAPTION, since=date(2027, 1, 15), until=date(2027, 1, 20))
    assert "15 Jan" in texts(svg)
    assert chart_size(coverage_course([], NAMES, CAPTION))[1] > 0
    assert steps(coverage_course([], NAMES, CAPTION)) == []


def test_whoever_does_not_see_it_is_told_where_it_begins_and_ends() -> None:
    told = course_told(course(), NAMES)
    assert told.startswith(
        "January 18, 2027 (Have signed 438, Asked 2,433); February 25, 2027 (Have signed 2,050"
    )
    assert course_told([], NAMES) == ""


@pytest.mark.parametrize(
    ("most", "step"), [(0, 1), (5, 1), (6, 2), (48, 10), (51, 20), (2_433, 500), (10**5, 20_000)]
)
def test_lines_stand_at_round_counts(most: int, step: int) -> None:
    assert step_of(most) == step


# -- whatever comes ---------------------------------------------------------------------------------------

counts = st.dictionaries(st.sampled_from([state.value for state in SignatureState]), st.integers(0, 10**6))
groups = st.lists(st.builds(CoverageRow, values, counts), max_size=34)
points_ = st.lists(st.tuples(st.dates(), st.integers(0, 10**6), st.integers(0, 10**6)), max_size=12).map(
    lambda found: [CoveragePoint(*point) for point in sorted(found)]
)


def assert_within(svg: str) -> None:
    root, (width, height) = etree.fromstring(svg), chart_size(svg)
    assert {etree.QName(e).localname for e in root.iter()} <= ALLOWED
    for element in root.iter(f"{SVG}rect"):
        assert float(str(element.get("x"))) >= 0
        assert float(str(element.get("x"))) + float(str(element.get("width"))) <= width + 1
        assert float(str(element.get("y"))) + float(str(element.get("height"))) <= height


@given(groups, st.sampled_from([200.0, 459.0, 640.0, 1200.0]))
@settings(max_examples=60)
def test_any_groups_give_a_drawing_that_stays_within_its_frame(
    found: list[CoverageRow], width: float
) -> None:
    assert_within(coverage_bars(found, NAMES, Caption("t", coverage_told(found, NAMES)), DARK, width=width))


@given(points_, st.none() | st.dates(), st.none() | st.dates(), st.sampled_from([200.0, 640.0]))
@settings(max_examples=60)
def test_any_course_gives_a_drawing(
    found: list[CoveragePoint], since: date | None, until: date | None, width: float
) -> None:
    told = course_told(found, NAMES)
    assert_within(
        coverage_course(found, NAMES, Caption("t", told), DARK, since=since, until=until, width=width)
    )


@pytest.mark.parametrize(
    "svg", [coverage_bars(rows(), NAMES, CAPTION), coverage_course(course(), NAMES, CAPTION)]
)
def test_qt_draws_it(svg: str, qapp: object) -> None:
    assert QSvgRenderer(QByteArray(svg.encode())).isValid()
