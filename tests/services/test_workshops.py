"""Workshops are planned from what needs discussion, and everything before the room begins can be undone."""

from dataclasses import replace

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.records import AgendaItem, Aim, ItemKind, ItemNotes, Participant, Workshop
from charta.domain.workshops import Draft
from charta.errors import (
    ItemBegun,
    NoWorkshop,
    TooLong,
    UnknownAgendaItem,
    UnknownDepartment,
    UnknownSheet,
    UnknownTemplate,
    UnknownWorkshop,
    WorkshopBegun,
    WorkshopTextRequired,
    WrongMinutes,
    WrongTime,
)
from charta.services.workshops import starts_at
from meeting import SECTION, held, item_of, planned


def test_three_meetings_share_what_needs_discussion_a_week_apart(example: Workbench) -> None:
    plan = example.workshops.plan("three_sessions", "2027-01-12", "9h00")
    assert (plan.workshops, plan.left_over) == ((1, 2, 3), 0)
    days = [(entry.day, entry.start, entry.minutes) for entry in example.workshops.all()]
    assert days == [("2027-01-12", "09:00", 90), ("2027-01-19", "09:00", 90), ("2027-01-26", "09:00", 90)]
    on_agendas = [
        item.section for number in plan.workshops for item in example.agendas.items(number) if item.section
    ]
    assert on_agendas == [need.section for need in example.needs.needs()]
    for number in plan.workshops:
        items = example.agendas.items(number)
        assert sum(item.minutes for item in items) <= 90
        assert [item.position for item in items] == list(range(1, len(items) + 1))


def test_what_has_to_be_talked_about_comes_before_what_only_waits_for_signatures(
    example: Workbench,
) -> None:
    example.answers.set("S20", "scope", None)
    example.comments.add("S14", "hr", "Ann", "Shorter, please.", blocks=True)
    (number,) = example.workshops.plan("review").workshops
    sections = [item.section for item in example.agendas.items(number) if item.section]
    assert sections[:4] == ["S14", "S20", "S01", "S02"]


def test_the_team_is_invited_each_once_with_its_department(example: Workbench) -> None:
    (number,) = example.workshops.plan("review").workshops
    people = example.participants.all(number)
    assert [person.department for person in people][:5] == list(example.session.catalogue.departments)
    assert len({person.name for person in people}) == len(people) > 5
    assert not any(person.excused for person in people)


def test_a_charter_without_a_single_answer_can_be_planned_too(bench: Workbench) -> None:
    plan = bench.workshops.plan("half_day")
    assert plan.left_over > 0
    assert bench.participants.all(1) == ()
    items = bench.agendas.items(1)
    assert all(item.aim is Aim.DECIDE for item in items if item.kind is ItemKind.SECTION)
    assert items[0].kind is ItemKind.OPENING
    assert ItemKind.BREAK in [item.kind for item in items]


def test_a_first_meeting_has_no_open_actions_on_its_agenda_until_there_are_some(example: Workbench) -> None:
    example.workshops.plan("review")
    example.actions.add("Ask the insurer")
    example.workshops.plan("review")
    kinds = [[item.kind for item in example.agendas.items(number)] for number in (1, 2)]
    assert ItemKind.ACTIONS not in kinds[0]
    assert ItemKind.ACTIONS in kinds[1]


def test_one_undo_takes_a_whole_plan_back(example: Workbench) -> None:
    example.workshops.plan("three_sessions")
    example.session.undo()
    assert example.workshops.all() == ()
    for kind in (AgendaItem, Participant, Workshop):
        assert example.session.charter.all(kind) == ()
    example.session.redo()
    assert len(example.workshops.all()) == 3


def test_wrong_plans_say_what_there_is(example: Workbench) -> None:
    with pytest.raises(UnknownTemplate, match="half_day, three_sessions, review"):
        example.workshops.plan("fortnight")
    for day, start in (
        ("2027-02-30", ""),
        ("0001-01-01", "9:00"),
        ("9999-12-31", ""),
        ("", "25:00"),
        ("tomorrow", ""),
        ("", "9"),
    ):
        with pytest.raises(WrongTime):
            example.workshops.plan("review", day, start)
    assert example.workshops.all() == ()
    with pytest.raises(NoWorkshop):
        example.workshops.get(1)
    example.workshops.add()
    with pytest.raises(UnknownWorkshop, match="1"):
        example.workshops.get(2)


