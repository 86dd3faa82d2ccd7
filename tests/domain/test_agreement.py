from datetime import UTC, datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.agreement import (
    DepartmentState,
    confirmed_changes,
    is_required,
    is_signed,
    path,
    stand,
    stands,
)
from charta.domain.catalogue import Section
from charta.domain.charter import Charter
from charta.domain.records import (
    Change,
    Confirmation,
    Decision,
    DecisionKind,
    MinorChange,
    Record,
    Requirement,
)
from domain.strategies import records

DEPARTMENTS = ("marketing", "it", "hr")
SECTION = Section("S01", 1, (), {}, signs=("it", "hr"))
AT = datetime(2026, 11, 24, tzinfo=UTC)
TEXTS = ("text 1", "text 2", "text 3")
kinds = st.sampled_from(DecisionKind)
SIGNED = {DepartmentState.APPROVED, DepartmentState.RESERVED}


def decision(number: int, department: str, kind: DecisionKind, text: str, section: str = "S01") -> Decision:
    return Decision(number, section, department, kind, "note", "Someone", AT, text, text)


decisions = st.lists(
    st.tuples(st.sampled_from(DEPARTMENTS), kinds, st.sampled_from(TEXTS), st.sampled_from(["S01", "S02"])),
    max_size=8,
).map(lambda told: [decision(number, *entry) for number, entry in enumerate(told, 1)])


