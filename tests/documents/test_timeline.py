"""The picture of a plan: days where they belong, states told by form and words, any plan within its frame."""

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from PySide6.QtCore import QByteArray
from PySide6.QtSvg import QSvgRenderer

from charta.documents.chart_shapes import PRINT, Caption, chart_size
from charta.documents.plan import described, flags_of, groups_of, told
from charta.documents.timeline import Flags, Group, Stripe, timeline, timelines
from charta.domain.rollout import ActivityState
from documents.samples_rollout import EFFECTIVE, TODAY, sheet
from documents.strategies import values

SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "rect", "line", "path", "text"}
CAPTION = Caption("Plan", "What is when.")
FLAGS = Flags(TODAY, "Today", EFFECTIVE, "In force")


def drawn(svg: str) -> etree._Element:
    return etree.fromstring(svg)


def texts(svg: str) -> list[str]:
    return [str(e.text or "") for e in drawn(svg).iter(f"{SVG}text")]


def place(svg: str, words: str) -> float:
    return next(float(str(e.get("x"))) for e in drawn(svg).iter(f"{SVG}text") if e.text == words)


def bar(start: date, end: date, state: ActivityState = ActivityState.PLANNED, told_: str = "then") -> Stripe:
    return Stripe("Activity", start, end, state, told_)


def picture(*stripes: Stripe, width: float = 640.0) -> str:
    return timeline([Group("Factor", stripes)], FLAGS, CAPTION, "en", width=width)


def frames(svg: str) -> list[tuple[float, float]]:
    """Return left edge and width of each outlined bar."""
    found = [e for e in drawn(svg).iter(f"{SVG}rect") if e.get("stroke")]
    return [(float(str(e.get("x"))), float(str(e.get("width")))) for e in found]


def test_a_plan_shows_every_activity_with_its_state_in_words() -> None:
    plan = sheet("en")
    shown = texts(timeline(groups_of(plan), flags_of(plan), CAPTION, "en"))
    for activity in plan.activities:
        assert activity.title in shown
        assert told(activity, plan) in shown
    assert {"Today", "In force", "4 Jan · Done", "8 Feb · Late", "22 Mar · Under way", "No day yet"} <= set(
        shown
    )
    # What is merely planned says its day alone, with its year where that is far.
    assert "29 Feb" in shown


def test_what_is_done_stands_where_it_was_done() -> None:
    first = sheet("en").activities[0]
    later = replace(first, id="own.1", start=date(2026, 12, 1), end=date(2027, 2, 1))
    early, lasting = groups_of(sheet("en", (first, later)))[0].stripes
    assert (early.start, early.end) == (date(2027, 1, 4), date(2027, 1, 4))
    assert (lasting.start, lasting.end) == (date(2026, 12, 1), date(2027, 1, 4))


def test_a_factor_without_an_activity_is_left_out() -> None:
    plan = sheet("en")
    assert "Executives" not in texts(timeline(groups_of(plan), flags_of(plan), CAPTION, "en"))


def test_bars_are_as_long_as_their_days_and_stand_in_order() -> None:
    svg = picture(bar(date(2027, 1, 1), date(2027, 3, 1)), bar(date(2027, 3, 2), date(2027, 4, 30)))
    (first, one), (second, two) = frames(svg)
    assert one == pytest.approx(two, abs=0.2)
    assert second == pytest.approx(first + one, abs=0.2)


def test_the_states_differ_in_their_forms_not_in_colour_alone() -> None:
    days = (date(2027, 2, 1), date(2027, 4, 1))
    forms = set()
    for state in (ActivityState.PLANNED, ActivityState.RUNNING, ActivityState.LATE, ActivityState.DONE):
        for ends in (days, (days[1], days[1])):
            svg = picture(bar(*ends, state, "same"))
            forms.add(re.sub(r'(fill|stroke)="#[0-9A-Fa-f]{6}"', "", svg))
    # A planned day and a done one differ by the tick, a planned bar and one under way by the filled part ...
    assert len(forms) == 8


