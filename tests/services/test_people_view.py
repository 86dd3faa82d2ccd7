"""The table of people against a slow and simple way to say the same."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charta.bootstrap import Workbench
from charta.domain.people import Presence
from charta.domain.register import DUE, Method, SignatureState
from charta.domain.text import folded
from charta.services.people_view import Column, Group, Selection, group_of
from fakes import SteppingClock
from people import ROWS, hire, many

TODAY = date(2026, 11, 24)


@pytest.fixture
def busy(published: Workbench) -> Workbench:
    """Open a charter with 300 people in every state."""
    ids = list(hire(published, many(300)).values())
    ids = [ids[place * 7 % 300] for place in range(300)]
    for place, day in enumerate((TODAY, TODAY - timedelta(days=400), TODAY - timedelta(days=340))):
        published.signing.sign(ids[place * 40 : place * 40 + 40], Method.PAPER, day, by="Hana")
    published.signing.refuse(ids[130], TODAY, "Witness", by="Hana")
    published.roster.mark(ids[140:150], Presence.ON_LEAVE, TODAY)
    published.roster.mark(ids[150:160], Presence.LEFT, TODAY)
    return published


selections = st.builds(
    Selection,
    st.sampled_from(("", "given1", "GIVEN12 family", "site 3", "nobody at all", "p29@")),
    st.dictionaries(
        st.sampled_from(Group), st.sampled_from(("Department 3", "Site 2", "Manager 5", "")), max_size=2
    ),
    st.frozensets(st.sampled_from(SignatureState), max_size=3),
    st.sampled_from((None, 0, 30, 60, 400)),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(selections, st.sampled_from(Column), st.booleans())
def test_a_selection_is_whoever_fits_in_the_order_asked_for(
    busy: Workbench, selection: Selection, column: Column, descending: bool
) -> None:
    register = busy.register
    expected = set()
    for id_, person in register.people.items():
        standing = register.standing(id_)
        told = folded(f"{person.name} {person.number} {person.email} {person.department} {person.site}")
        told += folded(f" {person.manager} {person.job}")
        fits = (
            all(word in told for word in folded(selection.text).split())
            and all(group_of(person, group) == name for group, name in selection.groups.items())
            and (not selection.states or standing.state in selection.states)
            and (
                selection.within is None
                or (standing.due is not None and standing.due <= TODAY + timedelta(days=selection.within))
            )
        )
        expected.update({id_} if fits else ())
    found = busy.people_view.select(selection, column, descending=descending)
    assert len(found) == len(set(found))
    assert set(found) == expected
    names = [folded(register.person(id_).filed) for id_ in found]
    if column is Column.NAME:
        assert names == sorted(names, reverse=descending)
    if column is Column.DEPARTMENT:
        departments = [folded(register.person(id_).department) for id_ in found]
        assert departments == sorted(departments, reverse=descending)
    if column is Column.DUE:
        days = [register.standing(id_).due or date.max for id_ in found]
        assert days == sorted(days, reverse=descending)


def test_everybody_is_counted_once(busy: Workbench) -> None:
    states = Counter(standing.state.value for standing in busy.register.standings().values())
    assert dict(busy.people_view.total().counts) == {
        state.value: states[state.value] for state in SignatureState
    }
    rows = busy.people_view.coverage(Group.DEPARTMENT)
    assert sum(sum(row.counts.values()) for row in rows) == 290, "without those who left"
    assert len(rows) == 37


def test_the_course_counts_first_signatures_of_those_who_are_here(busy: Workbench) -> None:
    points = busy.people_view.course()
    assert [point.day for point in points] == sorted({point.day for point in points})
    assert len(points) == 3
    assert {point.asked for point in points} == {280}
    signed = [
        standing.signed
        for id_, standing in busy.register.standings().items()
        if busy.register.person(id_).presence is Presence.PRESENT and standing.signed
    ]
    assert points[-1].signed == len(signed)


def test_those_who_are_due_soon_are_counted_with_those_who_are_late(busy: Workbench) -> None:
    counts = busy.people_view.due_counts((0, 30, 60, 90))
    for span, count in counts.items():
        assert count == len(busy.people_view.select(Selection(within=span)))
    assert counts[0] >= 40, "forty signed more than a year ago"


def test_the_table_follows_every_change(published: Workbench, clock: SteppingClock) -> None:
    ids = hire(published)
    waiting = published.people_view.select(Selection(states=DUE))
    assert len(waiting) == 4
    published.signing.sign([ids["101"]], Method.PAPER, TODAY, by="Hana")
    assert len(published.people_view.select(Selection(states=DUE))) == 3
    published.roster.mark([ids["102"]], Presence.LEFT, TODAY)
    assert len(published.people_view.select(Selection(states=DUE))) == 2
    clock.advance(days=400)
    assert len(published.people_view.select(Selection(states=DUE))) == 3
    published.publication.withdraw("1.0", "Wrong", "Ada")
    assert {standing.state for standing in published.register.standings().values()} == {
        SignatureState.TO_GIVE,
        SignatureState.LEFT,
    }


def test_groups_are_named_without_those_who_left_and_none_last(published: Workbench) -> None:
    ids = hire(published, [*ROWS, ("105", "Eve", "", "", "", "", "", "")])
    assert published.people_view.groups(Group.DEPARTMENT) == ["Research", "Sales", ""]
    published.roster.mark([ids["102"], ids["103"]], Presence.LEFT, TODAY)
    assert published.people_view.groups(Group.DEPARTMENT) == ["Research", ""]
