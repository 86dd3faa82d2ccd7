"""The plan keeps what the team decides: owners, days, what is done and what shows it; all can be undone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charta.bootstrap import Workbench
from charta.domain.records import Activity, Change
from charta.domain.rollout import ActivityState, Factor
from charta.errors import (
    ActivityDayUnusable,
    ActivityFileUnusable,
    ActivityNotDoneYet,
    ActivityUntitled,
    ChartaError,
    PlanChanged,
    TooLong,
    UnknownActivity,
    UnknownDepartment,
)
from charta.i18n import translator
from charta.services.rollout import EVIDENCE_LIMIT
from fakes import SteppingClock

OWN = Activity(
    *("", "", "Hang the poster", "awareness", "marketing", "Bo", "2027-02-01", "2027-02-03", "", False),
    *("", "", "", "", ""),
)


@pytest.fixture
def planned(example: Workbench) -> Workbench:
    """Open the example with its roll-out planned for 1 March 2027."""
    example.planning.adopt(example.planning.propose(date(2027, 3, 1)).chosen)
    return example


def ids(bench: Workbench) -> list[str]:
    return [item.id for item in bench.rollout.items()]


def state(bench: Workbench, id_: str) -> ActivityState:
    return next(item.state for item in bench.rollout.items() if item.id == id_)


# -- what stands ------------------------------------------------------------------------------------------


def test_a_plan_is_sorted_by_factor_and_day(planned: Workbench) -> None:
    items = planned.rollout.items()
    factors = [item.factor for item in items]
    assert factors == sorted(factors, key=list(Factor).index)
    awareness = [item.start for item in items if item.factor is Factor.AWARENESS]
    assert awareness == sorted(day for day in awareness if day)
    assert items[-1].planned is not None


def test_an_activity_is_planned_then_under_way_then_late(planned: Workbench, clock: SteppingClock) -> None:
    found = []
    for day in (date(2027, 2, 28), date(2027, 3, 1), date(2027, 3, 22), date(2027, 3, 23)):
        clock.advance(days=(day - clock.moment.date()).days)
        found.append(state(planned, "D13"))
    assert found == ["planned", "running", "running", "late"]
    assert state(planned, "D21") is ActivityState.OPEN


def test_the_dashboard_counts_each_factor_and_names_what_is_next(
    planned: Workbench, clock: SteppingClock
) -> None:
    clock.advance(days=(date(2027, 2, 20) - clock.moment.date()).days)
    planned.rollout.done("D06")
    stands = {stand.factor: stand for stand in planned.rollout.dashboard()}
    managers = stands[Factor.MANAGERS]
    # The workshop is done, the platforms and the kit are late, the clinic is next.
    assert (managers.done, managers.late, managers.total, managers.following) == (1, 2, 4, "D10")
    assert managers.share == 0.25
    assert list(stands) == list(Factor)


def test_nothing_planned_is_no_share_of_anything(bench: Workbench) -> None:
    assert not bench.rollout.has_plan
    assert [(stand.total, stand.share) for stand in bench.rollout.dashboard()] == [(0, 0.0)] * len(Factor)


# -- editing ----------------------------------------------------------------------------------------------


def test_an_activity_of_the_teams_own_is_added_and_changed(planned: Workbench) -> None:
    id_ = planned.rollout.add(OWN)
    assert id_ == "own.1"
    assert planned.rollout.add(OWN) == "own.2"
    planned.rollout.edit(
        replace(planned.rollout.get(id_), title=" Hang\ntwo ", person="Cy", end="2027-02-04")
    )
    kept = planned.rollout.get(id_)
    assert (kept.title, kept.person, kept.end, kept.by) == ("Hang two", "Cy", "2027-02-04", "Test")
    planned.session.undo()
    assert planned.rollout.get(id_).title == "Hang the poster"


def test_the_catalogues_title_holds_until_the_team_writes_its_own(planned: Workbench) -> None:
    planned.rollout.edit(replace(planned.rollout.get("D12"), title="Grand opening"))
    assert planned.rollout.get("D12").title == "Grand opening"
    planned.rollout.edit(replace(planned.rollout.get("D12"), title=""))
    assert planned.rollout.get("D12").title == ""


def test_a_first_day_alone_is_the_last_one_too(planned: Workbench) -> None:
    id_ = planned.rollout.add(replace(OWN, end=""))
    assert planned.rollout.get(id_).end == "2027-02-01"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"title": " "}, ActivityUntitled),
        ({"title": "x" * 5_000}, TooLong),
        ({"owner": "boss"}, UnknownDepartment),
        ({"start": "1 March"}, ActivityDayUnusable),
        ({"start": "2027-02-05"}, ActivityDayUnusable),
        ({"end": "9999-12-31"}, ActivityDayUnusable),
        ({"note": "x" * 50_000}, TooLong),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    planned: Workbench, wrong: dict[str, Any], error: type[ChartaError]
) -> None:
    before = planned.session.store.entries
    with pytest.raises(error):
        planned.rollout.add(replace(OWN, **wrong))
    assert planned.session.store.entries == before


def test_what_is_left_out_is_in_no_count_and_comes_back(planned: Workbench) -> None:
    planned.rollout.drop(["D16", "D18"])
    assert {"D16", "D18"}.isdisjoint(ids(planned))
    assert [item.id for item in planned.rollout.items(dropped=True)] == ["D16", "D18"]
    assert {stand.factor: stand.total for stand in planned.rollout.dashboard()}[Factor.AWARENESS] == 5
    planned.rollout.drop(["D16"], dropped=False)
    assert "D16" in ids(planned)
    planned.session.undo()
    planned.session.undo()
    assert {"D16", "D18"} <= set(ids(planned))


def test_an_unknown_activity_is_named(planned: Workbench) -> None:
    with pytest.raises(UnknownActivity, match="D99"):
        planned.rollout.get("D99")
    with pytest.raises(UnknownActivity):
        planned.rollout.done("D99")


# -- done -------------------------------------------------------------------------------------------------


def test_done_keeps_a_note_and_a_file_that_proves_it(planned: Workbench) -> None:
    planned.rollout.done("D02", date(2026, 11, 20), "Met twice", ("C:\\temp\\minutes.pdf", b"%PDF"))
    record = planned.rollout.get("D02")
    assert (record.done_on, record.note, record.file) == ("2026-11-20", "Met twice", "minutes.pdf")
    assert planned.rollout.evidence("D02") == ("minutes.pdf", b"%PDF")
    planned.rollout.done("D02", date(2026, 11, 21), "Met three times")
    assert planned.rollout.evidence("D02") == ("minutes.pdf", b"%PDF")
    planned.rollout.done("D02", date(2026, 11, 21), keeps_file=False)
    assert planned.rollout.evidence("D02") is None
    assert state(planned, "D02") is ActivityState.DONE


def test_nothing_is_done_tomorrow(planned: Workbench) -> None:
    with pytest.raises(ActivityNotDoneYet, match="2026-11-25"):
        planned.rollout.done("D02", date(2026, 11, 25))


@pytest.mark.parametrize("size", [0, EVIDENCE_LIMIT + 1])
def test_a_file_that_is_empty_or_too_big_is_not_kept(planned: Workbench, size: int) -> None:
    with pytest.raises(ActivityFileUnusable, match=r"film\.mp4"):
        planned.rollout.done("D02", file=("film.mp4", b"x" * size))
    assert state(planned, "D02") is not ActivityState.DONE


def test_what_comes_every_year_comes_again_once_it_is_done(planned: Workbench, clock: SteppingClock) -> None:
    clock.advance(days=(date(2028, 3, 10) - clock.moment.date()).days)
    planned.rollout.done("D25")
    record = planned.rollout.get("D25.2")
    assert (record.source, record.end, record.done_on) == ("D25", "2029-02-28", "")
    clock.advance(days=800)
    planned.rollout.done("D25.2")
    assert planned.rollout.get("D25.3").end == "2031-02-28"
    planned.session.undo()
    with pytest.raises(UnknownActivity):
        planned.rollout.get("D25.3")
    assert not planned.rollout.get("D25.2").done_on


def test_an_event_comes_again_without_a_day(planned: Workbench) -> None:
    planned.rollout.edit(replace(planned.rollout.get("D21"), start="2026-11-20", end="2026-11-20"))
    planned.rollout.done("D21")
    assert (planned.rollout.get("D21.2").start, planned.rollout.get("D21.2").end) == ("", "")


def test_what_comes_once_does_not_come_again(planned: Workbench) -> None:
    count = len(planned.rollout.items())
    planned.rollout.done("D12", date(2026, 11, 24))
    assert len(planned.rollout.items()) == count


def test_not_done_after_all_takes_back_what_was_to_follow(planned: Workbench) -> None:
    planned.rollout.done("D25", note="In May")
    planned.rollout.reopen("D25")
    assert "D25.2" not in ids(planned)
    assert (planned.rollout.get("D25").done_on, planned.rollout.get("D25").note) == ("", "In May")
    planned.rollout.done("D25")
    planned.rollout.edit(replace(planned.rollout.get("D25.2"), person="Dee"))
    planned.rollout.reopen("D25")
    assert "D25.2" in ids(planned)
    planned.rollout.done("D25")
    assert planned.rollout.get("D25.2").person == "Dee"


def test_changes_that_are_outdated_are_refused(planned: Workbench) -> None:
    moves = planned.planning.moves(date(2027, 4, 1))
    planned.rollout.edit(replace(planned.rollout.get("D12"), person="Eve"))
    with pytest.raises(PlanChanged):
        planned.rollout.replace_all(moves)
    proposals = planned.planning.propose(date(2027, 3, 1)).proposals
    assert proposals == ()


def test_the_journal_says_activities_by_their_titles(planned: Workbench) -> None:
    planned.rollout.done("D12")
    planned.rollout.add(OWN)
    entries = list(planned.log.entries())[-2:]
    told = {
        language: [planned.log.told(entry, translator(language)) for entry in entries]
        for language in ("en", "fr")
    }
    assert "Launch session" in told["en"][0]
    assert "Lancement" in told["fr"][0]
    assert "Hang the poster" in told["en"][1]


# -- any order --------------------------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("done", "reopen", "drop", "back", "undo", "redo", "edit")),
        st.sampled_from(("D12", "D20", "D25", "D21", "D25.2", "D21.2")),
    ),
    max_size=12,
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_is_done_in_any_order_the_plan_stays_whole(
    planned: Workbench, steps: Sequence[tuple[str, str]]
) -> None:
    bench = planned
    entries = bench.session.store.entries
    for step, id_ in steps:
        try:
            take(bench, step, id_)
        except UnknownActivity:
            assert bench.session.charter.get(Activity, id_) is None
        items = bench.rollout.items()
        assert len({item.id for item in items}) == len(items)
        assert sum(stand.total for stand in bench.rollout.dashboard()) == len(items)
        assert bench.session.store.entries >= entries
    assert bench.session.store.verify().flaw is None


def take(bench: Workbench, step: str, id_: str) -> None:
    rollout = bench.rollout
    match step:
        case "done":
            rollout.done(id_)
        case "reopen":
            rollout.reopen(id_)
        case "drop" | "back":
            rollout.drop([id_], dropped=step == "drop")
        case "edit":
            rollout.edit(replace(rollout.get(id_), person="Flo"))
        case "undo":
            bench.session.undo()
        case "redo":
            bench.session.redo()


def test_replacing_needs_what_was_there(planned: Workbench) -> None:
    record = planned.rollout.get("D12")
    with pytest.raises(PlanChanged):
        planned.rollout.replace_all([Change(None, record)])
