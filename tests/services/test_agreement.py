"""Decisions hold for the text that was seen; a change reopens for those who had signed, and no one else."""

import pytest

from charta.bootstrap import Workbench
from charta.domain.agreement import DepartmentState
from charta.domain.fingerprint import parse_canonical
from charta.domain.progress import StepState
from charta.domain.records import Decision, DecisionKind
from charta.errors import (
    Conflict,
    NameRequired,
    NoteRequired,
    NothingToSign,
    SectionNotReady,
    TooLong,
    UnknownDepartment,
)
from charta.i18n import translator

APPROVE, RESERVE, REQUEST = DecisionKind.APPROVE, DecisionKind.RESERVE, DecisionKind.REQUEST_CHANGE


def states(bench: Workbench, section: str) -> dict[str, DepartmentState]:
    return {entry.department: entry.state for entry in bench.agreement.row(section).stands if entry.required}


def test_a_section_is_signed_when_all_that_must_have_signed(example: Workbench) -> None:
    for department in ("legal", "operations"):
        example.agreement.sign("S12", department, APPROVE, "Someone")
    assert example.agreement.state("S12") is StepState.COMPLETE
    example.agreement.sign("S12", "it", RESERVE, "Someone", "Watch the photos.")
    assert example.agreement.state("S12") is StepState.SIGNED
    assert states(example, "S12")["it"] is DepartmentState.RESERVED


def test_a_change_reopens_that_section_only_and_only_for_those_who_had_signed(signed: Workbench) -> None:
    signed.agreement.require("S12", "hr", "They asked to.", required=True)
    signed.answers.set("S12", "photos", "none")
    assert states(signed, "S12") == {
        "legal": DepartmentState.OUTDATED,
        "operations": DepartmentState.OUTDATED,
        "it": DepartmentState.OUTDATED,
        "hr": DepartmentState.PENDING,
    }
    assert signed.agreement.state("S12") is StepState.OUTDATED
    others = [row for row in signed.agreement.board() if row.section.id != "S12"]
    assert all(row.is_signed for row in others)


def test_going_back_to_the_text_that_was_signed_makes_the_decisions_hold_again(signed: Workbench) -> None:
    signed.answers.set("S12", "photos", "none")
    signed.session.undo()
    assert signed.agreement.state("S12") is StepState.SIGNED


def test_a_decision_keeps_the_text_that_was_seen(signed: Workbench) -> None:
    seen = signed.wordings.text("S12", "fr")
    signed.answers.set("S12", "photos", "none")
    decision = signed.session.charter.decisions("S12", "legal")[-1]
    assert parse_canonical(decision.seen)["fr"].wording == seen


def test_a_later_decision_supersedes_but_the_earlier_one_stays(example: Workbench) -> None:
    example.agreement.sign("S12", "legal", REQUEST, "Ann", "Shorter, please.")
    example.agreement.sign("S12", "legal", APPROVE, "Ann")
    assert [entry.kind for entry in example.session.charter.decisions("S12", "legal")] == [REQUEST, APPROVE]
    assert states(example, "S12")["legal"] is DepartmentState.APPROVED


def test_a_decision_on_a_text_that_has_moved_on_is_refused(example: Workbench) -> None:
    seen = example.wordings.fingerprint("S12")
    example.answers.set("S12", "photos", "none")
    with pytest.raises(Conflict):
        example.agreement.sign("S12", "legal", APPROVE, "Ann", seen=seen)
    assert example.session.charter.all(Decision) == ()


@pytest.mark.parametrize("kind", [RESERVE, REQUEST])
def test_a_reservation_and_a_request_need_a_note_and_every_decision_a_name(
    example: Workbench, kind: DecisionKind
) -> None:
    with pytest.raises(NoteRequired):
        example.agreement.sign("S12", "legal", kind, "Ann", "  ")
    with pytest.raises(NameRequired):
        example.agreement.sign("S12", "legal", kind, "\n", "Why")


