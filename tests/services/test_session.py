"""An open charter changes in one way, tells its listeners, and can go back."""

from collections.abc import Sequence

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.records import Answer, Change
from charta.errors import DiskFull
from fakes import SteppingClock


def test_a_change_is_still_there_after_closing_and_opening_again(charta: Charta, bench: Workbench) -> None:
    bench.answers.set("organisation", "name", "Élan")
    path = bench.session.store.path
    bench.close()
    again = charta.open(path)
    try:
        assert again.session.charter.answer("organisation", "name") == "Élan"
    finally:
        again.close()


def test_a_change_that_changes_nothing_is_neither_stored_nor_told(bench: Workbench) -> None:
    bench.answers.set("organisation", "name", "Élan")
    told: list[Sequence[Change]] = []
    bench.session.listen(told.append)
    bench.answers.set("organisation", "name", " Élan ")
    assert told == []


def test_undo_goes_back_step_by_step_and_redo_forward_again(bench: Workbench, clock: SteppingClock) -> None:
    for size in ("under_25", "25_to_49", "50_to_249"):
        bench.answers.set("organisation", "size", size)
        clock.advance(minutes=1)
    bench.session.undo()
    assert bench.session.charter.answer("organisation", "size") == "25_to_49"
    bench.session.undo()
    bench.session.undo()
    assert bench.session.charter.answer("organisation", "size") is None
    assert not bench.session.can_undo
    bench.session.redo()
    assert bench.session.charter.answer("organisation", "size") == "under_25"


def test_typing_on_in_one_field_is_one_step(bench: Workbench, clock: SteppingClock) -> None:
    for text in ("É", "Él", "Éla", "Élan"):
        bench.answers.set("organisation", "name", text)
        clock.advance(seconds=1)
    bench.session.undo()
    assert bench.session.charter.answer("organisation", "name") is None


def test_a_new_change_ends_what_could_be_redone(bench: Workbench) -> None:
    bench.answers.set("organisation", "name", "A")
    bench.session.undo()
    bench.answers.set("organisation", "size", "under_25")
    assert not bench.session.can_redo
    assert bench.session.redo() == ()


def test_when_storing_fails_nothing_has_changed_and_undo_can_be_tried_again(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.answers.set("organisation", "name", "A")

    def full(*_: object) -> None:
        raise DiskFull(path=bench.session.store.path)

    with monkeypatch.context() as broken:
        broken.setattr(bench.session.store, "append", full)
        with pytest.raises(DiskFull):
            bench.session.undo()
        with pytest.raises(DiskFull):
            bench.answers.set("organisation", "name", "B")
    assert bench.session.charter.answer("organisation", "name") == "A"
    bench.session.undo()
    assert bench.session.charter.answer("organisation", "name") is None


def test_without_a_choice_the_charter_speaks_the_suggested_languages(bench: Workbench) -> None:
    assert bench.session.languages == ("fr", "en")
    bench.answers.set("organisation", "languages", ["en"])
    assert bench.session.languages == ("en",)


def test_listeners_see_the_charter_as_it_is_after_the_change(bench: Workbench) -> None:
    seen: list[object] = []
    bench.session.listen(lambda _: seen.append(bench.session.charter.get(Answer, "organisation", "name")))
    bench.answers.set("organisation", "name", "A")
    assert seen == [Answer("organisation", "name", "A")]


def test_what_is_not_asked_has_no_answer_that_holds(bench: Workbench) -> None:
    assert bench.session.effective("S02", "boundary_reason") is None
    bench.answers.set("S02", "boundary", "wider")
    bench.answers.set("S02", "boundary_reason", {"fr": "Parce que", "en": "Because"})
    assert bench.session.effective("S02", "boundary_reason") is not None
    bench.answers.set("S02", "boundary", None)
    assert bench.session.effective("S02", "boundary_reason") is None
