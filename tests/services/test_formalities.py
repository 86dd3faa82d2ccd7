"""The checklist follows the charter, keeps what the team notes with its proofs, and dates the charter."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.records import Proof, ProofState
from charta.errors import (
    ChartaError,
    NoDay,
    NotApplicableWhy,
    NotDoneYet,
    ProofUnusable,
    TooLong,
    UnknownFormality,
)
from charta.i18n import translator
from charta.services.formalities import PROOF_LIMIT, FormalityItem
from fakes import SteppingClock

TODAY = date(2026, 11, 24)
IN_A_MONTH = date(2026, 12, 24)
ENGLISH = translator("en")


@pytest.fixture
def france(bench: Workbench) -> Workbench:
    """Open a charter for France that has sanctions."""
    bench.answers.set("organisation", "jurisdictions", ["france"])
    bench.answers.set("S21", "measures", "ladder")
    bench.answers.set("S02", "status", "policy")
    return bench


def ids(bench: Workbench) -> list[str]:
    return [item.id for item in bench.formalities.items()]


def item(bench: Workbench, id_: str) -> FormalityItem:
    return next(entry for entry in bench.formalities.items() if entry.id == id_)


def only_french(bench: Workbench, *languages: str) -> None:
    bench.answers.set("organisation", "languages", list(languages))


# -- what is on the list ----------------------------------------------------------------------------------


def test_where_nobody_works_there_is_nothing_to_do(bench: Workbench) -> None:
    assert bench.formalities.items() == ()
    assert bench.formalities.earliest_effective() is None
    assert bench.formalities.facts("S21") == ()


def test_sanctions_bring_the_procedure_of_the_internal_rules_in_france(france: Workbench) -> None:
    procedure = {f"france.{step}" for step in ("opinion", "inspectorate", "filing", "publicity")}
    assert procedure <= set(ids(france))
    france.answers.set("S21", "measures", "none")
    assert not procedure & set(ids(france))
    france.answers.set("S02", "status", "annex")
    assert procedure <= set(ids(france))


def test_an_answer_of_a_section_that_is_left_out_brings_nothing(france: Workbench) -> None:
    france.answers.include({"S21": False})
    assert "france.filing" not in ids(france)
    france.answers.include({"S21": True})
    assert "france.filing" in ids(france)


@pytest.mark.parametrize(
    ("scope", "listed"), [("none", False), ("brand", False), ("incidents", True), ("device_logs", True)]
)
def test_looking_at_people_brings_consultation_notice_and_assessment(
    bench: Workbench, scope: str, listed: bool
) -> None:
    everywhere = ["quebec", "france", "belgium", "switzerland", "united_kingdom"]
    bench.answers.set("organisation", "jurisdictions", everywhere)
    bench.answers.set("S20", "scope", scope)
    expected = {
        "quebec.privacy_assessment",
        "quebec.privacy_notice",
        "france.monitoring_consultation",
        "france.monitoring_notice",
        "belgium.monitoring_information",
        "switzerland.behaviour_check",
        "european_union.impact_assessment",
        "european_union.privacy_notice",
        "united_kingdom.consultation",
        "united_kingdom.impact_assessment",
        "united_kingdom.monitoring_notice",
    }
    assert (expected & set(ids(bench))) == (expected if listed else set())


def test_a_charter_without_french_is_told_so_in_quebec(bench: Workbench) -> None:
    bench.answers.set("organisation", "jurisdictions", ["quebec"])
    only_french(bench, "en")
    assert ids(bench)[:2] == ["quebec.add_french", "quebec.french_version"]
    only_french(bench, "fr")
    assert ids(bench)[0] == "quebec.french_version"
    assert "quebec.add_french" not in ids(bench)


def test_wider_places_come_once_after_the_narrower_ones(bench: Workbench) -> None:
    bench.answers.set("organisation", "jurisdictions", ["belgium", "france"])
    bench.answers.set("S20", "scope", "device_logs")
    places = [entry.place for entry in bench.formalities.items()]
    assert list(dict.fromkeys(places)) == ["france", "belgium", "european_union"]
    assert len(ids(bench)) == len(set(ids(bench)))


def test_what_is_ontario_s_is_not_shown_to_those_in_quebec_alone(bench: Workbench) -> None:
    bench.answers.set("organisation", "size", "50_to_249")
    bench.answers.set("organisation", "jurisdictions", ["quebec"])
    assert "canada.collective_agreement" in ids(bench)
    assert "canada.ontario_monitoring" not in ids(bench)
    assert ("canada", "ontario") not in [(place, fact.id) for place, fact in bench.formalities.facts("S20")]
    bench.answers.set("organisation", "jurisdictions", ["quebec", "canada"])
    assert "canada.ontario_monitoring" in ids(bench)
    assert ("canada", "ontario") in [(place, fact.id) for place, fact in bench.formalities.facts("S20")]
    bench.answers.set("organisation", "size", "under_25")
    assert "canada.ontario_monitoring" not in ids(bench)


def test_facts_of_a_section_come_from_every_place_that_holds(france: Workbench) -> None:
    facts = france.formalities.facts("S20")
    assert {place for place, _ in facts} == {"france", "european_union"}
    assert all("S20" in fact.sections for _, fact in facts)
    assert france.formalities.facts("S04") == ()


def test_a_line_speaks_the_language_of_its_reader(france: Workbench) -> None:
    filing = item(france, "france.filing")
    assert france.formalities.text(filing, "en").title.startswith("File the charter")
    assert france.formalities.text(filing, "fr").title.startswith("Déposer la charte")


# -- the earliest day ---------------------------------------------------------------------------------------


def test_what_is_open_shifts_the_earliest_day_and_a_month_passes_after_filing(france: Workbench) -> None:
    assert france.formalities.earliest_effective() == IN_A_MONTH
    france.formalities.note("france.opinion", ProofState.OPEN, date(2027, 1, 15))
    assert france.formalities.earliest_effective() == date(2027, 2, 15)
    france.formalities.note("france.opinion", ProofState.DONE, "2026-11-02")
    for step in ("inspectorate", "filing", "publicity"):
        france.formalities.note(f"france.{step}", ProofState.DONE, date(2026, 11, 10))
    assert france.formalities.earliest_effective() == date(2026, 12, 10)


def test_what_does_not_apply_holds_nothing_up(france: Workbench) -> None:
    for entry in france.formalities.items():
        france.formalities.note(entry.id, ProofState.NOT_APPLICABLE, note="We have nobody there yet.")
    assert france.formalities.earliest_effective() is None
    assert france.formalities.open_items() == ()


def test_what_stays_open_follows_the_calendar(france: Workbench, clock: SteppingClock) -> None:
    clock.advance(days=10)
    assert france.formalities.earliest_effective() == date(2027, 1, 4)


# -- noting -------------------------------------------------------------------------------------------------


def test_a_note_is_kept_with_its_author_and_its_proof(france: Workbench) -> None:
    france.formalities.note(
        "france.filing", ProofState.DONE, date(2026, 11, 20), " Reçu. ", ("C:\\reçu.pdf", b"%PDF-1")
    )
    kept = item(france, "france.filing")
    assert (kept.state, kept.day, kept.is_open) == (ProofState.DONE, date(2026, 11, 20), False)
    assert kept.proof is not None
    assert (kept.proof.note, kept.proof.by, kept.proof.file) == ("Reçu.", "Test", "reçu.pdf")
    assert france.formalities.proof_file("france.filing") == ("reçu.pdf", b"%PDF-1")
    assert france.formalities.proof_file("france.opinion") is None


def test_a_proof_is_still_there_after_the_file_is_opened_again(
    france: Workbench, charta: Charta, tmp_path: Path
) -> None:
    france.formalities.note("france.filing", ProofState.DONE, file=("a.pdf", b"\x00" * 3_000_000))
    france.close()
    again = charta.open(tmp_path / "empty.charta")
    assert again.formalities.proof_file("france.filing") == ("a.pdf", b"\x00" * 3_000_000)
    again.close()
    assert charta.verify(tmp_path / "empty.charta").flaw is None


def test_a_later_note_keeps_the_proof_until_another_replaces_or_removes_it(france: Workbench) -> None:
    france.formalities.note("france.filing", ProofState.DONE, file=("a.pdf", b"a"))
    france.formalities.note("france.filing", ProofState.DONE, TODAY, "More.")
    assert france.formalities.proof_file("france.filing") == ("a.pdf", b"a")
    france.formalities.note("france.filing", ProofState.DONE, TODAY, "More.", ("b.png", b"b"))
    assert france.formalities.proof_file("france.filing") == ("b.png", b"b")
    france.formalities.remove_file("france.filing")
    assert france.formalities.proof_file("france.filing") is None
    kept = item(france, "france.filing").proof
    assert kept is not None
    assert kept.note == "More."


def test_done_without_a_day_was_done_today(france: Workbench, clock: SteppingClock) -> None:
    france.formalities.note("france.filing", ProofState.DONE)
    clock.advance(days=40)
    assert item(france, "france.filing").day == TODAY
    assert item(france, "france.filing").earliest == IN_A_MONTH


def test_noting_can_be_undone_and_an_empty_note_leaves_nothing(
    france: Workbench, clock: SteppingClock
) -> None:
    france.formalities.note("france.filing", ProofState.OPEN, "2027-01-05")
    clock.advance(minutes=5)
    france.formalities.note("france.filing", ProofState.DONE)
    france.session.undo()
    assert item(france, "france.filing").day == date(2027, 1, 5)
    france.formalities.note("france.filing", ProofState.OPEN, "")
    assert france.session.charter.all(Proof) == ()


def test_a_note_stays_with_what_leaves_the_list_and_comes_back(france: Workbench) -> None:
    france.formalities.note("france.filing", ProofState.DONE)
    france.answers.set("S21", "measures", "none")
    assert "france.filing" not in ids(france)
    france.answers.set("S21", "measures", "ladder")
    assert item(france, "france.filing").state is ProofState.DONE


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "/var/x\n.pdf", "....", "", "é" * 400]
)
def test_a_hostile_name_is_only_a_name(france: Workbench, name: str) -> None:
    france.formalities.note("france.filing", ProofState.DONE, file=(name, b"x"))
    kept, data = france.formalities.proof_file("france.filing") or ("", b"")
    assert data == b"x"
    assert 0 < len(kept) <= 120
    assert not {"/", "\\", "\n"} & set(kept)
    assert not kept.startswith(".")


@pytest.mark.parametrize(
    ("id_", "noted", "error"),
    [
        ("france.nothing", {"state": ProofState.DONE}, UnknownFormality),
        ("belgium.work_rules", {"state": ProofState.DONE}, UnknownFormality),
        ("france.filing", {"state": ProofState.NOT_APPLICABLE, "note": " \n "}, NotApplicableWhy),
        ("france.filing", {"state": ProofState.DONE, "day": date(2026, 11, 26)}, NotDoneYet),
        ("france.filing", {"state": ProofState.OPEN, "day": "soon"}, NoDay),
        ("france.filing", {"state": ProofState.DONE, "day": "2026-02-30"}, NoDay),
        ("france.filing", {"state": ProofState.OPEN, "note": "x" * 4001}, TooLong),
        ("france.filing", {"state": ProofState.OPEN, "file": ("a.pdf", b"")}, ProofUnusable),
        (
            "france.filing",
            {"state": ProofState.OPEN, "file": ("a.pdf", b"x" * (PROOF_LIMIT + 1))},
            ProofUnusable,
        ),
    ],
)
def test_what_cannot_be_noted_is_refused_and_changes_nothing(
    france: Workbench, id_: str, noted: dict[str, Any], error: type[ChartaError]
) -> None:
    with pytest.raises(error):
        france.formalities.note(id_, **noted)
    assert france.session.charter.all(Proof) == ()


def test_a_proof_of_exactly_the_limit_is_kept(france: Workbench) -> None:
    france.formalities.note("france.filing", ProofState.DONE, file=("a.pdf", b"x" * PROOF_LIMIT))
    assert france.formalities.proof_file("france.filing") is not None


# -- the status -----------------------------------------------------------------------------------------


def test_the_status_lists_formalities_and_the_earliest_day(france: Workbench) -> None:
    france.formalities.note("france.opinion", ProofState.DONE, "2026-11-02")
    status = france.status.status(ENGLISH)
    assert status["earliest_effective"] == "2026-12-24"
    (opinion,) = [entry for entry in status["formalities"] if entry["id"] == "france.opinion"]
    assert opinion == {
        "id": "france.opinion",
        "title": "Obtain the works council’s (CSE) opinion on the charter",
        "owner": "hr",
        "state": "done",
        "date": "2026-11-02",
    }
    assert [entry["id"] for entry in status["formalities"]] == ids(france)


def test_publication_waits_for_open_formalities_that_block_and_for_no_others(france: Workbench) -> None:
    def waited_for() -> set[str]:
        return {
            entry.subject for entry in france.status.missing(ENGLISH) if entry.subject.startswith("france.")
        }

    assert waited_for() == {"france.opinion", "france.inspectorate", "france.filing", "france.publicity"}
    france.formalities.note("france.filing", ProofState.DONE)
    france.formalities.note("france.publicity", ProofState.NOT_APPLICABLE, note="Same day as the filing.")
    assert waited_for() == {"france.opinion", "france.inspectorate"}
    (told,) = [
        entry.told(ENGLISH)
        for entry in france.status.missing(ENGLISH)
        if entry.subject == "france.inspectorate"
    ]
    assert told == (
        "Send the charter to the labour inspectorate: "
        "to be done by Human resources before the charter applies"
    )
