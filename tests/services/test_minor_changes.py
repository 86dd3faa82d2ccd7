"""A change called minor carries sign-offs over once somebody of another department confirms it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.agreement import DepartmentState, Stand
from charta.domain.progress import StepState
from charta.domain.records import Confirmation, DecisionKind, MinorChange
from charta.errors import (
    Conflict,
    NameRequired,
    NothingMinor,
    ReasonRequired,
    SameDepartment,
    SectionNotReady,
    TooLong,
    UnknownDepartment,
)
from charta.services.minor_changes import Reworded

APPROVE, RESERVE, REQUEST = DecisionKind.APPROVE, DecisionKind.RESERVE, DecisionKind.REQUEST_CHANGE
APPROVED, OUTDATED = DepartmentState.APPROVED, DepartmentState.OUTDATED
SIGNERS = ("it", "legal", "operations")
"""Who signs S12."""


def stands(bench: Workbench, section: str = "S12") -> dict[str, Stand]:
    return {entry.department: entry for entry in bench.agreement.row(section).stands if entry.required}


def states(bench: Workbench, section: str = "S12") -> dict[str, DepartmentState]:
    return {department: entry.state for department, entry in stands(bench, section).items()}


def reword(bench: Workbench, tail: str, section: str = "S12") -> None:
    """Add words to the wording, in every language of the charter."""
    for language in bench.session.languages:
        bench.rewording.edit(section, language, f"{bench.wordings.text(section, language)}\n\n{tail}")


def reworded(bench: Workbench, section: str = "S12") -> Reworded:
    found = bench.minor_changes.reworded(section)
    assert found is not None
    return found


def declare(bench: Workbench, reason: str = "A full stop was missing.") -> int:
    return bench.minor_changes.declare("S12", "Ada", "legal", reason)


def carry(bench: Workbench, reason: str = "A full stop was missing.") -> None:
    """Call the change of S12 minor, and confirm it."""
    bench.minor_changes.answer(declare(bench, reason), "Bo", "hr", confirmed=True)


def test_where_nothing_was_signed_there_is_no_choice(example: Workbench) -> None:
    assert example.minor_changes.reworded("S12") is None
    reword(example, "More.")
    assert example.minor_changes.reworded("S12") is None
    with pytest.raises(NothingMinor):
        declare(example)


def test_where_the_signed_text_stands_there_is_no_choice(signed: Workbench) -> None:
    assert signed.minor_changes.reworded("S12") is None
    with pytest.raises(NothingMinor):
        declare(signed)


def test_after_a_change_the_choice_shows_both_texts_and_whom_it_concerns(signed: Workbench) -> None:
    before, old = signed.wordings.text("S12", "fr"), signed.wordings.fingerprint("S12")
    reword(signed, "Encore.")
    found = reworded(signed)
    assert (found.old, found.new) == (old, signed.wordings.fingerprint("S12"))
    assert (found.before["fr"].wording, found.after["fr"].wording) == (
        before,
        signed.wordings.text("S12", "fr"),
    )
    assert sorted(found.departments) == sorted(SIGNERS)
    assert (found.declared, found.refused, found.lapsed) == (None, None, None)
    assert signed.minor_changes.waiting() == ()


def test_the_authors_word_alone_carries_nothing(signed: Workbench) -> None:
    reword(signed, "Encore.")
    number = declare(signed)
    assert set(states(signed).values()) == {OUTDATED}
    assert [entry.section for entry in signed.minor_changes.waiting()] == ["S12"]
    declared = reworded(signed).declared
    assert declared is not None
    assert (declared.number, declared.by, declared.department) == (number, "Ada", "legal")


def test_once_confirmed_the_sign_offs_stand_with_both_names_and_the_reason(signed: Workbench) -> None:
    reword(signed, "Encore.")
    carry(signed)
    assert set(states(signed).values()) == {APPROVED}
    assert signed.agreement.state("S12") is StepState.SIGNED
    assert signed.minor_changes.reworded("S12") is None
    assert signed.minor_changes.waiting() == ()
    for entry in stands(signed).values():
        assert [(over.change.by, over.change.reason, over.confirmation.by) for over in entry.carried] == [
            ("Ada", "A full stop was missing.", "Bo")
        ]


def test_a_carried_sign_off_asks_nobody_again_and_is_there_after_reopening(
    signed: Workbench, charta: Charta
) -> None:
    reword(signed, "Encore.")
    carry(signed)
    assert all(not signed.agreement.queue(department) for department in SIGNERS)
    signed.close()
    again = charta.open(signed.session.store.path)
    try:
        assert set(states(again).values()) == {APPROVED}
        assert stands(again)["it"].carried[0].confirmation.department == "hr"
    finally:
        again.close()


def test_a_change_of_another_section_is_carried_nowhere_else(signed: Workbench) -> None:
    reword(signed, "Encore.")
    reword(signed, "Encore.", "S08")
    carry(signed)
    assert set(states(signed).values()) == {APPROVED}
    assert OUTDATED in states(signed, "S08").values()


@pytest.mark.parametrize(
    ("by", "department"), [("Bo", "legal"), ("Ada", "hr"), (" ada ", "hr")], ids=["team", "person", "case"]
)
def test_the_author_and_the_authors_department_cannot_confirm(
    signed: Workbench, by: str, department: str
) -> None:
    reword(signed, "Encore.")
    number = declare(signed)
    for confirmed in (True, False):
        with pytest.raises(SameDepartment, match="Ada"):
            signed.minor_changes.answer(number, by, department, confirmed=confirmed, note="No.")
    assert signed.session.charter.all(Confirmation) == ()
    assert set(states(signed).values()) == {OUTDATED}


def test_a_refusal_needs_a_reason_is_kept_and_leaves_the_departments_to_be_asked(signed: Workbench) -> None:
    reword(signed, "Encore.")
    number = declare(signed)
    with pytest.raises(ReasonRequired):
        signed.minor_changes.answer(number, "Bo", "hr", confirmed=False, note=" ")
    signed.minor_changes.answer(number, "Bo", "hr", confirmed=False, note="It adds a duty.")
    assert set(states(signed).values()) == {OUTDATED}
    found = reworded(signed)
    assert found.declared is None
    assert found.refused is not None
    change, answer = found.refused
    assert (change.by, answer.by, answer.note) == ("Ada", "Bo", "It adds a duty.")
    assert signed.minor_changes.answered(change) == answer
    assert signed.minor_changes.waiting() == ()


def test_after_a_refusal_it_may_be_called_minor_anew_and_a_refusal_is_not_altered(signed: Workbench) -> None:
    reword(signed, "Encore.")
    first = declare(signed)
    signed.minor_changes.answer(first, "Bo", "hr", confirmed=False, note="It adds a duty.")
    with pytest.raises(Conflict):
        signed.minor_changes.answer(first, "Cy", "it", confirmed=True)
    second = declare(signed, "It only repeats the title.")
    assert second != first
    signed.minor_changes.answer(second, "Bo", "hr", confirmed=True)
    assert set(states(signed).values()) == {APPROVED}


def test_calling_the_same_change_minor_twice_keeps_the_first_word(signed: Workbench) -> None:
    reword(signed, "Encore.")
    assert declare(signed, "One") == declare(signed, "Two")
    assert [change.reason for change in signed.session.charter.all(MinorChange)] == ["One"]


def test_a_text_that_moves_on_before_the_answer_is_not_covered(signed: Workbench) -> None:
    reword(signed, "Encore.")
    number = declare(signed)
    seen = signed.wordings.fingerprint("S12")
    reword(signed, "Et davantage.")
    found = reworded(signed)
    assert found.declared is None
    assert found.lapsed is not None
    assert found.lapsed.number == number
    assert signed.minor_changes.waiting() == ()
    with pytest.raises(Conflict):
        signed.minor_changes.answer(number, "Bo", "hr", confirmed=True)
    with pytest.raises(Conflict):
        signed.minor_changes.declare("S12", "Ada", "legal", "Words", seen=seen)
    assert set(states(signed).values()) == {OUTDATED}


def test_a_text_that_comes_back_is_covered_by_what_was_said_of_it(signed: Workbench) -> None:
    reword(signed, "Encore.")
    number = declare(signed)
    signed.rewording.edit("S12", "fr", "Autre chose.")
    signed.session.undo()
    found = reworded(signed)
    assert (found.declared.number if found.declared else 0, found.lapsed) == (number, None)


def test_an_answer_about_a_text_that_was_not_seen_is_refused(signed: Workbench) -> None:
    reword(signed, "Encore.")
    number = declare(signed)
    with pytest.raises(Conflict):
        signed.minor_changes.answer(number, "Bo", "hr", confirmed=True, seen="another")
    signed.minor_changes.answer(number, "Bo", "hr", confirmed=True, seen=signed.wordings.fingerprint("S12"))
    assert set(states(signed).values()) == {APPROVED}


def test_two_minor_changes_in_a_row_carry_and_both_are_told(signed: Workbench) -> None:
    reword(signed, "Encore.")
    carry(signed, "One")
    between = signed.wordings.fingerprint("S12")
    reword(signed, "Toujours.")
    assert reworded(signed).old == between
    carry(signed, "Two")
    for entry in stands(signed).values():
        assert [over.change.reason for over in entry.carried] == ["One", "Two"]
        assert entry.state is APPROVED


def test_a_material_change_after_a_minor_one_reopens_for_exactly_those_who_had_signed(
    signed: Workbench,
) -> None:
    signed.agreement.require("S12", "hr", "They asked to.", required=True)
    reword(signed, "Encore.")
    carry(signed)
    reword(signed, "Et une obligation de plus.")
    assert states(signed) == {**dict.fromkeys(SIGNERS, OUTDATED), "hr": DepartmentState.PENDING}
    assert sorted(reworded(signed).departments) == sorted(SIGNERS)
    others = [row for row in signed.agreement.board() if row.section.id != "S12"]
    assert all(row.is_signed for row in others)


def test_who_signed_an_older_text_stays_outdated(signed: Workbench) -> None:
    reword(signed, "Une obligation.")
    signed.agreement.sign("S12", "legal", APPROVE, "Lea")
    signed.agreement.sign("S12", "operations", APPROVE, "Otto")
    reword(signed, "Encore.")
    assert sorted(reworded(signed).departments) == ["legal", "operations"]
    carry(signed)
    assert states(signed) == {"legal": APPROVED, "operations": APPROVED, "it": OUTDATED}


def test_who_signed_before_and_who_signed_after_a_minor_change_are_carried_by_the_next(
    signed: Workbench,
) -> None:
    reword(signed, "Encore.")
    carry(signed, "One")
    signed.agreement.sign("S12", "it", RESERVE, "Iris", "Mind the photos.")
    reword(signed, "Toujours.")
    carry(signed, "Two")
    found = stands(signed)
    assert [over.change.reason for over in found["it"].carried] == ["Two"]
    assert [over.change.reason for over in found["legal"].carried] == ["One", "Two"]
    assert found["it"].state is DepartmentState.RESERVED


def test_a_request_for_change_is_not_carried(signed: Workbench) -> None:
    signed.agreement.sign("S12", "it", REQUEST, "Iris", "Name the tools.")
    reword(signed, "Encore.")
    assert sorted(reworded(signed).departments) == ["legal", "operations"]
    carry(signed)
    assert states(signed) == {"legal": APPROVED, "operations": APPROVED, "it": OUTDATED}
    assert stands(signed)["it"].waits
    assert signed.minor_changes.reworded("S12") is None


def test_taking_the_change_back_brings_the_signatures_back_and_redoing_it_too(signed: Workbench) -> None:
    signed.answers.set("S12", "photos", "none")
    signed.session.undo()
    assert (signed.agreement.state("S12"), signed.minor_changes.reworded("S12")) == (StepState.SIGNED, None)
    signed.session.redo()
    carry(signed)
    signed.session.undo()
    assert all((entry.state, entry.carried) == (APPROVED, ()) for entry in stands(signed).values())
    signed.session.redo()
    assert all(entry.state is APPROVED and entry.carried for entry in stands(signed).values())


def test_undo_never_takes_back_what_was_said_of_a_change(signed: Workbench) -> None:
    reword(signed, "Encore.")
    carry(signed)
    while signed.session.undo():
        pass
    assert len(signed.session.charter.all(MinorChange)) == len(signed.session.charter.all(Confirmation)) == 1


def test_a_later_decision_counts_more_than_one_that_was_carried(signed: Workbench) -> None:
    reword(signed, "Encore.")
    carry(signed)
    signed.agreement.sign("S12", "it", REQUEST, "Iris", "It is not minor to us.")
    assert states(signed)["it"] is DepartmentState.CHANGE_REQUESTED


def test_no_sign_off_is_carried_to_a_text_that_nobody_could_sign(signed: Workbench) -> None:
    signed.answers.set("S12", "clients", None)
    assert signed.minor_changes.reworded("S12") is None
    with pytest.raises(SectionNotReady):
        declare(signed)
    signed.session.undo()
    reword(signed, "Encore.")
    number = declare(signed)
    signed.answers.include({"S12": False})
    assert signed.minor_changes.waiting() == ()
    with pytest.raises(Conflict):
        signed.minor_changes.answer(number, "Bo", "hr", confirmed=True)


def test_a_word_that_a_change_is_minor_has_a_name_a_reason_and_a_department(signed: Workbench) -> None:
    reword(signed, "Encore.")
    minor = signed.minor_changes
    with pytest.raises(NameRequired):
        minor.declare("S12", " ", "legal", "A typo")
    with pytest.raises(ReasonRequired):
        minor.declare("S12", "Ada", "legal", "\n")
    with pytest.raises(UnknownDepartment):
        minor.declare("S12", "Ada", "sales", "A typo")
    for by, reason in (("x" * 500, "A typo"), ("Ada", "x" * 5000)):
        with pytest.raises(TooLong):
            minor.declare("S12", by, "legal", reason)
    number = declare(signed)
    with pytest.raises(NameRequired):
        minor.answer(number, "", "hr", confirmed=True)
    with pytest.raises(UnknownDepartment):
        minor.answer(number, "Bo", "sales", confirmed=True)
    with pytest.raises(Conflict):
        minor.answer(99, "Bo", "hr", confirmed=True)


@pytest.fixture
def two_languages(charta: Charta, tmp_path: Path) -> Iterator[Workbench]:
    opened = charta.create(tmp_path / "both.charta", answers=charta.example_answers(), languages=("fr", "en"))
    yield opened
    opened.close()


def test_a_change_in_one_language_alone_is_a_change_and_shows_as_such(two_languages: Workbench) -> None:
    bench = two_languages
    for department in SIGNERS:
        bench.agreement.sign("S12", department, APPROVE, "Someone")
    bench.rewording.edit("S12", "en", f"{bench.wordings.text('S12', 'en')}\n\nMore.")
    found = reworded(bench)
    assert found.before["fr"] == found.after["fr"]
    assert found.before["en"] != found.after["en"]
