"""Proposals, rounds that anchor nobody, and decisions that set the answer and stay linked to it."""

import pytest

from charta.bootstrap import Workbench
from charta.domain.records import Choice, Motion, Resolution, Scale
from charta.errors import (
    NothingDecided,
    NotRunning,
    NoVotes,
    ObjectionUnsaid,
    RoundRevealed,
    UnknownChoice,
    UnknownDepartment,
    UnknownField,
    UnknownMotion,
    WorkshopTextRequired,
    WrongChoice,
)
from charta.services.deciding import Author, Question, Ruling, from_json
from charta.services.section_history import StateKind
from meeting import FIELD, SECTION, held, item_of, photos, planned


def proposed(bench: Workbench, number: int) -> int:
    return bench.deciding.propose(photos(number), "none", "Safest", Author("it", "Amina"))


def test_a_decision_sets_the_answer_and_keeps_what_it_rests_on(example: Workbench) -> None:
    number = held(example)
    motion = proposed(example, number)
    asked = example.deciding.ask(motion, Scale.CONSENT)
    example.deciding.vote(asked, "it", Choice.AGREE)
    example.deciding.vote(asked, "hr", Choice.LIVE_WITH)
    example.deciding.show(asked)
    made = example.deciding.decide(
        photos(number), "none", Ruling(motion, asked, "No pictures for now", "Ada")
    )
    assert example.session.charter.answer(SECTION, FIELD) == "none"
    resolution = example.session.charter.get(Resolution, str(made))
    assert resolution is not None
    assert (resolution.motion, resolution.round, resolution.item) == (
        motion, asked, item_of(example, number, SECTION),
    )  # fmt: skip
    assert resolution.before != resolution.after
    for language in example.session.languages:
        assert resolution.after[language] == example.wordings.text(SECTION, language)
    assert example.deciding.still_holds(resolution)
    example.answers.set(SECTION, FIELD, "free_zones")
    assert not example.deciding.still_holds(resolution)


def test_the_answer_and_the_decision_are_one_step_that_cannot_be_undone(example: Workbench) -> None:
    number = held(example)
    before = example.session.store.entries
    example.deciding.decide(photos(number), "none", Ruling())
    assert example.session.store.entries == before + 2
    (one, two) = example.session.store.journal(before)
    assert one[0].at == two[0].at
    while example.session.can_undo:
        example.session.undo()
    assert example.session.charter.answer(SECTION, FIELD) == "none"


def test_a_later_decision_counts_and_the_earlier_one_stays(example: Workbench) -> None:
    number = held(example)
    example.deciding.decide(photos(number), "none", Ruling(text="First"))
    example.deciding.decide(photos(number), "free_zones", Ruling(text="On second thoughts"))
    first, second = example.deciding.decisions(SECTION, FIELD)
    assert not example.deciding.still_holds(first)
    assert example.deciding.still_holds(second)
    assert example.session.charter.answer(SECTION, FIELD) == "free_zones"


def test_words_alone_can_be_decided_about_a_section(example: Workbench) -> None:
    number = held(example)
    about = Question(number, SECTION)
    before = example.wordings.text(SECTION, "en")
    example.deciding.decide(about, None, Ruling(text="Legal rewrites the second paragraph"))
    (resolution,) = example.deciding.decisions(SECTION)
    assert (resolution.field, resolution.value) == ("", "")
    assert example.deciding.still_holds(resolution)
    assert example.wordings.text(SECTION, "en") == before
    with pytest.raises(NothingDecided):
        example.deciding.decide(about, None, Ruling(text=" "))


def test_an_objection_that_nobody_wrote_down_holds_the_decision_up(example: Workbench) -> None:
    number = held(example)
    motion = proposed(example, number)
    asked = example.deciding.ask(motion, Scale.FINGERS)
    example.deciding.vote(asked, "legal", Choice.TWO)
    example.deciding.show(asked)
    with pytest.raises(ObjectionUnsaid):
        example.deciding.decide(photos(number), "none", Ruling(motion, asked))
    assert example.deciding.decisions(SECTION) == ()
    example.deciding.vote(asked, "legal", Choice.TWO, "Consent forms exist already")
    example.deciding.decide(photos(number), "none", Ruling(motion, asked))
    assert example.deciding.votes(asked)[0].note == "Consent forms exist already"


