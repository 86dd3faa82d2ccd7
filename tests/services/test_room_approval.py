"""Approving in the room: by a representative, or a delegate named beforehand, on the text that was seen."""

import struct
import zlib

import pytest

from charta.bootstrap import Workbench
from charta.domain.agreement import DepartmentState
from charta.domain.records import DecisionKind, RoomSignature
from charta.errors import (
    Conflict,
    NobodyToSign,
    NoRepresentative,
    NoteRequired,
    NotRunning,
    NotTheSigner,
    SignatureTooLarge,
    UnreadableImage,
)
from meeting import SECTION, held, planned


def png(width: int = 4, height: int = 2) -> bytes:
    """Return a small black picture."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + bytes(width)) * height)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def department(bench: Workbench) -> str:
    return next(stand.department for stand in bench.agreement.row(SECTION).stands if stand.required)


def test_the_representative_approves_on_the_spot_and_the_drawing_is_kept(example: Workbench) -> None:
    number, who = held(example), department(example)
    seen = example.wordings.fingerprint(SECTION)
    signer = example.room_approval.approve(number, who, {SECTION: seen}, by="", image=png())
    assert (signer.name, signer.delegate_for) == (example.participants.representative(who), "")
    stand = next(s for s in example.agreement.row(SECTION).stands if s.department == who)
    assert stand.state is DepartmentState.APPROVED
    ((decision, signature),) = example.room_approval.signatures(number)
    assert (decision.by, decision.section) == (signer.name, SECTION)
    assert example.session.store.attachment(signature.image) == png()
    assert example.session.store.verify().flaw is None


def test_several_sections_are_signed_in_one_step(example: Workbench) -> None:
    number, who = held(example), department(example)
    waiting = {row.section.id: "" for row in example.room_approval.waiting(who)}
    assert len(waiting) > 3
    before = example.session.store.entries
    example.room_approval.approve(number, who, waiting, by="")
    assert example.room_approval.waiting(who) == ()
    assert len(example.room_approval.signatures(number)) == len(waiting)
    moments = {entry.at for entry, _ in example.session.store.journal(before)}
    assert len(moments) == 1


def test_a_delegate_signs_for_the_absent_and_it_says_so(example: Workbench) -> None:
    who = department(example)
    absent = example.participants.representative(who)
    number = planned(example)
    example.participants.delegate(number, who, "Zoé Martin", "Ada")
    example.timekeeping.begin(number)
    with pytest.raises(NobodyToSign):
        example.room_approval.approve(number, who, {SECTION: ""}, by="")
    for person in example.participants.all(number):
        if person.name != absent:
            example.participants.arrive(number, person.number)
    with pytest.raises(NotTheSigner, match="Zoé Martin"):
        example.room_approval.approve(number, who, {SECTION: ""}, by=absent)
    example.room_approval.approve(number, who, {SECTION: ""}, by="Zoé Martin")
    (signature,) = example.session.charter.all(RoomSignature)
    assert signature.delegate_for == absent
    stand = next(one for one in example.agreement.row(SECTION).stands if one.department == who)
    assert stand.delegate_for == absent
    sheet = next(one for one in example.printing.charter("en").sections if one.id == SECTION)
    assert [one.delegate_for for one in sheet.sign_offs if one.department == who] == [absent]


def test_nobody_who_was_not_named_beforehand_signs_for_the_absent(example: Workbench) -> None:
    who = department(example)
    number = held(example, without=(who,))
    guest = example.participants.add(number, "Somebody else", who)
    example.participants.arrive(number, guest)
    with pytest.raises(NobodyToSign, match="sign-off board"):
        example.room_approval.approve(number, who, {SECTION: ""}, by="Somebody else")
    assert example.session.charter.all(RoomSignature) == ()


def test_a_department_without_representative_can_speak_but_not_sign(example: Workbench) -> None:
    who = department(example)
    example.answers.set("team", who, None)
    number = held(example)
    with pytest.raises(NoRepresentative):
        example.room_approval.approve(number, who, {SECTION: ""}, by="")


def test_what_changed_since_it_was_seen_is_not_signed(example: Workbench) -> None:
    number, who = held(example), department(example)
    seen = example.wordings.fingerprint(SECTION)
    example.answers.set(SECTION, "photos", "none")
    with pytest.raises(Conflict):
        example.room_approval.approve(number, who, {SECTION: seen}, by="")
    assert example.session.charter.all(RoomSignature) == ()


def test_a_reservation_needs_words_in_the_room_too(example: Workbench) -> None:
    number, who = held(example), department(example)
    with pytest.raises(NoteRequired):
        example.room_approval.approve(number, who, {SECTION: ""}, by="", kind=DecisionKind.RESERVE)
    example.room_approval.approve(
        number, who, {SECTION: ""}, by="", kind=DecisionKind.REQUEST_CHANGE, note="Shorter"
    )
    assert example.session.charter.comments(SECTION)[-1].blocks


def test_hostile_drawings_are_refused_and_nothing_is_signed(example: Workbench) -> None:
    number, who = held(example), department(example)
    with pytest.raises(SignatureTooLarge):
        example.room_approval.approve(number, who, {SECTION: ""}, by="", image=bytes(500_001))
    for image in (b"", b"GIF89a", png()[:40]):
        with pytest.raises(UnreadableImage):
            example.room_approval.approve(number, who, {SECTION: ""}, by="", image=image)
    assert example.session.charter.all(RoomSignature) == ()


def test_nobody_signs_outside_of_a_workshop(example: Workbench) -> None:
    number = planned(example)
    with pytest.raises(NotRunning):
        example.room_approval.approve(number, department(example), {SECTION: ""}, by="")
