"""A roll-out is proposed from the catalogue, the diagnostic, the places and the effective date."""

from datetime import date, timedelta

import pytest

from charta.bootstrap import Workbench
from charta.domain.records import ProofState
from charta.domain.rollout import MANAGERS
from charta.errors import EffectiveDayUnusable
from charta.i18n import translator
from charta.services.planning import Basis, Proposal, Reason, ReasonKind
from charta.services.publication import PublicationOrder
from charta.services.rollout_words import RolloutWords
from fakes import SteppingClock

EFFECTIVE = date(2027, 3, 1)
TODAY = date(2026, 11, 24)


def proposed(bench: Workbench, effective: date | None = EFFECTIVE) -> dict[str, Proposal]:
    return {proposal.record.id: proposal for proposal in bench.planning.propose(effective).proposals}


def surveyed(bench: Workbench, answers: dict[str, int], *, closed: bool = True, people: int = 8) -> None:
    number = bench.diagnostic.begin("Autumn")
    bench.diagnostic.add(number, [answers] * people)
    if closed:
        bench.diagnostic.close(number)


# -- days -------------------------------------------------------------------------------------------------


def test_days_are_counted_from_the_effective_date(example: Workbench) -> None:
    found = proposed(example)
    assert (found["D12"].record.start, found["D12"].record.end) == ("2027-03-01", "2027-03-01")
    assert (found["D13"].record.start, found["D13"].record.end) == ("2027-03-01", "2027-03-22")
    assert found["D25"].record.end == "2028-02-29"
    assert (found["D21"].record.start, found["D21"].record.counted_from) == ("", "")
    assert {proposal.record.counted_from for id_, proposal in found.items() if id_ != "D21"} == {"2027-03-01"}


def test_nobody_is_asked_to_work_on_a_weekend(example: Workbench) -> None:
    for offset in range(7):
        effective = EFFECTIVE + timedelta(days=offset)
        for proposal in proposed(example, effective).values():
            for day in (proposal.record.start, proposal.record.end):
                if day and day != effective.isoformat():
                    assert date.fromisoformat(day).weekday() < 5, (proposal.record.id, day)


def test_without_a_version_the_first_day_leaves_time_for_the_preparation(example: Workbench) -> None:
    start = example.planning.start()
    assert start.basis is Basis.SUGGESTED
    assert start.effective == TODAY + timedelta(days=90)
    assert not any(proposal.is_past for proposal in proposed(example, None).values())


def test_the_suggested_day_is_one_of_work(example: Workbench, clock: SteppingClock) -> None:
    for _ in range(7):
        clock.advance(days=1)
        start = example.planning.start()
        assert start.effective.weekday() < 5
        assert not proposed(example, None)["D12"].is_past


def test_the_current_version_says_from_which_day(published: Workbench) -> None:
    start = published.planning.start()
    current = published.editions.current()
    assert current is not None
    assert (start.basis, start.effective) == (Basis.VERSION, current.effective)


def test_what_is_planned_already_goes_on_from_its_day(example: Workbench) -> None:
    example.planning.adopt(example.planning.propose(EFFECTIVE).proposals[:3])
    assert (example.planning.start().basis, example.planning.start().effective) == (Basis.PLAN, EFFECTIVE)
    assert len(proposed(example, None)) == 23


def test_what_should_have_been_done_by_now_is_proposed_soon(example: Workbench) -> None:
    effective = TODAY + timedelta(days=10)
    found = proposed(example, effective)
    assert found["D01"].is_past
    assert found["D01"].is_chosen
    assert (found["D01"].record.start, found["D01"].record.end) == ("2026-11-24", "2026-12-01")
    assert not found["D12"].is_past


def test_what_belongs_before_a_day_that_is_over_is_not_chosen(example: Workbench) -> None:
    found = proposed(example, TODAY - timedelta(days=400))
    assert found["D01"].is_past
    assert not found["D01"].is_chosen
    # What comes every year comes next time.
    assert found["D25"].is_chosen
    assert found["D25"].record.end > TODAY.isoformat()
    assert not found["D25"].is_past


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1985, 1, 1), date(2990, 1, 1), date.max])
def test_a_day_out_of_the_calendar_is_refused(example: Workbench, day: date) -> None:
    with pytest.raises(EffectiveDayUnusable):
        example.planning.propose(day)
    with pytest.raises(EffectiveDayUnusable):
        example.planning.moves(day)