@given(decisions, st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_only_who_decided_on_another_text_is_outdated(made: list[Decision], before: str, after: str) -> None:
    charter = Charter.of(made)
    for old, new in zip(
        stands(charter, SECTION, DEPARTMENTS, before),
        stands(charter, SECTION, DEPARTMENTS, after),
        strict=True,
    ):
        if old.state is DepartmentState.PENDING:
            assert new.state is DepartmentState.PENDING
        else:
            assert (new.state is DepartmentState.OUTDATED) == (new.decision.fingerprint != after)


@given(decisions, st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_a_text_that_comes_back_is_as_it_was(made: list[Decision], text: str, other: str) -> None:
    charter = Charter.of(made)
    before = stands(charter, SECTION, DEPARTMENTS, text)
    stands(charter, SECTION, DEPARTMENTS, other)
    assert stands(charter, SECTION, DEPARTMENTS, text) == before


@given(decisions, st.sampled_from(TEXTS))
def test_the_latest_decision_of_a_department_counts(made: list[Decision], text: str) -> None:
    for entry in stands(Charter.of(made), SECTION, DEPARTMENTS, text):
        own = [d for d in made if (d.section, d.department) == ("S01", entry.department)]
        assert entry.decision == (own[-1] if own else None)
        assert (entry.state is DepartmentState.PENDING) == (not own)


@given(decisions, st.sampled_from(TEXTS), st.randoms(use_true_random=False))
def test_the_order_in_which_records_come_does_not_matter(
    made: list[Decision], text: str, chance: Random
) -> None:
    shuffled = list(made)
    chance.shuffle(shuffled)
    assert stands(Charter.of(shuffled), SECTION, DEPARTMENTS, text) == stands(
        Charter.of(made), SECTION, DEPARTMENTS, text
    )


@given(decisions, st.lists(records()), st.sampled_from(TEXTS))
def test_only_decisions_and_requirements_matter(
    made: list[Decision], others: list[Record], text: str
) -> None:
    counted = Decision | Requirement | MinorChange | Confirmation
    kept = [record for record in others if not isinstance(record, counted)]
    assert stands(Charter.of([*made, *kept]), SECTION, DEPARTMENTS, text) == stands(
        Charter.of(made), SECTION, DEPARTMENTS, text
    )


@given(decisions, kinds, st.sampled_from(DEPARTMENTS), st.sampled_from(TEXTS))
def test_a_decision_on_the_present_text_holds_and_moves_nobody_else(
    made: list[Decision], kind: DecisionKind, department: str, text: str
) -> None:
    charter = Charter.of(made)
    after = charter.apply([Change(None, decision(99, department, kind, text))])
    for old, new in zip(
        stands(charter, SECTION, DEPARTMENTS, text), stands(after, SECTION, DEPARTMENTS, text), strict=True
    ):
        if new.department == department:
            assert new.is_signed == (kind is not DecisionKind.REQUEST_CHANGE)
            assert not new.waits
        else:
            assert new == old


@given(decisions, st.sampled_from(TEXTS))
def test_a_section_is_signed_when_all_that_must_have_signed(made: list[Decision], text: str) -> None:
    found = stands(Charter.of(made), SECTION, DEPARTMENTS, text)
    assert is_signed(found) == all(
        entry.state in SIGNED for entry in found if entry.department in SECTION.signs
    )


def test_a_section_that_none_must_sign_is_never_signed() -> None:
    lone = Section("S01", 1, (), {}, signs=())
    charter = Charter.of([decision(1, "it", DecisionKind.APPROVE, "text 1")])
    assert not is_signed(stands(charter, lone, DEPARTMENTS, "text 1"))
    assert not is_signed([])


def test_the_team_may_add_and_remove_departments() -> None:
    added = Requirement("S01", "marketing", required=True, reason="x")
    removed = Requirement("S01", "hr", required=False, reason="x")
    charter = Charter.of([added, removed])
    assert [name for name in DEPARTMENTS if is_required(charter, SECTION, name)] == ["marketing", "it"]
    assert not stand(charter, SECTION, "hr", "text 1").waits
    assert stand(charter, SECTION, "marketing", "text 1").waits


def test_who_asked_for_a_change_waits_for_the_team() -> None:
    charter = Charter.of([decision(1, "it", DecisionKind.REQUEST_CHANGE, "text 1")])
    asked = stand(charter, SECTION, "it", "text 1")
    assert (asked.state, asked.is_signed, asked.waits) == (DepartmentState.CHANGE_REQUESTED, False, False)
    assert stand(charter, SECTION, "it", "text 2").waits


def minor(number: int, old: str, new: str, section: str = "S01") -> MinorChange:
    return MinorChange(number, section, old, new, old, new, "A typo", "Ada", "it", AT)


def answer(number: int, *, confirmed: bool = True) -> Confirmation:
    return Confirmation(number, confirmed, "note", "Bo", "hr", AT)


steps = st.lists(st.tuples(st.sampled_from(TEXTS), st.sampled_from(TEXTS)), max_size=6)
changes = steps.map(lambda told: [minor(number, *step) for number, step in enumerate(told, 1)])


def reachable(made: list[MinorChange], since: str) -> dict[str, int]:
    """Return each text to which the changes lead, with the fewest steps to it, the plain way."""
    found = {since: 0}
    for count in range(1, len(made) + 1):
        for change in made:
            if found.get(change.old) == count - 1:
                found.setdefault(change.new, count)
    return found


@given(changes, st.sampled_from(TEXTS), st.sampled_from(TEXTS))
def test_a_path_is_the_shortest_chain_of_changes_or_there_is_none(
    made: list[MinorChange], since: str, until: str
) -> None:
    way = path(made, since, until)
    length = reachable(made, since).get(until)
    assert (None if way is None else len(way)) == length
    for before, after in zip(way or (), (way or ())[1:], strict=False):
        assert before.new == after.old
    if way:
        assert (way[0].old, way[-1].new) == (since, until)


def test_a_path_follows_changes_onward_only_and_needs_none_to_where_it_is() -> None:
    made = [minor(1, "text 1", "text 2"), minor(2, "text 2", "text 3")]
    assert path(made, "text 1", "text 3") == tuple(made)
    assert path(made, "text 3", "text 1") is None
    assert path([], "text 1", "text 1") == ()
    assert path([*made, minor(3, "text 3", "text 1")], "text 2", "text 2") == ()


@given(decisions, changes, st.sets(st.integers(1, 6)), st.sampled_from(TEXTS))
def test_only_confirmed_changes_hold_a_decision_and_never_a_request(
    made: list[Decision], called: list[MinorChange], confirmed: set[int], text: str
) -> None:
    answers = [answer(change.number, confirmed=change.number in confirmed) for change in called]
    charter = Charter.of([*made, *called, *answers])
    plain = Charter.of(made)
    leading = confirmed_changes(charter, "S01")
    assert [change.number for change in leading] == [c.number for c in called if c.number in confirmed]
    for entry, alone in zip(
        stands(charter, SECTION, DEPARTMENTS, text), stands(plain, SECTION, DEPARTMENTS, text), strict=True
    ):
        if not entry.carried:
            assert entry == alone
            continue
        assert alone.state is DepartmentState.OUTDATED
        assert entry.decision.kind is not DecisionKind.REQUEST_CHANGE
        assert tuple(over.change for over in entry.carried) == path(leading, entry.decision.fingerprint, text)


def test_a_minor_change_of_another_section_or_without_an_answer_carries_nothing() -> None:
    approved = decision(1, "it", DecisionKind.APPROVE, "text 1")
    elsewhere = minor(1, "text 1", "text 2", "S02")
    silent = minor(2, "text 1", "text 2")
    charter = Charter.of([approved, elsewhere, answer(1), silent])
    assert stand(charter, SECTION, "it", "text 2").state is DepartmentState.OUTDATED
    carried = stand(charter.apply([Change(None, answer(2))]), SECTION, "it", "text 2")
    assert carried.state is DepartmentState.APPROVED
    assert [(over.change, over.confirmation) for over in carried.carried] == [(silent, answer(2))]


def test_a_request_for_change_is_carried_nowhere_and_holds_where_it_was_made() -> None:
    asked = decision(1, "it", DecisionKind.REQUEST_CHANGE, "text 1")
    charter = Charter.of([asked, minor(1, "text 1", "text 2"), answer(1)])
    assert stand(charter, SECTION, "it", "text 2").state is DepartmentState.OUTDATED
    assert stand(charter, SECTION, "it", "text 2").waits
    assert stand(charter, SECTION, "it", "text 1").state is DepartmentState.CHANGE_REQUESTED
