"""The wizard decides what comes next without any window."""

from dataclasses import replace

import pytest

from charta.bootstrap import Workbench
from charta.domain.progress import StepState
from charta.domain.records import (
    Activity,
    Campaign,
    Change,
    DoubtfulPage,
    FormBatch,
    ProofState,
    Record,
    RegisterEntry,
    RosterUpdate,
)
from charta.services.wizard import (
    ACTIONS,
    BOARD,
    CHECK,
    DIAGNOSTIC,
    DOCUMENTS,
    FORMALITIES,
    FORMS,
    KIT,
    PEOPLE,
    PLAN,
    PUBLICATION,
    REMINDERS,
    REVIEWS,
    SECTIONS,
    SIGNATURES,
    WORKSHOPS,
)
from storage.samples import RECORDS


def test_the_steps_lead_from_the_organisation_through_each_section_to_the_roll_out(bench: Workbench) -> None:
    ids = [step.id for step in bench.wizard.steps()]
    included = [section.id for section in bench.session.included()]
    assert ids == [
        *("organisation", "team", DIAGNOSTIC, SECTIONS),
        *included,
        *(CHECK, WORKSHOPS, BOARD, REVIEWS, ACTIONS, FORMALITIES, PUBLICATION, DOCUMENTS),
        *(PLAN, KIT, PEOPLE, FORMS, SIGNATURES, REMINDERS),
    ]


def test_next_and_back_visit_every_step_once_in_both_directions(bench: Workbench) -> None:
    ids = [step.id for step in bench.wizard.steps()]
    forward, step = [ids[0]], ids[0]
    while (step_after := bench.wizard.after(step)) is not None:
        forward.append(step_after)
        step = step_after
    backward = [step]
    while (step_before := bench.wizard.before(step)) is not None:
        backward.append(step_before)
        step = step_before
    assert forward == ids
    assert backward == ids[::-1]


def test_an_excluded_section_is_no_step_any_more_and_its_place_falls_back_to_the_first(
    bench: Workbench,
) -> None:
    bench.answers.include({"S12": False})
    assert "S12" not in [step.id for step in bench.wizard.steps()]
    assert bench.wizard.place("S12") == "organisation"
    assert bench.wizard.place("S21") == "S21"


def test_a_section_goes_from_empty_through_begun_and_complete_to_signed_and_outdated(
    signed: Workbench,
) -> None:
    def state() -> StepState:
        return next(step.state for step in signed.wizard.steps() if step.id == "S12")

    assert state() is StepState.SIGNED
    signed.answers.set("S12", "photos", "none")
    assert state() is StepState.OUTDATED


def test_a_new_charter_is_empty_and_a_first_answer_begins_it(bench: Workbench) -> None:
    states = {step.id: step.state for step in bench.wizard.steps()}
    assert states["S12"] is StepState.EMPTY
    assert states[BOARD] is StepState.EMPTY
    bench.answers.set("S12", "photos", "none")
    assert {step.id: step.state for step in bench.wizard.steps()}["S12"] is StepState.BEGUN


def test_the_board_is_signed_only_when_every_section_is(signed: Workbench) -> None:
    def board() -> StepState:
        return next(step.state for step in signed.wizard.steps() if step.id == BOARD)

    assert board() is StepState.SIGNED
    signed.answers.set("S12", "photos", "none")
    assert board() is StepState.OUTDATED


def test_the_next_unfinished_step_is_looked_for_onwards_and_round_again(example: Workbench) -> None:
    assert example.wizard.unfinished_after("organisation") is None
    example.answers.set("S02", "boundary", None)
    assert example.wizard.unfinished_after("S01") == "S02"
    assert example.wizard.unfinished_after("S21") == "S02"


def test_workshops_are_complete_once_every_one_has_ended(example: Workbench) -> None:
    def state() -> StepState:
        return {step.id: step.state for step in example.wizard.steps()}[WORKSHOPS]

    assert state() is StepState.EMPTY
    example.workshops.plan("review")
    assert state() is StepState.BEGUN
    example.timekeeping.begin(1)
    example.timekeeping.end(1)
    assert state() is StepState.COMPLETE
    example.workshops.add("One more")
    assert state() is StepState.BEGUN


def test_actions_are_complete_once_none_is_open(example: Workbench) -> None:
    def state() -> StepState:
        return {step.id: step.state for step in example.wizard.steps()}[ACTIONS]

    assert state() is StepState.EMPTY
    number = example.actions.add("Ask the printer")
    assert state() is StepState.BEGUN
    example.actions.settle(number)
    assert state() is StepState.COMPLETE


def test_formalities_are_complete_once_none_is_open_and_empty_without_a_place(example: Workbench) -> None:
    def state() -> StepState:
        return {step.id: step.state for step in example.wizard.steps()}[FORMALITIES]

    items = example.formalities.items()
    assert state() is StepState.EMPTY
    example.formalities.note(items[0].id, ProofState.OPEN, "2027-01-15")
    assert state() is StepState.BEGUN
    for item in items:
        example.formalities.note(item.id, ProofState.DONE, "2020-01-15")
    assert state() is StepState.COMPLETE
    example.answers.set("organisation", "jurisdictions", None)
    assert state() is StepState.EMPTY
    example.answers.set("organisation", "jurisdictions", ["switzerland"])
    example.answers.include({section.id: False for section in example.session.catalogue.sections})
    assert example.formalities.items() == ()
    assert state() is StepState.COMPLETE


@pytest.mark.parametrize(
    ("step", "kind"),
    [
        (PEOPLE, RosterUpdate),
        (FORMS, FormBatch),
        (SIGNATURES, RegisterEntry),
        (SIGNATURES, DoubtfulPage),
        (REMINDERS, Campaign),
    ],
)
def test_a_step_of_the_roll_out_begins_with_its_first_record(
    example: Workbench, step: str, kind: type[Record]
) -> None:
    assert _state(example, step) is StepState.EMPTY
    _save(example, next(record for record in RECORDS if isinstance(record, kind)))
    assert _state(example, step) is StepState.BEGUN


def test_the_plan_is_complete_once_all_that_is_not_left_out_is_done(example: Workbench) -> None:
    kept = next(record for record in RECORDS if isinstance(record, Activity))
    first = replace(kept, id="D03", done_on="2027-01-04", dropped=False)
    second = replace(first, id="D06", done_on="")
    assert _state(example, PLAN) is StepState.EMPTY
    _save(example, first)
    _save(example, second)
    assert _state(example, PLAN) is StepState.BEGUN
    _save(example, replace(second, dropped=True))
    assert _state(example, PLAN) is StepState.COMPLETE


def _state(bench: Workbench, step: str) -> StepState:
    return next(found.state for found in bench.wizard.steps() if found.id == step)


def _save(bench: Workbench, record: Record) -> None:
    kept = next((entry for entry in bench.session.charter.all(type(record)) if entry.key == record.key), None)
    bench.session.commit([Change(kept, record)], undoable=False)
