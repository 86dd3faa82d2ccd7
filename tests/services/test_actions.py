"""What is left to do: in the order in which it is due, and undone like anything else."""

from dataclasses import replace

import pytest

from charta.bootstrap import Workbench
from charta.domain.records import ActionKind
from charta.errors import TooLong, UnknownAction, UnknownSheet, WorkshopTextRequired, WrongTime


def test_what_is_due_first_comes_first_and_what_has_no_day_last(example: Workbench) -> None:
    number = example.workshops.add()
    late = example.actions.add("Late", due="2027-03-01")
    never = example.actions.add("Some day", ActionKind.PARKED)
    soon = example.actions.add("Soon", due="2026-12-01", owner="Bo", section="S12", workshop=number)
    assert [action.number for action in example.actions.open()] == [soon, late, never]
    assert [action.number for action in example.actions.of(number)] == [soon]
    assert example.actions.get(never).kind is ActionKind.PARKED


def test_an_action_is_overdue_from_the_day_after(example: Workbench) -> None:
    number = example.actions.add("Today", due="2026-11-24")
    assert example.actions.overdue() == ()
    example.actions.edit(replace(example.actions.get(number), due="2026-11-23"))
    assert [action.number for action in example.actions.overdue()] == [number]
    example.actions.settle(number, "Done by phone")
    assert example.actions.overdue() == example.actions.open() == ()
    assert (example.actions.get(number).done_on, example.actions.get(number).outcome) == (
        "2026-11-24", "Done by phone",
    )  # fmt: skip
    example.actions.reopen(number)
    assert len(example.actions.overdue()) == 1


def test_every_step_can_be_undone(example: Workbench) -> None:
    number = example.actions.add("Ask")
    example.actions.settle(number)
    example.session.undo()
    assert not example.actions.get(number).done_on
    example.actions.remove(number)
    example.session.undo()
    assert example.actions.get(number).text == "Ask"


def test_wrong_actions_are_refused(example: Workbench) -> None:
    with pytest.raises(WorkshopTextRequired):
        example.actions.add("\n ")
    with pytest.raises(WrongTime):
        example.actions.add("Ask", due="next week")
    with pytest.raises(UnknownSheet):
        example.actions.add("Ask", section="S99")
    with pytest.raises(TooLong):
        example.actions.add("x" * 4001)
    with pytest.raises(UnknownAction):
        example.actions.settle(1)
    assert example.actions.all() == ()