# -- places -----------------------------------------------------------------------------------------------


def france(bench: Workbench) -> None:
    bench.answers.set("organisation", "jurisdictions", ["france"])
    bench.answers.set("S21", "measures", "ladder")
    bench.answers.set("S02", "status", "policy")


def test_in_france_the_wait_comes_between_the_consultation_and_the_charter(bench: Workbench) -> None:
    usual = proposed(bench)["D02"].record
    france(bench)
    start = bench.planning.start(EFFECTIVE)
    assert start.wait == 1
    found = proposed(bench)["D02"]
    assert found.record.start < usual.start
    # Seventy-five days before 1 February are past by now: as soon as possible, then.
    assert (found.record.start, found.record.end) == ("2026-11-24", "2026-12-01")
    assert Reason(ReasonKind.FORMALITY, "france.opinion") in found.reasons
    assert Reason(ReasonKind.WAIT, "1") in found.reasons
    later = proposed(bench, date(2027, 9, 1))["D02"]
    assert later.record.end == "2027-05-18"


def test_the_suggested_day_leaves_time_for_the_wait(bench: Workbench) -> None:
    without = bench.planning.start().effective
    france(bench)
    assert bench.planning.start().effective == date(2027, 3, 24)
    assert without == date(2027, 2, 22)


def test_a_day_before_the_formalities_are_over_is_told(bench: Workbench) -> None:
    france(bench)
    start = bench.planning.start(TODAY + timedelta(days=5))
    assert start.is_too_early
    words = RolloutWords(bench.session.catalogue, bench.rollout.catalogue, translator("en"))
    assert "December 24, 2026 at the earliest" in words.basis(start)
    assert not bench.planning.start(EFFECTIVE).is_too_early


def test_a_formality_that_is_done_is_no_reason_any_more(bench: Workbench) -> None:
    france(bench)
    bench.formalities.note("france.opinion", ProofState.DONE, TODAY)
    assert Reason(ReasonKind.FORMALITY, "france.opinion") not in proposed(bench)["D02"].reasons


def test_representatives_are_consulted_where_there_are_rules_for_it(bench: Workbench) -> None:
    assert "D02" in proposed(bench)
    bench.answers.set("organisation", "jurisdictions", ["united_states"])
    assert "D02" not in proposed(bench)
    bench.answers.set("organisation", "jurisdictions", ["united_states", "quebec"])
    assert "D02" in proposed(bench)


# -- sections and answers ---------------------------------------------------------------------------------


def test_what_a_charter_does_not_speak_of_is_not_proposed(example: Workbench) -> None:
    assert {"D07", "D16", "D18"} <= set(proposed(example))
    example.answers.include({"S08": False, "S09": False, "S10": False})
    assert {"D07", "D16", "D18"}.isdisjoint(proposed(example))


def test_the_yearly_commitment_follows_the_occasions_of_the_charter(example: Workbench) -> None:
    assert {"D24", "D25"} <= set(proposed(example))
    example.answers.set("S22", "occasions", ["new_version"])
    assert {"D24", "D25"}.isdisjoint(proposed(example))


def test_owners_are_the_people_of_the_team(example: Workbench) -> None:
    example.answers.set("team", "hr", "Josée")
    example.answers.set("team", "sponsor", "Hélène")
    found = proposed(example)
    assert (found["D14"].record.owner, found["D14"].record.person) == ("hr", "Josée")
    assert (found["D01"].record.owner, found["D01"].record.person) == ("executive", "Hélène")
    assert (found["D13"].record.owner, found["D13"].record.person) == (MANAGERS, "")


# -- the diagnostic ---------------------------------------------------------------------------------------

UNCLEAR = dict.fromkeys(("F2.1", "F2.2", "F2.3", "F2.4"), 1)
PREFERENCE = {"F4.3": 1}


