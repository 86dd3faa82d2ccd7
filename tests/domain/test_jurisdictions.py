"""Which places hold, which formalities are on the list, and the first day on which a charter may apply."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.fields import Condition, Value
from charta.domain.jurisdictions import (
    Formality,
    Jurisdiction,
    Suggestion,
    applicable,
    earliest,
    months_later,
    schedule,
    suggested,
)
from charta.domain.records import Proof, ProofState

TODAY = date(2026, 11, 24)


def proof(state: ProofState, day: str = "", note: str = "") -> Proof:
    return Proof("here.filing", state, day, note, "", "", "me")


def place(id_: str, *within: str, suggestions: tuple[Suggestion, ...] = ()) -> Jurisdiction:
    return Jurisdiction(id_, within, (), suggestions, (), {})


# -- months -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
        (date(2026, 11, 24), 1, date(2026, 12, 24)),
        (date(2026, 12, 24), 1, date(2027, 1, 24)),
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 3, 31), 1, date(2027, 4, 30)),
        (date(2026, 11, 24), 13, date(2027, 12, 24)),
        (date(9999, 12, 3), 1, date.max),
    ],
)
def test_some_months_later_is_the_same_day_or_the_last_of_its_month(
    day: date, months: int, later: date
) -> None:
    assert months_later(day, months) == later


@given(st.dates(date(1970, 1, 1), date(2200, 1, 1)), st.integers(0, 24))
def test_months_never_skip_a_month_nor_shorten_one(day: date, months: int) -> None:
    later = months_later(day, months)
    assert later.year * 12 + later.month - day.year * 12 - day.month == months
    assert later.day == day.day or (later.day < day.day and (later + timedelta(1)).day == 1)


# -- the earliest day -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("noted", "day"),
    [
        (None, date(2026, 12, 24)),
        (proof(ProofState.OPEN), date(2026, 12, 24)),
        (proof(ProofState.OPEN, "2027-01-05"), date(2027, 2, 5)),
        (proof(ProofState.OPEN, "2026-11-01"), date(2026, 12, 24)),
        (proof(ProofState.DONE, "2026-11-01"), date(2026, 12, 1)),
        (proof(ProofState.NOT_APPLICABLE, note="no"), None),
    ],
)
def test_the_wait_counts_from_the_day_done_or_planned_and_from_today_at_the_earliest(
    noted: Proof | None, day: date | None
) -> None:
    assert earliest(Formality("filing", (), (), "hr", months=1), noted, TODAY) == day


def test_what_does_not_block_holds_nothing_up() -> None:
    assert earliest(Formality("filing", (), (), "hr", blocks=False), None, TODAY) is None


OPINION = Formality("opinion", (), (), "hr")
FILING = Formality("filing", (), (), "hr", months=1, after=("opinion",))


@pytest.mark.parametrize(
    ("proofs", "day"),
    [
        ({}, date(2026, 12, 24)),
        ({"opinion": proof(ProofState.OPEN, "2027-01-15")}, date(2027, 2, 15)),
        (
            {
                "opinion": proof(ProofState.OPEN, "2027-01-15"),
                "filing": proof(ProofState.OPEN, "2027-01-20"),
            },
            date(2027, 2, 20),
        ),
        (
            {
                "opinion": proof(ProofState.OPEN, "2027-01-15"),
                "filing": proof(ProofState.OPEN, "2027-01-10"),
            },
            date(2027, 2, 15),
        ),
        ({"opinion": proof(ProofState.DONE, "2026-11-01")}, date(2026, 12, 24)),
        ({"opinion": proof(ProofState.NOT_APPLICABLE, note="no")}, date(2026, 12, 24)),
        ({"filing": proof(ProofState.DONE, "2026-11-02")}, date(2026, 12, 2)),
    ],
)
def test_nothing_is_done_before_what_it_comes_after(proofs: Mapping[str, Proof], day: date) -> None:
    assert schedule((OPINION, FILING), proofs, TODAY)["filing"] == day


def test_the_wait_for_an_earlier_formality_is_not_added_to_that_of_a_later_one() -> None:
    first = Formality("first", (), (), "hr", months=3)
    second = Formality("second", (), (), "hr", months=1, after=("first",))
    assert schedule((first, second), {}, TODAY) == {"first": date(2027, 2, 24), "second": date(2026, 12, 24)}


def test_what_comes_first_but_is_not_on_the_list_is_not_waited_for() -> None:
    assert schedule((FILING,), {}, TODAY) == {"filing": date(2026, 12, 24)}


# -- what is on the list ----------------------------------------------------------------------------------


def asked(sheet: str, field: str) -> Value | None:
    return {"S21.measures": "ladder", "organisation.languages": ("en",)}.get(f"{sheet}.{field}")


LADDER = Condition("measures", "S21", any_of=("ladder",))
NO_FRENCH = Condition("languages", "organisation", excludes="fr")
NO_ENGLISH = Condition("languages", "organisation", excludes="en")
UNKNOWN = Condition("status", "S02", excludes="annex")


@pytest.mark.parametrize(
    ("formality", "on_the_list"),
    [
        (Formality("f", (), (), "hr"), True),
        (Formality("f", (), ("S21",), "hr"), True),
        (Formality("f", (), ("S02", "S21"), "hr"), True),
        (Formality("f", (), ("S02",), "hr"), False),
        (Formality("f", (LADDER, NO_FRENCH), (), "hr"), True),
        (Formality("f", (LADDER, NO_ENGLISH), (), "hr"), False),
        (Formality("f", (UNKNOWN,), (), "hr"), False),
        (Formality("f", (), (), "hr", alternatives=(NO_ENGLISH, LADDER)), True),
        (Formality("f", (), (), "hr", alternatives=(NO_ENGLISH, UNKNOWN)), False),
        (Formality("f", (NO_ENGLISH,), (), "hr", alternatives=(LADDER,)), False),
        (Formality("f", (LADDER,), ("S02",), "hr"), False),
    ],
)
def test_a_formality_is_on_the_list_when_all_that_it_asks_for_holds(
    formality: Formality, on_the_list: bool
) -> None:
    assert formality.applies({"S21"}, asked) is on_the_list


# -- places -----------------------------------------------------------------------------------------------

PLACES = {
    entry.id: entry
    for entry in (
        place("quebec", "canada", suggestions=(Suggestion("S02", "authoritative", "french"),)),
        place("canada"),
        place("france", "union", suggestions=(Suggestion("S21", "measures", "none"),)),
        place("belgium", "union", suggestions=(Suggestion("S21", "measures", "cross_reference"),)),
        place("union", suggestions=(Suggestion("S21", "measures", "ladder"), Suggestion("S09", "x", 3))),
    )
}


@pytest.mark.parametrize(
    ("chosen", "holding"),
    [
        ((), ()),
        (("quebec",), ("quebec", "canada")),
        (("canada",), ("canada",)),
        (("canada", "quebec"), ("quebec", "canada")),
        (("belgium", "france"), ("france", "belgium", "union")),
        (("union", "mars"), ("union",)),
    ],
)
def test_a_place_brings_those_that_it_is_within_each_once(
    chosen: tuple[str, ...], holding: tuple[str, ...]
) -> None:
    assert tuple(entry.id for entry in applicable(PLACES, chosen)) == holding


def test_places_within_each_other_do_not_go_round_for_ever() -> None:
    circle = {"a": place("a", "b"), "b": place("b", "a")}
    assert [entry.id for entry in applicable(circle, ("b",))] == ["a", "b"]


@pytest.mark.parametrize(
    ("chosen", "field", "found"),
    [
        (("france", "belgium"), ("S21", "measures"), ("france", "none")),
        (("belgium",), ("S21", "measures"), ("belgium", "cross_reference")),
        (("union",), ("S21", "measures"), ("union", "ladder")),
        (("france",), ("S09", "x"), ("union", 3)),
        (("quebec",), ("S21", "measures"), None),
        ((), ("S21", "measures"), None),
    ],
)
def test_the_first_place_that_suggests_an_answer_decides(
    chosen: tuple[str, ...], field: tuple[str, str], found: tuple[str, object] | None
) -> None:
    answer = suggested(PLACES, chosen, *field)
    assert (answer and (answer[0], answer[1].value)) == found
