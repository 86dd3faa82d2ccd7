"""Who takes part, who is in the room, and who may sign for whom."""

from dataclasses import replace

import pytest

from charta.bootstrap import Workbench
from charta.domain.records import MarkKind, SessionMark
from charta.errors import (
    DelegateIncomplete,
    DelegateTooLate,
    NoRepresentative,
    ParticipantNameRequired,
    TooLong,
    UnknownDepartment,
    UnknownParticipant,
    WrongAddress,
)
from charta.services.participants import Signer
from meeting import held, planned


def of(bench: Workbench, number: int, department: str) -> int:
    return next(one.number for one in bench.participants.all(number) if one.department == department)


def test_guests_come_after_the_departments_and_the_sponsor_between(example: Workbench) -> None:
    number = example.workshops.add()
    example.participants.add(number, "Guest")
    example.participants.add(number, "Boss", "executive", "boss@example.org")
    assert [one.department for one in example.participants.all(number)] == [
        "marketing", "it", "hr", "legal", "operations", "executive", "", "", "", "",
    ]  # fmt: skip


def test_wrong_people_are_refused(example: Workbench) -> None:
    number = example.workshops.add()
    with pytest.raises(ParticipantNameRequired):
        example.participants.add(number, " \n")
    with pytest.raises(UnknownDepartment):
        example.participants.add(number, "Ann", "finance")
    with pytest.raises(TooLong):
        example.participants.add(number, "x" * 121)
    for address in ("ann", "ann@", "@example.org", "a b@example.org", "a@b@c", "a@example.org\nBcc: x@y.z"):
        with pytest.raises(WrongAddress):
            example.participants.add(number, "Ann", "it", address)
    with pytest.raises(UnknownParticipant):
        example.participants.arrive(number, 99)


def test_whoever_was_in_the_room_stays_on_the_list_as_having_left(example: Workbench) -> None:
    number = held(example)
    hr = of(example, number, "hr")
    example.participants.remove(number, hr)
    course = example.timekeeping.course(number)
    assert not course.is_present(hr)
    assert hr in course.presences
    assert example.participants.get(number, hr)
    assert "hr" not in example.participants.departments(number)
    guest = example.participants.add(number, "Guest")
    example.participants.remove(number, guest)
    with pytest.raises(UnknownParticipant):
        example.participants.get(number, guest)


def test_arriving_twice_is_written_once(example: Workbench) -> None:
    number = held(example)
    hr = of(example, number, "hr")
    example.participants.arrive(number, hr)
    marks = [m for m in example.session.charter.all(SessionMark) if m.kind is MarkKind.ARRIVED]
    assert [mark.subject for mark in marks].count(hr) == 1


def test_an_edit_can_be_undone_until_the_person_came(example: Workbench) -> None:
    number = planned(example)
    guest = example.participants.add(number, "Guest")
    example.participants.edit(replace(example.participants.get(number, guest), name="Gus", excused=True))
    example.session.undo()
    assert example.participants.get(number, guest).name == "Guest"
    example.timekeeping.begin(number)
    example.participants.arrive(number, guest)
    while example.session.can_undo:
        example.session.undo()
    assert example.participants.get(number, guest)


def test_only_the_representative_may_sign_while_present(example: Workbench) -> None:
    number = planned(example)
    representative = example.participants.representative("hr")
    example.participants.delegate(number, "hr", "Zoé Martin", "Ada")
    example.timekeeping.begin(number)
    people = {one.name: one.number for one in example.participants.all(number)}
    assert example.participants.signers(number, "hr") == ()
    example.participants.arrive(number, people["Zoé Martin"])
    assert example.participants.signers(number, "hr") == (Signer("Zoé Martin", representative),)
    example.participants.arrive(number, people[representative])
    assert example.participants.signers(number, "hr") == (Signer(representative),)
    example.participants.leave(number, people[representative])
    assert example.participants.signers(number, "hr") == (Signer("Zoé Martin", representative),)


def test_a_delegate_is_named_before_the_workshop_begins_and_invited(example: Workbench) -> None:
    number = planned(example)
    before = len(example.participants.all(number))
    example.participants.delegate(number, "hr", " Zoé  Martin ", "Ada")
    assert len(example.participants.all(number)) == before + 1
    example.participants.delegate(number, "hr", example.participants.representative("it"), "Ada")
    assert len(example.participants.all(number)) == before + 1
    example.participants.delegate(number, "hr", "", "Ada")
    assert example.participants.delegation(number, "hr") is None
    with pytest.raises(DelegateIncomplete):
        example.participants.delegate(number, "hr", example.participants.representative("hr"), "Ada")
    example.timekeeping.begin(number)
    with pytest.raises(DelegateTooLate):
        example.participants.delegate(number, "hr", "Zoé", "Ada")


def test_a_department_without_representative_has_nobody_to_stand_in_for(bench: Workbench) -> None:
    number = bench.workshops.add()
    with pytest.raises(NoRepresentative, match="page “The team”"):
        bench.participants.delegate(number, "hr", "Zoé", "Ada")
    assert bench.participants.signers(number, "hr") == ()