def test_what_answers_a_low_reading_comes_first_and_says_why(example: Workbench) -> None:
    surveyed(example, UNCLEAR)
    outline = example.planning.propose(EFFECTIVE)
    emphasised = [proposal.record.id for proposal in outline.proposals if proposal.is_emphasised]
    assert emphasised == ["D09", "D11", "D13"]
    assert [proposal.record.id for proposal in outline.proposals[:3]] == emphasised
    assert outline.survey == "Autumn"
    words = RolloutWords(
        example.session.catalogue,
        example.rollout.catalogue,
        translator("en"),
        lambda: example.diagnostic.questionnaire,
    )
    name = example.diagnostic.questionnaire.text("en").readings["unclear"]
    assert words.reason(outline.proposals[0].reasons[0]) == f"Answers the diagnostic: {name}"


def test_a_reading_brings_what_the_charter_does_not_speak_of_yet(example: Workbench) -> None:
    example.answers.include({"S10": False})
    surveyed(example, {"E.3": 1})
    assert "D18" in proposed(example)


def test_nothing_follows_from_a_preference(example: Workbench) -> None:
    before = set(proposed(example))
    surveyed(example, PREFERENCE)
    result = example.diagnostic.result(1)
    assert any(finding.reading.is_respected for finding in result.findings)
    found = proposed(example)
    assert set(found) == before
    assert not any(proposal.is_emphasised for proposal in found.values())


@pytest.mark.parametrize(("closed", "people"), [(False, 8), (True, 7)])
def test_an_open_survey_or_one_of_few_says_nothing(example: Workbench, closed: bool, people: int) -> None:
    surveyed(example, UNCLEAR, closed=closed, people=people)
    assert not any(proposal.is_emphasised for proposal in proposed(example).values())


def test_the_last_survey_that_may_be_shown_counts(example: Workbench) -> None:
    surveyed(example, UNCLEAR)
    surveyed(example, {"E.3": 1})
    surveyed(example, UNCLEAR, people=5)
    emphasised = {id_ for id_, proposal in proposed(example).items() if proposal.is_emphasised}
    assert emphasised == {"D18", "D22"}


# -- adopting and moving ----------------------------------------------------------------------------------


def test_a_plan_is_adopted_and_undone_as_one_step(example: Workbench) -> None:
    example.planning.adopt(example.planning.propose(EFFECTIVE).chosen)
    assert len(example.rollout.items()) == 26
    assert example.planning.propose(EFFECTIVE).proposals == ()
    example.session.undo()
    assert not example.rollout.has_plan


def test_when_the_charter_applies_later_what_is_open_moves_and_what_is_done_stays(example: Workbench) -> None:
    example.planning.adopt(example.planning.propose(EFFECTIVE).chosen)
    example.rollout.done("D12")
    own = example.rollout.get("D11")
    moves = example.planning.moves(date(2027, 3, 8))
    assert len(moves) == 24  # without the one that is done and the one that has no day
    example.rollout.replace_all(moves)
    assert example.rollout.get("D11").start == "2027-03-01"
    assert own.start == "2027-02-22"
    assert example.rollout.get("D12").start == "2027-03-01"
    assert example.planning.start().effective == date(2027, 3, 8)
    assert example.planning.moves(date(2027, 3, 8)) == ()
    example.session.undo()
    assert example.rollout.get("D11") == own


def test_a_move_is_suggested_when_the_version_applies_from_another_day(
    ready: Workbench, clock: SteppingClock
) -> None:
    ready.planning.adopt(ready.planning.propose(EFFECTIVE).chosen)
    assert ready.planning.new_effective() is None
    order = ready.publication.suggested("Ada")
    later = date(2027, 3, 15)
    ready.publication.publish(PublicationOrder(order.number, later, None, "Ada"), translator("en"))
    assert ready.planning.new_effective() == later
    ready.rollout.replace_all(ready.planning.moves(later))
    assert ready.planning.new_effective() is None
    clock.advance(days=400)
    assert ready.planning.new_effective() is None
