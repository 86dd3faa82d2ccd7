from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta.domain.charter import Charter
from charta.domain.records import RECORD_TYPES, Answer, Behind, Change, Comment, Inclusion, Record, Wording
from domain.strategies import records


def everything(charter: Charter) -> set[Record]:
    return {record for kind in RECORD_TYPES for record in charter.all(kind)}


@st.composite
def steps(draw: st.DrawFn) -> tuple[Charter, list[Change]]:
    """Draw a charter and changes that follow each other from it."""
    charter = Charter.of(draw(st.lists(records(), max_size=6)))
    present = {(type(record), record.key): record for record in everything(charter)}
    changes = []
    for record in draw(st.lists(records(), max_size=6)):
        key = (type(record), record.key)
        after = draw(st.sampled_from([record, None])) if key in present else record
        changes.append(Change(present.get(key), after))
        present.pop(key, None)
        if after is not None:
            present[key] = after
    return charter, changes


@given(steps())
def test_taking_changes_back_in_reverse_restores_the_charter(step: tuple[Charter, list[Change]]) -> None:
    charter, changes = step
    assert charter.apply(changes).apply([change.reversed for change in reversed(changes)]) == charter


@given(steps())
def test_a_charter_never_changes(step: tuple[Charter, list[Change]]) -> None:
    charter, changes = step
    before = everything(charter)
    charter.apply(changes)
    assert everything(charter) == before


@given(steps())
def test_changes_together_are_changes_one_by_one(step: tuple[Charter, list[Change]]) -> None:
    charter, changes = step
    one_by_one = charter
    for change in changes:
        one_by_one = one_by_one.apply([change])
    assert charter.apply(changes) == one_by_one


@given(st.lists(records()))
def test_a_charter_is_what_its_records_make_it(given_: list[Record]) -> None:
    charter = Charter.of(given_)
    assert charter == Charter().apply([Change(None, record) for record in given_])
    last = {(type(record), record.key): record for record in given_}
    assert everything(charter) == set(last.values())
    for (kind, key), record in last.items():
        assert charter.get(kind, *key) == record


@given(records())
def test_a_change_taken_back_twice_is_itself(record: Record) -> None:
    change = Change(None, record)
    assert change.reversed.reversed == change
    assert change.record == change.reversed.record == record


def test_a_change_has_a_side() -> None:
    with pytest.raises(ValueError, match="one side"):
        _ = Change(None, None).record


def test_an_empty_charter_has_nothing() -> None:
    charter = Charter()
    assert charter.answer("S01", "a") is None
    assert charter.answers("S01") == {}
    assert charter.wording("S01", "fr") is None
    assert charter.behind("S01") == ()
    assert charter.requirement("S01", "hr") is None
    assert charter.decisions("S01") == ()
    assert charter.comments("S01") == ()


def test_what_a_charter_holds_is_found_by_section() -> None:
    charter = Charter.of(
        [
            Answer("S01", "a", "x"),
            Answer("S02", "a", "y"),
            Wording("S01", "fr", "text", "base"),
            Behind("S01", ("en",)),
            Inclusion("S02", included=False),
        ]
    )
    assert charter.answers("S01") == {"a": "x"}
    assert charter.answer("S02", "a") == "y"
    assert charter.wording("S01", "fr") == Wording("S01", "fr", "text", "base")
    assert charter.behind("S01") == ("en",)
    assert charter.is_included("S01", core=True)
    assert not charter.is_included("S01", core=False)
    assert not charter.is_included("S02", core=True)


def test_remarks_come_oldest_first_whatever_was_taken_back() -> None:
    at = datetime(2026, 11, 24, tzinfo=UTC)
    first, second = (Comment(number, "S01", "hr", "A", at, "text") for number in (1, 2))
    charter = Charter.of([first, second])
    again = charter.apply([Change(first, None)]).apply([Change(None, first)])
    assert again.comments("S01") == (first, second)
