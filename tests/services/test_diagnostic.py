"""Surveys are kept as sums, undone as steps, and lead to sections that the team may take in."""

import os
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench, content
from charta.domain.records import Survey, Tally
from charta.domain.sums import Sums
from charta.errors import (
    SurveyClosed,
    SurveyUntitled,
    TooFewAnswers,
    TooLong,
    TooManyPeople,
    TotalsImpossible,
    UnknownItem,
    UnknownSurvey,
)
from fakes import SteppingClock

LOW = {"F2.1": 1, "F2.2": 2, "F2.3": 2, "F2.4": 1}


def test_the_questionnaire_is_read_when_it_is_first_used(bench: Workbench) -> None:
    content.diagnostic.cache_clear()
    bench.diagnostic.begin("First")
    assert bench.diagnostic.surveys()
    assert content.diagnostic.cache_info().currsize == 0
    assert bench.diagnostic.result(1).everybody is None
    assert content.diagnostic.cache_info().currsize == 1


def test_a_survey_begins_on_the_day_that_it_is_here(
    bench: Workbench, clock: SteppingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "TZ", "America/Montreal")
    time.tzset()
    try:
        clock.moment = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
        number = bench.diagnostic.begin("  Spring\n")
    finally:
        monkeypatch.undo()
        time.tzset()
    assert bench.diagnostic.surveys() == (Survey(number, "Spring", "2026-11-24", closed=False),)


def test_what_is_added_lasts_and_is_undone_as_one_step(charta: Charta, tmp_path: Path) -> None:
    bench = charta.create(tmp_path / "c.charta")
    number = bench.diagnostic.begin("Spring")
    bench.diagnostic.add(number, [LOW] * 9, "Legal")
    bench.diagnostic.add(number, [{"E.3": 0}] * 8, " LEGAL ")
    bench.close()
    again = charta.open(tmp_path / "c.charta")
    expected = Sums.of([LOW] * 9) + Sums.of([{"E.3": 0}] * 8)
    assert again.diagnostic.totals(number, "legal") == expected
    assert [entry.group for entry in again.session.charter.all(Tally)] == ["Legal"]
    again.diagnostic.take_in(number, {"A": Sums.of([LOW] * 6), "a": Sums.of([LOW]), "B": Sums.of([LOW])})
    assert again.diagnostic.totals(number, "A").respondents == 7
    again.session.undo()
    assert [entry.group for entry in again.session.charter.all(Tally)] == ["Legal"]
    again.close()


def test_removing_a_survey_takes_its_sums_and_can_be_undone(bench: Workbench) -> None:
    first, second = bench.diagnostic.begin("One"), bench.diagnostic.begin("Two")
    for number in (first, second):
        bench.diagnostic.add(number, [LOW] * 8)
    before = bench.diagnostic.result(first)
    bench.diagnostic.remove(first)
    assert [survey.number for survey in bench.diagnostic.surveys()] == [second]
    assert [entry.survey for entry in bench.session.charter.all(Tally)] == [second]
    with pytest.raises(UnknownSurvey):
        bench.diagnostic.result(first)
    bench.session.undo()
    assert bench.diagnostic.result(first) == before


def test_too_few_are_not_added_to_what_is_shown(bench: Workbench) -> None:
    number = bench.diagnostic.begin("Spring")
    bench.diagnostic.add(number, [LOW] * 5, "Legal")
    bench.diagnostic.add(number, [LOW] * 5, "Operations")
    before = bench.diagnostic.result(number)
    assert before.everybody is not None
    for group in ("Legal", "New", ""):
        with pytest.raises(TooFewAnswers):
            bench.diagnostic.add(number, [LOW] * 7, group)
    assert bench.diagnostic.result(number) == before
    bench.diagnostic.add(number, [LOW] * 8, "New")
    assert bench.diagnostic.result(number).respondents == 18


def test_a_round_in_the_room_is_stored_as_it_comes(bench: Workbench) -> None:
    number = bench.diagnostic.begin("Spring")
    room = bench.diagnostic.room()
    for _ in range(21):
        room.answer(LOW)
        if room.ready():
            bench.diagnostic.add(number, room.take())
    bench.diagnostic.add(number, room.finish())
    assert bench.diagnostic.totals(number) == Sums.of([LOW] * 21)


def test_totals_entered_by_hand_replace_what_was_there(bench: Workbench) -> None:
    number = bench.diagnostic.begin("Paper")
    counts = {"F1.1": (1, 2, 3, 4, 0, 0), "E.3": (0, 0, 0, 0, 0, 0)}
    bench.diagnostic.set_totals(number, "Legal", 10, counts)
    bench.diagnostic.set_totals(number, "legal", 11, counts)
    assert bench.diagnostic.totals(number, "Legal") == Sums(11, {"F1.1": (1, 2, 3, 4, 0, 0)})
    bench.diagnostic.set_totals(number, "Legal", 0, {})
    assert bench.session.charter.all(Tally) == ()


