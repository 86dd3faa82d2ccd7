"""The plan as files: what stands, or what would be planned, and nothing is changed by writing it."""

import io
from dataclasses import replace
from datetime import date, timedelta

import icalendar
import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from charta.bootstrap import Workbench
from charta.domain.rollout import ActivityState, Factor
from charta.errors import LanguageNotInCharter, NothingPlanned, PlanUndated, UnknownFormat

EFFECTIVE = date(2027, 3, 1)


@pytest.fixture
def planned(example: Workbench) -> Workbench:
    example.planning.adopt(example.planning.propose(EFFECTIVE).chosen)
    return example


def events(data: bytes) -> dict[str, icalendar.Event]:
    found = {}
    for entry in icalendar.Calendar.from_ical(data).walk("VEVENT"):
        assert isinstance(entry, icalendar.Event)
        found[str(entry["UID"]).split("-")[1]] = entry
    return found


def rows(data: bytes) -> list[list[object]]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    return [list(row) for row in sheet.to_python()]


# -- calendars --------------------------------------------------------------------------------------------


def test_every_activity_with_a_day_is_an_event_of_whole_days(planned: Workbench) -> None:
    job = planned.plan_files.calendar_job("fr")
    assert job.name == "Coopérative-Érablis-rollout-fr.ics"
    found = events(job.make())
    assert "D21" not in found
    assert len(found) == 25
    talk = found["D13"]
    assert str(talk["SUMMARY"]) == "Discussion d’équipe de 30 minutes"
    assert (talk["DTSTART"].dt, talk["DTEND"].dt) == (date(2027, 3, 1), date(2027, 3, 23))
    assert "Gestionnaires" in str(talk["DESCRIPTION"])
    assert "une demi-heure avec son équipe" in str(talk["DESCRIPTION"])


def test_an_event_keeps_its_uid_and_its_number_rises_when_the_days_move(planned: Workbench) -> None:
    before = events(planned.plan_files.calendar_job("en").make())
    planned.rollout.replace_all(planned.planning.moves(date(2027, 3, 8)))
    after = events(planned.plan_files.calendar_job("en").make())
    assert {id_: str(event["UID"]) for id_, event in before.items()} == {
        id_: str(event["UID"]) for id_, event in after.items()
    }
    assert all(int(after[id_]["SEQUENCE"]) > int(before[id_]["SEQUENCE"]) for id_ in before)
    assert after["D12"]["DTSTART"].dt == date(2027, 3, 8)


def test_a_plan_that_was_never_opened_gives_the_proposed_days(example: Workbench) -> None:
    entries = example.session.store.entries
    found = events(example.plan_files.calendar_job("en", EFFECTIVE).make())
    assert found["D12"]["DTSTART"].dt == EFFECTIVE
    assert example.session.store.entries == entries
    assert not example.rollout.has_plan


def test_nothing_with_a_day_is_no_calendar(planned: Workbench) -> None:
    planned.rollout.drop([item.id for item in planned.rollout.items() if item.id != "D21"])
    with pytest.raises(PlanUndated):
        planned.plan_files.calendar_job("en")
    planned.rollout.drop(["D21"])
    with pytest.raises(NothingPlanned):
        planned.plan_files.calendar_job("en")
    with pytest.raises(NothingPlanned):
        planned.plan_files.spreadsheet_job("en")
    with pytest.raises(NothingPlanned):
        planned.plan_files.document_jobs(["en"])


# -- spreadsheets -----------------------------------------------------------------------------------------


def test_a_spreadsheet_has_a_row_for_each_activity(planned: Workbench) -> None:
    planned.rollout.edit(replace(planned.rollout.get("D12"), title="=cmd|' /C calc'!A0", person="Bo"))
    planned.rollout.done("D12", note="Two hundred came", file=("film.mp4", b"film"))
    job = planned.plan_files.spreadsheet_job("en")
    assert job.name == "Coopérative-Érablis-rollout-en.xlsx"
    heading, *found = rows(job.make())
    assert heading[:4] == ["Success factor", "Activity", "Owner", "Person"]
    assert len(found) == 26
    launch = next(row for row in found if row[-1] == "D12")
    assert launch[:2] == ["Employee awareness", "=cmd|' /C calc'!A0"]
    assert launch[2:5] == ["Bo (Senior management)", "Bo", "Marketing and communications"]
    assert launch[5] == EFFECTIVE
    assert launch[7] == "Done"
    assert launch[10:12] == ["Two hundred came", "film.mp4"]


# -- documents --------------------------------------------------------------------------------------------


def test_the_document_is_written_in_each_language_of_the_charter(planned: Workbench) -> None:
    jobs = planned.plan_files.document_jobs()
    assert [job.name for job in jobs] == [
        "Coopérative-Érablis-rollout-fr.docx",
        "Coopérative-Érablis-rollout-en.docx",
    ]
    text = "\n".join(
        node.text or "" for node in Document(io.BytesIO(jobs[1].make())).element.body.iter() if node.text
    )
    assert "Launch session" in text
    assert "A proposal." not in text
    with pytest.raises(LanguageNotInCharter):
        planned.plan_files.document_jobs(["de"])
    with pytest.raises(UnknownFormat):
        planned.plan_files.document_jobs(["fr"], "odt")


def test_a_sheet_says_how_the_plan_stands_or_would_stand(planned: Workbench) -> None:
    planned.rollout.done("D01")
    sheet = planned.plan_files.sheet("en")
    assert not sheet.is_proposed
    assert sheet.effective == EFFECTIVE
    executives = next(stand for stand in sheet.stands if stand.factor is Factor.EXECUTIVES)
    assert executives.counts[ActivityState.DONE] == 1
    assert (executives.next_title, executives.next_day) == ("Consult representatives", date(2026, 12, 16))
    moved = planned.plan_files.sheet("en", EFFECTIVE + timedelta(days=7))
    assert moved.is_proposed
    launch = {activity.id: activity.start for activity in moved.activities}
    assert launch["D12"] == date(2027, 3, 8)
    assert launch["D01"] == date(2026, 12, 1)  # it is done, so it stays