def test_what_is_known_of_a_workshop_can_be_changed_and_undone(example: Workbench) -> None:
    number = example.workshops.add()
    workshop = example.workshops.get(number)
    example.workshops.edit(
        replace(workshop, title=" Frame ", day="2027-03-01", start="9:05", minutes=60, place="Room\nA")
    )
    after = example.workshops.get(number)
    assert (after.title, after.day, after.start, after.minutes) == ("Frame", "2027-03-01", "09:05", 60)
    assert after.place == "Room A"
    starts = starts_at(after)
    assert starts is not None
    assert (starts.hour, starts.minute, starts.utcoffset() is not None) == (9, 5, True)
    with pytest.raises(WrongMinutes):
        example.workshops.edit(replace(workshop, minutes=0))
    with pytest.raises(TooLong):
        example.workshops.edit(replace(workshop, title="x" * 121))
    example.session.undo()
    assert example.workshops.get(number) == workshop
    assert starts_at(workshop) is None


def test_a_workshop_goes_with_all_that_was_prepared_until_it_has_begun(example: Workbench) -> None:
    number = planned(example)
    example.agendas.write_notes(ItemNotes(item_of(example, number, SECTION), "Said", "Mind Bo"))
    example.participants.delegate(number, "hr", "Zoé", "Ada")
    example.workshops.remove(number)
    assert example.session.charter.all(AgendaItem) == ()
    assert example.session.charter.all(ItemNotes) == ()
    assert example.session.charter.all(Participant) == ()
    example.session.undo()
    assert len(example.agendas.items(number)) == 3
    example.timekeeping.begin(number)
    with pytest.raises(WorkshopBegun):
        example.workshops.remove(number)


def test_items_are_added_where_they_are_wanted_arranged_and_removed(example: Workbench) -> None:
    number = planned(example, "S01", "S02")
    own = example.agendas.add(number, Draft(ItemKind.OTHER, 10), "The new logo", 1)
    assert [item.title or item.section for item in example.agendas.items(number)] == [
        "", "The new logo", "S01", "S02", "",
    ]  # fmt: skip
    numbers = [item.number for item in example.agendas.items(number)]
    example.agendas.arrange(number, [*reversed(numbers[:4]), 99, numbers[0]])
    assert [item.number for item in example.agendas.items(number)] == [*reversed(numbers[:4]), numbers[4]]
    example.session.undo()
    assert [item.number for item in example.agendas.items(number)] == numbers
    example.agendas.remove(own)
    assert [item.position for item in example.agendas.items(number)] == [1, 2, 3, 4]
    with pytest.raises(UnknownAgendaItem):
        example.agendas.get(own)


def test_wrong_items_are_refused_and_nothing_is_kept(example: Workbench) -> None:
    number = planned(example)
    item = example.agendas.items(number)[1]
    before = example.session.store.entries
    with pytest.raises(WorkshopTextRequired):
        example.agendas.add(number, Draft(ItemKind.OTHER, 10), "  ")
    with pytest.raises(UnknownSheet):
        example.agendas.add(number, Draft(ItemKind.SECTION, 10, "S99"))
    with pytest.raises(WrongMinutes):
        example.agendas.edit(replace(item, minutes=601))
    with pytest.raises(UnknownDepartment):
        example.agendas.edit(replace(item, lead="finance"))
    assert example.session.store.entries == before


def test_what_the_room_has_dealt_with_stays_on_the_agenda(example: Workbench) -> None:
    number = held(example)
    with pytest.raises(ItemBegun):
        example.agendas.remove(item_of(example, number, SECTION))


def test_no_undo_reaches_behind_the_beginning_of_a_workshop(example: Workbench) -> None:
    example.answers.set(SECTION, "photos", "none")
    number = held(example)
    while example.session.can_undo:
        example.session.undo()
    assert len(example.agendas.items(number)) == 3
    assert len(example.participants.all(number)) > 4
    assert example.session.charter.answer(SECTION, "photos") != "none"


def test_a_draft_says_who_leads_and_what_the_room_is_to_do(example: Workbench, charta: Charta) -> None:
    assert charta.catalogue.section(SECTION).lead
    assert example.agendas.draft(SECTION) == Draft(
        ItemKind.SECTION, 5, SECTION, charta.catalogue.section(SECTION).lead, Aim.APPROVE
    )
    example.comments.add(SECTION, "legal", "Ann", "One word is wrong.", blocks=True)
    assert example.agendas.draft(SECTION).aim is Aim.SETTLE
    assert example.agendas.draft(SECTION).minutes == 10