def test_an_answer_can_be_changed_until_it_is_shown_and_its_words_even_then(example: Workbench) -> None:
    number = held(example)
    asked = example.deciding.ask(proposed(example, number), Scale.CONSENT)
    with pytest.raises(NoVotes):
        example.deciding.show(asked)
    with pytest.raises(WrongChoice, match="agree, live-with, object"):
        example.deciding.vote(asked, "hr", Choice.FIVE)
    example.deciding.vote(asked, "hr", Choice.AGREE)
    example.deciding.vote(asked, "hr", Choice.OBJECT)
    example.deciding.show(asked)
    with pytest.raises(RoundRevealed):
        example.deciding.vote(asked, "hr", Choice.AGREE)
    with pytest.raises(RoundRevealed):
        example.deciding.vote(asked, "legal", Choice.AGREE)
    example.deciding.vote(asked, "hr", Choice.OBJECT, "Too strict")
    assert [(vote.department, vote.choice, vote.note) for vote in example.deciding.votes(asked)] == [
        ("hr", Choice.OBJECT, "Too strict")
    ]


def test_a_round_that_is_not_shown_is_gone_on_with_and_a_shown_one_is_not(example: Workbench) -> None:
    number = held(example)
    motion = proposed(example, number)
    first = example.deciding.ask(motion, Scale.CONSENT)
    assert example.deciding.ask(motion, Scale.CONSENT) == first
    assert example.deciding.ask(motion, Scale.FINGERS) != first
    example.deciding.vote(first, "hr", Choice.AGREE)
    example.deciding.show(first)
    assert example.deciding.ask(motion, Scale.CONSENT) not in (first, 0)
    assert len(example.deciding.rounds(motion)) == 3


def test_proposals_and_arguments_can_be_undone_until_something_rests_on_them(example: Workbench) -> None:
    number = held(example)
    motion = proposed(example, number)
    example.deciding.argue(motion, "Nobody is in a picture by mistake", "hr", favours=True)
    example.session.undo()
    assert example.deciding.arguments(motion) == ()
    example.session.redo()
    example.deciding.ask(motion, Scale.CONSENT)
    while example.session.can_undo:
        example.session.undo()
    assert [entry.text for entry in example.deciding.arguments(motion)] == [
        "Nobody is in a picture by mistake"
    ]


def test_wrong_proposals_are_refused_and_nothing_is_kept(example: Workbench) -> None:
    number = held(example)
    before = example.session.store.entries
    with pytest.raises(WorkshopTextRequired):
        example.deciding.propose(photos(number), None, " ", Author("it"))
    with pytest.raises(UnknownChoice):
        example.deciding.propose(photos(number), "maybe", "", Author("it"))
    with pytest.raises(UnknownField):
        example.deciding.propose(Question(number, SECTION, "colour"), None, "Red", Author("it"))
    with pytest.raises(UnknownDepartment):
        example.deciding.propose(photos(number), "none", "", Author("finance"))
    for call in (example.deciding.withdraw, example.deciding.show):
        with pytest.raises(UnknownMotion):
            call(99)
    assert example.session.store.entries == before


def test_nothing_is_said_in_a_workshop_that_does_not_run(example: Workbench) -> None:
    number = planned(example)
    with pytest.raises(NotRunning):
        proposed(example, number)
    with pytest.raises(NotRunning):
        example.deciding.decide(photos(number), "none", Ruling())


def test_every_kind_of_answer_comes_back_as_it_was_proposed(example: Workbench) -> None:
    number = held(example, *(section.id for section in example.session.included()))
    for section in example.session.included():
        for field in section.fields:
            answer = example.session.charter.answer(section.id, field.id)
            if answer is None:
                continue
            motion = example.deciding.propose(Question(number, section.id, field.id), answer, "", Author())
            kept = example.session.charter.get(Motion, str(motion))
            assert kept is not None
            made = example.deciding.decide(
                Question(number, section.id, field.id), from_json(kept.value), Ruling(motion)
            )
            assert example.session.charter.answer(section.id, field.id) == answer
            resolution = example.session.charter.get(Resolution, str(made))
            assert resolution is not None
            assert example.deciding.still_holds(resolution)
    assert len(example.session.charter.all(Resolution)) > 60


def test_a_decision_stands_in_the_history_of_its_section(example: Workbench) -> None:
    number = held(example)
    motion = proposed(example, number)
    example.deciding.argue(motion, "Simple", favours=True)
    example.deciding.decide(photos(number), "none", Ruling(motion, text="For now"))
    states = example.history.states(SECTION)
    told = [type(state.last.change.record).__name__ for state in states if state.kind is StateKind.MILESTONE]
    assert told == ["Motion", "Argument", "Resolution"]
    assert not any("AgendaItem" in type(e.change.record).__name__ for s in states for e in s.entries)
    assert example.history.states("S01")[-1].kind is not StateKind.MILESTONE
