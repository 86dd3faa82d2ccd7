"""What the board says of a state, a decision and an obstacle."""

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind
from charta.i18n import translator
from charta.ui.board.reasons import nothing_waits
from charta.ui.board.words import cell_sentence, signed_line
from charta.ui.stands import CellState, cell_state

EN = translator("en")
APPROVE, REQUEST = DecisionKind.APPROVE, DecisionKind.REQUEST_CHANGE


def sentence(bench: Workbench, section: str, department: str) -> str:
    row = bench.agreement.row(section)
    stand = next(entry for entry in row.stands if entry.department == department)
    names = {known: known.upper() for known in bench.session.catalogue.departments}
    return cell_sentence(row, stand, names, EN)


def test_a_cell_tells_who_decided_when_and_with_what_note(example: Workbench) -> None:
    example.agreement.sign("S12", "legal", DecisionKind.RESERVE, "Ann <b>Roy</b>", "Watch the photos.")
    told = sentence(example, "S12", "legal")
    assert told.startswith("Confidentiality and reserved topics, LEGAL: Reservation.")
    assert "Approved with a reservation by Ann <b>Roy</b>, November 24, 2026" in told
    assert told.endswith("Note: Watch the photos.")


def test_a_department_that_is_not_asked_says_so(example: Workbench) -> None:
    row = example.agreement.row("S12")
    stand = next(entry for entry in row.stands if entry.department == "hr")
    assert cell_state(stand) is CellState.NOT_ASKED
    assert "not asked to sign this section" in sentence(example, "S12", "hr")


def test_an_outdated_decision_says_that_the_text_changed(signed: Workbench) -> None:
    signed.answers.set("S12", "photos", "none")
    assert "Outdated. Approved by legal person" in sentence(signed, "S12", "legal")
    assert "The text has changed since." in sentence(signed, "S12", "legal")


def test_a_section_without_answers_says_why_it_cannot_be_signed(bench: Workbench) -> None:
    assert "It cannot be signed yet: some of its questions have no answer yet." in sentence(
        bench, "S12", "legal"
    )


def test_progress_counts_the_sections_that_everyone_signed(example: Workbench) -> None:
    count = len(example.session.included())
    assert signed_line(example.agreement.board(), EN) == f"0 of {count} sections signed"
    for department in ("legal", "operations", "it"):
        example.agreement.sign("S12", department, APPROVE, "Someone")
    assert signed_line(example.agreement.board(), EN) == f"1 of {count} sections signed"


def test_nothing_waits_because_everything_is_signed(signed: Workbench) -> None:
    assert nothing_waits(signed.agreement.board(), "it", EN) == (
        "Every section that it must sign is signed.",
    )


def test_nothing_waits_because_sections_are_not_complete(bench: Workbench) -> None:
    reasons = nothing_waits(bench.agreement.board(), "it", EN)
    assert "some of its questions have no answer yet" in " ".join(reasons)
    assert all(reason.endswith(".") for reason in reasons)


def test_nothing_waits_because_a_change_was_requested(signed: Workbench) -> None:
    signed.agreement.sign("S12", "it", REQUEST, "Ann", "Shorter.")
    reasons = nothing_waits(signed.agreement.board(), "it", EN)
    assert any("Confidentiality" in reason and "a change was requested" in reason for reason in reasons)


def test_nothing_waits_because_the_department_is_not_asked(example: Workbench) -> None:
    example.answers.include(
        {section.id: section.id == "S01" for section in example.session.catalogue.sections}
    )
    assert nothing_waits(example.agreement.board(), "it", EN) == (
        "This department is not asked to sign any section.",
    )
    example.answers.include({"S01": False})
    assert nothing_waits(example.agreement.board(), "it", EN) == ("No section is part of the charter yet.",)
