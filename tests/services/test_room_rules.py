"""Rules of the room: what rests on something else holds it, and nobody acts for whom they are not."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.records import (
    Action,
    AgendaItem,
    Choice,
    DecisionKind,
    ItemKind,
    ItemNotes,
    Motion,
    Participant,
    Resolution,
    Scale,
    Vote,
    Workshop,
)
from charta.domain.workshops import Draft
from charta.errors import (
    AlreadyInvited,
    DelegateTooLate,
    ItemBegun,
    NobodyToSign,
    NoteRequired,
    NotRunning,
    RoundHidden,
    UnknownAgendaItem,
    UnknownDepartment,
    UnknownMotion,
    UnknownWorkshop,
    WrongMinutes,
    WrongTime,
)
from charta.services.deciding import Author, Question, Ruling
from charta.services.participants import Signer
from charta.services.workshop_counts import workshop_counts
from fakes import SteppingClock
from meeting import FIELD, SECTION, held, item_of, photos, planned


def undone(bench: Workbench) -> None:
    """Take everything back that can be taken back, then do all of it again."""
    while bench.session.can_undo:
        bench.session.undo()
    while bench.session.can_redo:
        bench.session.redo()


# -- what rests on something holds it ---------------------------------------------------------------------


@pytest.mark.parametrize("use", ["take_up", "extend", "decide"])
def test_an_item_that_the_room_has_used_cannot_be_taken_back(example: Workbench, use: str) -> None:
    number = held(example)
    item = example.agendas.add(number, example.agendas.draft("S13"))
    match use:
        case "take_up":
            example.timekeeping.take_up(number, item)
        case "extend":
            example.timekeeping.extend(number, item, 5)
        case _:
            example.deciding.decide(Question(number, "S13"), None, Ruling(text="Later"))
    while example.session.can_undo:
        example.session.undo()
    assert example.agendas.get(item)
    with pytest.raises(ItemBegun):
        example.agendas.remove(item)


def test_a_removal_that_was_taken_back_cannot_be_done_again_once_the_room_is_there(
    example: Workbench,
) -> None:
    number = held(example)
    item = item_of(example, number, SECTION)
    other = example.agendas.add(number, Draft(ItemKind.BREAK, 10))
    example.agendas.remove(other)
    example.session.undo()
    example.timekeeping.take_up(number, other)
    example.session.redo()
    assert {other, item} <= {entry.number for entry in example.agendas.items(number)}


def test_no_undo_takes_an_answer_away_that_the_room_has_decided_since(
    example: Workbench, clock: SteppingClock
) -> None:
    number = held(example)
    for value in ("free_zones", "permission"):
        example.answers.set(SECTION, FIELD, value)
        clock.advance(minutes=1)
    example.session.undo()
    example.deciding.decide(photos(number), "none", Ruling())
    undone(example)
    assert example.session.charter.answer(SECTION, FIELD) == "none"


def test_notes_of_an_item_that_is_gone_do_not_stand_in_the_way_of_undo(example: Workbench) -> None:
    number = planned(example)
    item = item_of(example, number, SECTION)
    example.agendas.write_notes(ItemNotes(item, "Said", ""))
    example.agendas.remove(item)
    example.timekeeping.begin(number)
    undone(example)
    assert example.session.charter.all(ItemNotes) == ()


def test_a_workshop_in_which_somebody_is_already_cannot_be_taken_back(example: Workbench) -> None:
    number = example.workshops.add()
    guest = example.participants.add(number, "Guest")
    example.participants.arrive(number, guest)
    while example.session.can_undo:
        example.session.undo()
    assert example.session.charter.get(Workshop, str(number))
    assert example.session.charter.get(Participant, str(number), str(guest))
    assert workshop_counts(example.session)["planned"] == 1
    assert workshop_counts(example.session)["running"] == 0


def test_actions_outlive_the_workshop_for_which_they_were_written_down(example: Workbench) -> None:
    number = planned(example)
    action = example.actions.add("Book the room", workshop=number)
    example.workshops.remove(number)
    assert example.actions.get(action).workshop == 0
    example.session.undo()
    assert example.actions.get(action).workshop == number
    with pytest.raises(UnknownWorkshop):
        example.actions.add("Anything", workshop=99)


# -- the agenda -------------------------------------------------------------------------------------------


def test_what_is_of_no_workshop_is_refused(example: Workbench) -> None:
    for refused in (
        lambda: example.agendas.add(9, Draft(ItemKind.BREAK, 10)),
        lambda: example.participants.add(9, "Ann"),
        lambda: example.participants.delegate(9, "hr", "Zoé", "Ada"),
    ):
        with pytest.raises(UnknownWorkshop):
            refused()
    assert example.session.charter.all(AgendaItem) == example.session.charter.all(Participant) == ()


def test_an_item_stays_about_what_it_is_about(example: Workbench) -> None:
    number = planned(example)
    item = example.agendas.get(item_of(example, number, SECTION))
    example.agendas.edit(replace(item, section="S01", kind=ItemKind.BREAK, workshop=7, minutes=25))
    assert example.agendas.get(item.number) == replace(item, minutes=25)


def test_the_only_item_that_can_tell_of_a_proposal_stays(example: Workbench) -> None:
    number = planned(example, SECTION, "S13")
    example.timekeeping.begin(number)
    example.deciding.propose(photos(number), "none", "", Author("it"))
    with pytest.raises(ItemBegun):
        example.agendas.remove(item_of(example, number, SECTION))
    second = example.agendas.add(number, example.agendas.draft(SECTION))
    example.agendas.remove(second)
    example.agendas.remove(item_of(example, number, "S13"))


def test_every_decision_stands_in_the_minutes_whenever_it_was_taken(example: Workbench) -> None:
    number = planned(example)
    example.timekeeping.begin(number)
    example.deciding.decide(photos(number), "none", Ruling())
    with pytest.raises(UnknownAgendaItem):
        example.deciding.decide(Question(number, "S13"), None, Ruling(text="Not on the agenda"))
    page = example.minutes.minutes(number, "en")
    assert [len(item.resolutions) for item in page.items] == [0, 1, 0]


def test_days_and_times_that_nothing_can_read_are_refused(
    charta: Charta, tmp_path: Path, example: Workbench
) -> None:
    before = example.session.store.entries
    for day, start in (("2999-12-30", ""), ("", "٠٩:٣٠")):
        with pytest.raises(WrongTime):
            example.workshops.plan("three_sessions", day, start)
    action = example.actions.get(example.actions.add("Ask"))
    with pytest.raises(WrongTime):
        example.actions.edit(replace(action, done_on="soon"))
    assert example.session.store.entries == before + 1


# -- time -------------------------------------------------------------------------------------------------


def test_only_items_of_the_agenda_get_more_time_and_only_as_much_as_there_is(example: Workbench) -> None:
    number = held(example)
    item = item_of(example, number, SECTION)
    for minutes in (0, -5, 10**9):
        with pytest.raises(WrongMinutes):
            example.timekeeping.extend(number, item, minutes)
    with pytest.raises(UnknownAgendaItem):
        example.timekeeping.extend(number, 99, 5)
    assert example.timekeeping.course(number).extended == {}


@pytest.mark.parametrize("by", [timedelta(hours=1), timedelta(hours=-1)])
def test_a_clock_that_is_set_in_a_pause_neither_lengthens_nor_shortens_it(
    example: Workbench, clock: SteppingClock, by: timedelta
) -> None:
    number = held(example)
    clock.advance(minutes=4)
    example.timekeeping.pause(number)
    clock.advance(minutes=5)
    clock.moment += by
    example.timekeeping.clock_set(number, by)
    clock.advance(minutes=5)
    example.timekeeping.resume(number)
    assert example.minutes.minutes(number, "en").pauses == 10
    (gap,) = example.timekeeping.course(number).gaps
    example.timekeeping.count(number, gap.mark)
    assert example.timekeeping.course(number).spent[item_of(example, number, SECTION)] == timedelta(
        minutes=14
    )


def test_a_lid_closed_in_the_future_takes_no_time_twice(example: Workbench, clock: SteppingClock) -> None:
    number = held(example)
    clock.advance(minutes=4)
    example.timekeeping.interrupted(number, clock.now() + timedelta(minutes=30))
    clock.advance(minutes=3)
    example.timekeeping.end(number)
    assert example.timekeeping.course(number).spent == {
        item_of(example, number, SECTION): timedelta(minutes=7)
    }


def test_nothing_said_the_next_morning_makes_the_night_a_part_of_the_workshop(
    example: Workbench, clock: SteppingClock
) -> None:
    number = held(example)
    item = item_of(example, number, SECTION)
    motion = example.deciding.propose(photos(number), "none", "", Author("it"))
    asked = example.deciding.ask(motion, Scale.CONSENT)
    clock.advance(hours=16)
    for refused in (
        lambda: example.deciding.propose(photos(number), "free_zones", "", Author("hr")),
        lambda: example.deciding.argue(motion, "Safe", favours=True),
        lambda: example.deciding.withdraw(motion),
        lambda: example.deciding.ask(motion, Scale.FINGERS),
        lambda: example.deciding.vote(asked, "hr", Choice.AGREE),
        lambda: example.deciding.show(asked),
        lambda: example.deciding.decide(photos(number), "none", Ruling()),
        lambda: example.room_approval.approve(number, "hr", {SECTION: ""}, by=""),
        lambda: example.timekeeping.take_up(number, item),
        lambda: example.timekeeping.extend(number, item, 5),
        lambda: example.timekeeping.pause(number),
    ):
        with pytest.raises(NotRunning):
            refused()
    example.timekeeping.beat(number)
    assert example.timekeeping.course(number).spent[item] == timedelta()
    example.timekeeping.begin(number)
    example.deciding.vote(asked, "hr", Choice.AGREE)


def test_what_was_said_stays_as_it_was_once_the_workshop_is_over(example: Workbench) -> None:
    number = held(example)
    motion = example.deciding.propose(photos(number), "none", "", Author("it"))
    asked = example.deciding.ask(motion, Scale.CONSENT)
    example.deciding.vote(asked, "it", Choice.AGREE)
    example.timekeeping.end(number)
    before = example.session.store.entries
    for refused in (
        lambda: example.deciding.show(asked),
        lambda: example.deciding.vote(asked, "hr", Choice.AGREE),
        lambda: example.deciding.withdraw(motion),
        lambda: example.participants.leave(number, 1),
    ):
        with pytest.raises(NotRunning):
            refused()
    assert example.session.store.entries == before


# -- who is in the room, and for whom ---------------------------------------------------------------------


def test_who_stayed_to_the_end_is_not_in_the_room_on_another_day(
    example: Workbench, clock: SteppingClock
) -> None:
    number = held(example)
    clock.advance(minutes=30)
    example.timekeeping.end(number)
    clock.advance(minutes=20)
    example.timekeeping.begin(number)
    assert "hr" in example.participants.departments(number)
    example.timekeeping.end(number)
    over = clock.now()
    clock.advance(days=1)
    assert "hr" in example.participants.departments(number)
    example.timekeeping.begin(number)
    assert example.participants.departments(number) == frozenset()
    assert {stays[-1].left for stays in example.timekeeping.course(number).presences.values()} == {over}
    with pytest.raises(NobodyToSign):
        example.room_approval.approve(number, "hr", {SECTION: ""}, by="")


def test_nobody_is_invited_twice_and_equal_names_are_told_apart(example: Workbench) -> None:
    number = planned(example)
    hr = example.participants.representative("hr")
    for name in (hr, hr.upper()):
        with pytest.raises(AlreadyInvited):
            example.participants.add(number, name, "hr")
    guest = example.participants.add(number, hr)
    with pytest.raises(AlreadyInvited):
        example.participants.edit(replace(example.participants.get(number, guest), department="hr"))
    example.timekeeping.begin(number)
    example.participants.arrive(number, guest)
    assert example.participants.signers(number, "hr") == ()
    one = next(entry for entry in example.participants.all(number) if entry.department == "hr")
    example.participants.arrive(number, one.number)
    assert example.participants.signers(number, "hr") == (Signer(hr),)


def test_who_represents_two_departments_signs_for_both(example: Workbench) -> None:
    hr = example.participants.representative("hr")
    example.answers.set("team", "it", hr)
    number = planned(example)
    example.timekeeping.begin(number)
    for entry in example.participants.all(number):
        if entry.name == hr:
            example.participants.arrive(number, entry.number)
    assert example.participants.signers(number, "hr") == example.participants.signers(number, "it")


def test_one_delegate_of_two_absent_people_is_told_with_both(example: Workbench) -> None:
    number = planned(example)
    for department in ("hr", "it"):
        example.participants.delegate(number, department, "Zoé", "Ada")
    (zoe,) = (one for one in example.minutes.agenda(number, "en").invitees if one.name == "Zoé")
    for department in ("hr", "it"):
        assert example.participants.representative(department) in zoe.delegate_for
    example.timekeeping.begin(number)
    with pytest.raises(DelegateTooLate):
        example.participants.delegate(number, "hr", "", "Ada")


def test_a_drawing_whose_signature_is_refused_is_not_kept(
    example: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = held(example)
    kept: list[bytes] = []
    monkeypatch.setattr(example.session.store, "put_attachment", kept.append)
    logo = example.answers.logo()
    assert logo
    with pytest.raises(NoteRequired):
        example.room_approval.approve(
            number, "hr", {SECTION: ""}, by="", kind=DecisionKind.RESERVE, image=logo
        )
    assert kept == []


# -- what a decision rests on -----------------------------------------------------------------------------


def test_a_decision_rests_on_what_is_on_the_table_and_was_shown(example: Workbench) -> None:
    number = held(example, SECTION, "S13")
    motion = example.deciding.propose(photos(number), "none", "", Author("it"))
    asked = example.deciding.ask(motion, Scale.CONSENT)
    example.deciding.vote(asked, "it", Choice.AGREE)
    other = example.deciding.propose(Question(number, "S13"), None, "Shorter", Author("hr"))
    with pytest.raises(RoundHidden):
        example.deciding.decide(photos(number), "none", Ruling(motion, asked))
    for ruling in (Ruling(99), Ruling(motion, 99), Ruling(other)):
        with pytest.raises(UnknownMotion):
            example.deciding.decide(photos(number), "none", ruling)
    example.deciding.show(asked)
    with pytest.raises(UnknownMotion):
        example.deciding.decide(Question(number, "S13"), None, Ruling(other, asked, "So"))
    example.deciding.withdraw(motion)
    with pytest.raises(UnknownMotion):
        example.deciding.decide(photos(number), "none", Ruling(motion))
    with pytest.raises(UnknownMotion):
        example.deciding.ask(motion, Scale.FINGERS)
    with pytest.raises(UnknownDepartment):
        example.deciding.argue(other, "Why", "finance", favours=True)
    assert example.session.charter.all(Resolution) == ()
    assert example.session.charter.get(Motion, str(motion))
    assert len(example.session.charter.all(Vote)) == 1


def test_a_text_decided_in_one_language_leaves_the_other_open_unless_it_stands_already(
    example: Workbench,
) -> None:
    number = held(example)
    about = Question(number, SECTION, "client_contact")
    now = example.session.charter.answer(SECTION, "client_contact")
    assert isinstance(now, Mapping)
    assert set(now) == {"en", "fr"}
    example.deciding.decide(about, {"en": now["en"]}, Ruling(text="As it is"))
    assert example.session.charter.answer(SECTION, "client_contact") == now
    (confirmed,) = example.deciding.decisions(SECTION, "client_contact")
    assert example.deciding.still_holds(confirmed)
    example.deciding.decide(about, {"en": "the night shift"}, Ruling())
    assert example.session.charter.answer(SECTION, "client_contact") == {"en": "the night shift"}
    assert "client_contact" in example.needs.need(SECTION).undecided


def test_an_answer_that_is_taken_away_after_a_decision_is_undecided_again(example: Workbench) -> None:
    number = held(example)
    made = example.deciding.decide(photos(number), "none", Ruling())
    example.answers.set(SECTION, FIELD, None)
    resolution = example.session.charter.get(Resolution, str(made))
    assert resolution
    assert not example.deciding.still_holds(resolution)
    assert FIELD in example.needs.need(SECTION).undecided
    example.session.undo()
    assert example.deciding.still_holds(resolution)


# -- needs ------------------------------------------------------------------------------------------------


def test_a_section_reached_before_and_not_in_the_last_workshop_is_left_over(example: Workbench) -> None:
    first = held(example)
    example.timekeeping.end(first)
    assert not example.needs.need(SECTION).unfinished
    second = planned(example)
    example.timekeeping.begin(second)
    example.timekeeping.end(second)
    assert example.needs.need(SECTION).unfinished
    assert example.needs.need(SECTION) in example.needs.needs()
    example.timekeeping.end(held(example))
    assert not example.needs.need(SECTION).unfinished


def test_a_section_that_left_the_charter_stays_on_the_agenda_and_in_the_minutes(
    charta: Charta, example: Workbench
) -> None:
    number = held(example, "S13")
    example.actions.add("Think again", section="S13", workshop=number)
    example.answers.include({"S13": False})
    assert not example.needs.need("S13").is_open
    example.timekeeping.end(number)
    for language in example.session.languages:
        assert example.minutes.agenda(number, language).topics[1].number == 0
        assert example.minutes.minutes(number, language).items[1].actions
    (action,) = example.session.charter.all(Action)
    example.actions.settle(action.number, "Not needed")


def test_a_proposal_outlives_that_its_question_is_asked(example: Workbench) -> None:
    number = held(example)
    about = Question(number, SECTION, "client_contact")
    assert "client_contact" in example.session.progress(SECTION).asked
    motion = example.deciding.propose(about, {"en": "the night shift"}, "", Author("it"))
    example.deciding.decide(Question(number, SECTION, "clients"), "never", Ruling())
    assert "client_contact" not in example.session.progress(SECTION).asked
    example.deciding.decide(about, {"en": "the night shift"}, Ruling(motion))
    assert "client_contact" not in example.needs.need(SECTION).undecided
    for language in example.session.languages:
        page = example.minutes.minutes(number, language)
        assert sum(len(item.resolutions) for item in page.items) == 2


def test_a_reopened_charter_has_the_same_courses(
    charta: Charta, tmp_path: Path, clock: SteppingClock
) -> None:
    path = tmp_path / "again.charta"
    with closing(charta.create(path, answers=charta.example_answers())) as bench:
        number = held(bench)
        clock.advance(minutes=3)
        bench.deciding.propose(photos(number), "none", "", Author("it"))
        before = bench.timekeeping.courses()
        assert bench.timekeeping.course(number) is bench.timekeeping.course(number)
    with closing(charta.open(path)) as bench:
        assert bench.timekeeping.courses() == before