def test_only_a_complete_settled_included_section_can_be_approved(example: Workbench) -> None:
    example.answers.set("S12", "clients", None)
    with pytest.raises(SectionNotReady):
        example.agreement.sign("S12", "legal", APPROVE, "Ann")
    example.agreement.sign("S12", "legal", REQUEST, "Ann", "Answer the question on clients.")
    example.session.undo()
    example.rewording.edit("S12", "fr", "Autre texte.")
    example.answers.set("S12", "photos", "none")
    with pytest.raises(SectionNotReady):
        example.agreement.sign("S12", "legal", APPROVE, "Ann")
    example.answers.include({"S12": False})
    with pytest.raises(SectionNotReady):
        example.agreement.sign("S12", "legal", REQUEST, "Ann", "Bring it back.")


def test_a_department_that_is_not_asked_cannot_sign_until_it_is_added_with_a_reason(
    example: Workbench,
) -> None:
    with pytest.raises(SectionNotReady):
        example.agreement.sign("S12", "hr", APPROVE, "Ann")
    with pytest.raises(NoteRequired):
        example.agreement.require("S12", "hr", " ", required=True)
    example.agreement.require("S12", "hr", "Photos show people.", required=True)
    example.agreement.sign("S12", "hr", APPROVE, "Ann")
    assert states(example, "S12")["hr"] is DepartmentState.APPROVED


def test_a_departments_queue_holds_just_what_waits_for_it(example: Workbench) -> None:
    waiting = [row.section.id for row in example.agreement.queue("it")]
    assert "S12" in waiting
    assert "S21" not in waiting
    example.agreement.sign("S12", "it", APPROVE, "Ann")
    assert "S12" not in [row.section.id for row in example.agreement.queue("it")]
    example.agreement.sign_all("it", APPROVE, "Ann")
    with pytest.raises(NothingToSign):
        example.agreement.sign_all("it", APPROVE, "Ann")


def test_a_request_for_change_waits_for_the_team_not_for_the_department(example: Workbench) -> None:
    example.agreement.sign("S12", "legal", REQUEST, "Ann", "Shorter.")
    assert "S12" not in [row.section.id for row in example.agreement.queue("legal")]
    example.answers.set("S12", "photos", "none")
    assert "S12" in [row.section.id for row in example.agreement.queue("legal")]


def test_signing_several_sections_is_all_or_nothing(example: Workbench) -> None:
    with pytest.raises(SectionNotReady):
        example.agreement.sign_each({"S12": "", "S21": ""}, "it", APPROVE, "Ann")
    assert example.session.charter.all(Decision) == ()


def test_undo_never_takes_back_a_decision(example: Workbench) -> None:
    example.agreement.sign("S12", "legal", APPROVE, "Ann")
    while example.session.undo():
        pass
    assert len(example.session.charter.all(Decision)) == 1


def test_an_unknown_department_is_named_with_those_that_there_are(example: Workbench) -> None:
    with pytest.raises(UnknownDepartment, match="marketing"):
        example.agreement.sign("S12", "sales", APPROVE, "Ann")


def test_a_section_to_be_reconciled_counts_as_begun_and_is_found_next(example: Workbench) -> None:
    example.rewording.edit("S12", "fr", "Autre texte.")
    example.answers.set("S12", "photos", "none")
    assert example.agreement.state("S12") is StepState.BEGUN
    assert example.wizard.unfinished_after("S01") == "S12"


def test_a_section_that_nobody_signs_is_still_missing(signed: Workbench) -> None:
    for department in ("legal", "operations", "it"):
        signed.agreement.require("S12", department, "Not concerned.", required=False)
    missing = [entry.subject for entry in signed.status.missing(translator("en"))]
    assert "S12" in missing


@pytest.mark.parametrize(("by", "note"), [("x" * 500, ""), ("Ann", "x" * 5000)])
def test_a_name_and_a_note_have_their_limits(example: Workbench, by: str, note: str) -> None:
    with pytest.raises(TooLong):
        example.agreement.sign("S12", "legal", APPROVE, by, note)
