"""Agenda and minutes say what was planned and what is on record, in every language of the charter."""

from datetime import date
from pathlib import Path

import pytest
from docx import Document

from charta.bootstrap import Workbench
from charta.domain.records import ActionKind, Choice, ItemKind, ItemNotes, Scale
from charta.domain.workshops import Draft
from charta.errors import LanguageNotInCharter, NoAgenda, NotHeld, UnknownFormat, UnknownWorkshop
from charta.services.deciding import Author, Ruling
from charta.services.export import write
from fakes import SteppingClock
from meeting import SECTION, held, item_of, photos, planned


def full(bench: Workbench, clock: SteppingClock) -> int:
    """Hold a workshop in which everything happens; return its number."""
    number = held(bench, SECTION, "S13", without=("legal",))
    item = item_of(bench, number, SECTION)
    clock.advance(minutes=3)
    motion = bench.deciding.propose(photos(number), "none", "Safest", Author("it", "Amina"))
    bench.deciding.argue(motion, "Nobody is in a picture by mistake", "hr", favours=True)
    bench.deciding.argue(motion, "No pictures of joy", favours=False)
    gone = bench.deciding.propose(photos(number), "free_zones", "", Author("marketing"))
    hidden = bench.deciding.ask(gone, Scale.FINGERS)
    bench.deciding.vote(hidden, "hr", Choice.ONE, "Never shown")
    bench.deciding.withdraw(gone)
    asked = bench.deciding.ask(motion, Scale.CONSENT)
    bench.deciding.vote(asked, "hr", Choice.OBJECT, "Too strict")
    bench.deciding.vote(asked, "it", Choice.AGREE)
    bench.deciding.show(asked)
    bench.deciding.decide(photos(number), "permission", Ruling(text="First thought"))
    bench.deciding.decide(photos(number), "none", Ruling(motion, asked, "For now", "Ada"))
    bench.agendas.write_notes(ItemNotes(item, "A lively talk", "Mind Bo"))
    bench.actions.add("Ask the insurer", ActionKind.PARKED, workshop=number, section=SECTION)
    bench.actions.add("Write to all", workshop=number, owner="Bo", due="2026-12-24")
    bench.timekeeping.extend(number, item, 5)
    clock.advance(minutes=9, seconds=40)
    hr = next(one.number for one in bench.participants.all(number) if one.department == "hr")
    bench.room_approval.approve(number, "hr", {"S13": "", "S01": ""}, by="")
    bench.participants.leave(number, hr)
    bench.timekeeping.end(number)
    return number


def test_the_minutes_tell_everything_once(example: Workbench, clock: SteppingClock) -> None:
    printed = example.minutes.minutes(full(example, clock), "en")
    opening, item, other, closing = printed.items
    assert (opening.begun, opening.actual, other.begun) == (None, 0, None)
    assert (item.planned, item.extended, item.actual) == (5, 5, 13)
    assert item.notes == "A lively talk"
    assert [motion.withdrawn for motion in item.motions] == [False, True]
    assert (
        item.motions[0].question
        == example.session.catalogue.section(SECTION).text("en").fields["photos"].label
    )
    assert item.motions[0].text.endswith("– Safest")
    assert [argument.favours for argument in item.motions[0].arguments] == [True, False]
    (asked,) = item.motions[0].rounds
    assert [(vote.department_name, vote.choice, vote.note) for vote in asked.votes] == [
        ("Information technology", "agree", ""),
        ("Human resources", "object", "Too strict"),
    ]
    assert item.motions[1].rounds == ()
    assert [resolution.superseded for resolution in item.resolutions] == [True, False]
    decided = item.resolutions[1]
    assert decided.clause.strip() in example.wordings.text(SECTION, "en")
    assert decided.clause.strip() != example.wordings.text(SECTION, "en").strip()
    assert [action.text for action in item.actions] == ["Ask the insurer"]
    assert [action.text for action in printed.parked] == ["Ask the insurer"]
    assert [(action.owner, action.due) for action in printed.steps] == [("Bo", date(2026, 12, 24))]
    assert [signature.number for signature in other.signatures] == [13]
    assert [signature.number for signature in printed.approvals] == [1]
    assert len(printed.unreached) == 3
    assert printed.unreached[0] == opening.topic.title
    assert closing.topic.kind == "closing"


def test_the_minutes_say_who_was_there(example: Workbench, clock: SteppingClock) -> None:
    printed = example.minutes.minutes(full(example, clock), "en")
    states = {one.department_name: (one.state, one.left is not None) for one in printed.invitees[:5]}
    assert states["Human resources"] == ("left", True)
    assert states["Legal affairs"] == ("absent", False)
    assert states["Operations"] == ("present", False)
    assert printed.facilitator == example.session.charter.answer("team", "facilitator")


def test_minutes_are_there_from_the_beginning_and_say_that_nobody_ended_it(
    example: Workbench, clock: SteppingClock
) -> None:
    number = planned(example)
    with pytest.raises(NotHeld):
        example.minutes.minutes_jobs(number)
    example.timekeeping.begin(number)
    clock.advance(minutes=1)
    going_on = example.minutes.minutes(number, "fr")
    assert (going_on.is_running, going_on.unended) == (True, False)
    clock.advance(hours=20)
    forgotten = example.minutes.minutes(number, "fr")
    assert (forgotten.is_running, forgotten.unended) == (False, True)
    example.timekeeping.end(number)
    ended = example.minutes.minutes(number, "fr")
    assert (ended.is_running, ended.unended) == (False, False)