def test_months_are_named_where_there_is_room_and_hinted_where_there_is_little() -> None:
    wide = texts(picture(bar(date(2027, 1, 1), date(2027, 6, 1)), width=900))
    assert {"Jan", "Feb", "Mar", "2027"} <= set(wide)
    narrow = texts(picture(bar(date(2027, 1, 1), date(2028, 6, 1)), width=500))
    assert {"J", "F", "2027", "2028"} <= set(narrow)
    assert "Feb" not in narrow
    french = timeline(
        [Group("F", (bar(date(2027, 1, 1), date(2027, 6, 1)),))], FLAGS, CAPTION, "fr", width=900
    )
    assert {"janv.", "févr."} <= set(texts(french))


def test_today_and_the_effective_date_are_marked_and_far_ones_are_not() -> None:
    svg = picture(bar(date(2027, 1, 1), date(2027, 6, 1)))
    assert place(svg, "In force") < place(svg, "Today")
    without = timeline(
        [Group("F", (bar(date(2027, 1, 1), date(2027, 6, 1)),))],
        replace(FLAGS, effective=None),
        CAPTION,
        "en",
    )
    assert "In force" not in texts(without)


def test_a_long_plan_is_drawn_on_pages_with_the_same_months() -> None:
    stripes = tuple(
        replace(bar(date(2027, 1, 1), date(2027, 6, 1)), name=f"Activity {number}") for number in range(120)
    )
    pages = timelines([Group("Factor", stripes)], FLAGS, CAPTION, "en", width=640, height=700)
    assert len(pages) == 4
    assert all(chart_size(page)[1] <= 700 for page in pages)
    named = [words for page in pages for words in texts(page) if words.startswith("Activity ")]
    assert named == [stripe.name for stripe in stripes]
    assert all("Factor" in texts(page) for page in pages)
    assert len({place(page, "Today") for page in pages}) == 1


def test_whoever_does_not_see_it_reads_every_activity() -> None:
    plan = sheet("fr")
    told_ = described(plan)
    assert all(activity.title in told_ for activity in plan.activities)
    assert "En retard" in told_


days = st.dates(date(1970, 1, 1), date(2999, 12, 31))


@given(
    st.lists(
        st.tuples(values, st.none() | days, st.none() | days, st.sampled_from(ActivityState), values),
        max_size=6,
    ),
    days,
    st.none() | days,
    st.floats(300, 1400),
)
@settings(max_examples=80)
def test_any_plan_gives_a_drawing_that_stays_within_its_frame(
    given_: list[tuple[str, date | None, date | None, ActivityState, str]],
    today: date,
    effective: date | None,
    width: float,
) -> None:
    stripes = [
        Stripe(name, start if start and end and start <= end else None, end, state, words[:30])
        for name, start, end, state, words in given_
    ]
    svg = timeline(
        [Group("Factor", tuple(stripes))],
        Flags(today, "Today", effective, "In force"),
        CAPTION,
        "en",
        width=width,
    )
    root, (wide, high) = drawn(svg), chart_size(svg)
    assert {etree.QName(e).localname for e in root.iter()} <= ALLOWED
    for element in root.iter(f"{SVG}rect"):
        x, y = float(str(element.get("x"))), float(str(element.get("y")))
        assert x >= -2
        assert x + float(str(element.get("width"))) <= wide + 4
        assert y + float(str(element.get("height"))) <= high


def test_a_plan_over_centuries_is_cut_and_not_a_drawing_without_end() -> None:
    svg = picture(bar(date(1970, 1, 1), date(2999, 1, 1)))
    assert len(svg) < 100_000


def test_qt_draws_it(qapp: object) -> None:
    plan = sheet("fr")
    svg = timeline(groups_of(plan), flags_of(plan), CAPTION, "fr", PRINT)
    assert QSvgRenderer(QByteArray(svg.encode())).isValid()


def test_twenty_six_activities_over_fifteen_months_stay_apart() -> None:
    start = date(2026, 12, 1)
    stripes = tuple(
        bar(start + timedelta(days=17 * number), start + timedelta(days=17 * number)) for number in range(26)
    )
    rows = [
        float(str(e.get("y")))
        for e in drawn(picture(*stripes, width=560)).iter(f"{SVG}text")
        if e.text == "Activity"
    ]
    assert min(second - first for first, second in pairwise(rows)) >= 18