def test_impossible_totals_are_refused_and_change_nothing(bench: Workbench) -> None:
    number = bench.diagnostic.begin("Paper")
    for counts in ((5, 5, 1, 0, 0, 0), (-1, 0, 0, 0, 0, 0), (1, 1, 1)):
        with pytest.raises(TotalsImpossible):
            bench.diagnostic.set_totals(number, "", 10, {"F1.1": counts})
    with pytest.raises(UnknownItem):
        bench.diagnostic.set_totals(number, "", 10, {"F9.1": (1, 0, 0, 0, 0, 0)})
    for people in (-1, 1_000_001):
        with pytest.raises(TooManyPeople):
            bench.diagnostic.set_totals(number, "", people, {})
    with pytest.raises(TooLong):
        bench.diagnostic.set_totals(number, "x" * 121, 10, {})
    assert bench.session.charter.all(Tally) == ()


def test_a_closed_survey_takes_nothing_until_it_is_open_again(bench: Workbench) -> None:
    number = bench.diagnostic.begin("Spring")
    bench.diagnostic.close(number)
    assert bench.diagnostic.result(number).closed
    with pytest.raises(SurveyClosed):
        bench.diagnostic.add(number, [LOW])
    with pytest.raises(SurveyClosed):
        bench.diagnostic.set_totals(number, "", 1, {})
    bench.diagnostic.reopen(number)
    bench.diagnostic.add(number, [LOW])
    assert bench.diagnostic.result(number).respondents == 1


def test_a_survey_has_a_title_and_a_number_that_is_there(bench: Workbench) -> None:
    with pytest.raises(SurveyUntitled):
        bench.diagnostic.begin(" \n")
    number = bench.diagnostic.begin("Sprng")
    bench.diagnostic.rename(number, "Spring")
    assert bench.diagnostic.surveys()[0].title == "Spring"
    with pytest.raises(UnknownSurvey):
        bench.diagnostic.rename(number + 1, "x")


def test_findings_lead_to_sections_that_are_taken_in_as_one_step(bench: Workbench) -> None:
    number = bench.diagnostic.begin("Spring")
    sound = dict.fromkeys(bench.diagnostic.questionnaire.item_ids, 5)
    bench.diagnostic.add(number, [{**sound, "F4.1": 1, "F4.2": 1, "F4.3": 1}] * 8)
    advice = bench.diagnostic.advice(bench.diagnostic.result(number))
    assert [finding.reading.id for finding, _ in advice] == ["pressure", "preference"]
    (pressure, absent), (preference, nothing) = advice
    known = {section.id for section in bench.session.catalogue.sections}
    here = {section.id for section in bench.session.included()}
    assert {section.id for section in absent} == (set(pressure.reading.sections) & known) - here
    assert absent
    assert nothing == ()
    before = bench.session.included()
    bench.diagnostic.include(preference)
    assert bench.session.included() == before
    bench.diagnostic.include(pressure)
    assert {section.id for section in bench.session.included()} == here | {entry.id for entry in absent}
    assert bench.diagnostic.advice(bench.diagnostic.result(number))[0][1] == ()
    bench.session.undo()
    assert bench.session.included() == before


def test_a_second_survey_is_compared_with_the_first(bench: Workbench) -> None:
    first, second = bench.diagnostic.begin("One"), bench.diagnostic.begin("Two")
    bench.diagnostic.add(first, [{"E.3": 2}] * 8)
    bench.diagnostic.add(second, [{"E.3": 4}] * 8)
    everybody = bench.diagnostic.compare(first, second).everybody
    assert everybody is not None
    assert {entry.id: entry.change for entry in everybody.factors}["E"] == 2


def test_a_file_of_a_few_people_is_refused_once_results_are_shown(bench: Workbench) -> None:
    number = bench.diagnostic.begin("Spring")
    bench.diagnostic.take_in(number, {"": Sums.of([{"F1.1": 3}] * 3)})
    bench.diagnostic.take_in(number, {"": Sums.of([{"F1.1": 3}] * 8)})
    before = bench.diagnostic.totals(number)
    with pytest.raises(TooFewAnswers):
        bench.diagnostic.take_in(
            number, {"": Sums.of([{"F1.1": 5}] * 4), "North": Sums.of([{"F1.1": 5}] * 3)}
        )
    assert bench.diagnostic.totals(number) == before