def test_a_break_that_nobody_took_is_not_left_to_talk_about(example: Workbench, clock: SteppingClock) -> None:
    number = held(example, SECTION)
    for kind, title in ((ItemKind.BREAK, ""), (ItemKind.OTHER, "Photos of the party")):
        example.agendas.add(number, Draft(kind, 10), title)
    clock.advance(minutes=3)
    example.timekeeping.end(number)
    unreached = example.minutes.minutes(number, "en").unreached
    assert "Photos of the party" in unreached
    assert "Break" not in unreached


def test_who_runs_the_workshop_is_no_guest_of_it(example: Workbench, tmp_path: Path) -> None:
    number = example.workshops.plan("review").workshops[0]
    example.timekeeping.begin(number)
    name = example.participants.facilitator()
    jobs = (
        *example.minutes.agenda_jobs(number, format_="md"),
        *example.minutes.minutes_jobs(number, format_="md"),
    )
    for path in write(jobs, tmp_path):
        role = "Facilitator" if path.stem.endswith("-en") else "Animation"
        assert f"| {role} | {name} |" in path.read_text(encoding="utf-8")


def test_private_notes_and_hidden_answers_are_in_no_paper(
    example: Workbench, clock: SteppingClock, tmp_path: Path
) -> None:
    number = full(example, clock)
    for path in write(example.minutes.minutes_jobs(number, ("en",), "md"), tmp_path):
        text = path.read_text(encoding="utf-8")
        assert "A lively talk" in text
        assert "Mind Bo" not in text
        assert "Never shown" not in text


def test_the_agenda_says_when_why_and_what_to_think_about(example: Workbench) -> None:
    example.answers.set(SECTION, "photos", None)
    example.comments.add(SECTION, "legal", "Ann", "One word is wrong.", blocks=True)
    example.actions.add("Ask the insurer")
    example.workshops.plan("review", "2027-01-12", "09:00")
    printed = example.minutes.agenda(1, "en")
    starts = [topic.starts for topic in printed.topics]
    assert starts[0] is not None
    assert (starts[0].hour, starts[0].minute) == (9, 0)
    lengths = [topic.minutes for topic in printed.topics]
    for earlier, later, length in zip(starts, starts[1:], lengths, strict=False):
        assert earlier is not None
        assert later is not None
        assert (later - earlier).total_seconds() == 60 * length
    assert [action.text for action in printed.carried] == ["Ask the insurer"]
    by_section = {topic.section: topic for topic in printed.topics}
    if SECTION in by_section:
        assert by_section[SECTION].why[0] == "1 question is not decided"
    assert any(SECTION for work in printed.homework if work.representative)
    asked = printed.homework[0].questions
    assert all(questions for questions in asked.values())


def test_a_delegate_is_asked_to_think_in_place_of_the_absent(example: Workbench) -> None:
    number = planned(example)
    example.participants.delegate(number, "legal", "Zoé Martin", "Ada")
    work = {one.department_name: one.representative for one in example.minutes.agenda(number, "en").homework}
    assert work["Legal affairs"] == "Zoé Martin"
    assert work["Information technology"] == example.participants.representative("it")


def test_every_language_and_format_is_written(
    example: Workbench, clock: SteppingClock, tmp_path: Path
) -> None:
    number = full(example, clock)
    for format_ in ("docx", "pdf", "html", "md"):
        jobs = (
            *example.minutes.minutes_jobs(number, (), format_),
            *example.minutes.agenda_jobs(number, (), format_),
        )
        names = [path.name for path in write(jobs, tmp_path)]
        assert names == [
            f"Coopérative-Érablis-{kind}-1-{language}.{format_}"
            for kind in ("minutes", "agenda")
            for language in ("fr", "en")
        ]
    text = "\n".join(
        paragraph.text
        for paragraph in Document(str(tmp_path / "Coopérative-Érablis-minutes-1-fr.docx")).paragraphs
    )
    assert "A lively talk" in text


def test_what_cannot_be_written_says_why(example: Workbench) -> None:
    number = planned(example)
    with pytest.raises(UnknownFormat):
        example.minutes.agenda_jobs(number, (), "odt")
    with pytest.raises(LanguageNotInCharter):
        example.minutes.agenda_jobs(number, ("de",))
    with pytest.raises(UnknownWorkshop):
        example.minutes.minutes_jobs(9)
    with pytest.raises(NoAgenda):
        example.minutes.agenda_jobs(example.workshops.add())


def test_a_workshop_of_two_days_has_two_sittings(example: Workbench, clock: SteppingClock) -> None:
    number = held(example)
    clock.advance(minutes=10)
    example.timekeeping.end(number)
    clock.advance(days=1)
    example.timekeeping.begin(number)
    clock.advance(minutes=20)
    example.timekeeping.interrupted(number)
    example.timekeeping.end(number)
    printed = example.minutes.minutes(number, "en")
    assert [sitting.began.date() for sitting in printed.sittings] == [date(2026, 11, 24), date(2026, 11, 25)]
    assert printed.pauses == 20


def test_a_section_that_comes_up_twice_is_told_once(example: Workbench, clock: SteppingClock) -> None:
    number = planned(example)
    again = example.agendas.add(number, Draft(ItemKind.SECTION, 5, SECTION))
    example.timekeeping.begin(number)
    example.timekeeping.take_up(number, again)
    example.deciding.propose(photos(number), "none", "", Author("it"))
    example.deciding.decide(photos(number), "none", Ruling())
    example.timekeeping.end(number)
    items = {item.topic.section: item for item in example.minutes.minutes(number, "en").items}
    told = [len(item.motions) for item in example.minutes.minutes(number, "en").items]
    assert sum(told) == 1
    assert len(items[SECTION].resolutions) == 1
