"""The rehearsal: from a charter with open questions to minutes, through the windows that users have."""

import pytest

from ui.rehearsal import (
    another_day,
    ending,
    holding,
    mishaps,
    mouse,
    preparing,
    signing,
)
from ui.rehearsal.play import Play


@pytest.mark.parametrize("play", ["en", "fr"], indirect=True)
def test_from_the_blank_wall_to_the_minutes_by_keyboard(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    preparing.prepare(play)
    holding.begin(play)
    holding.talk(play)
    holding.ask_round(play)
    holding.decide(play)
    mishaps.unplug(play)
    mishaps.switch_language(play)
    mishaps.write_down(play)
    mishaps.leave(play, "hr")
    known = mishaps.crash(play)
    mishaps.come_back(play, known)
    mishaps.open_elsewhere(play)
    signing.approve(play)
    signing.nobody_there(play, "hr")
    ending.end(play)
    ending.look_back(play)
    ending.sign_off_sheet(play)
    ending.open_actions(play)
    ending.plan_again(play)
    another_day.forget(play)
    another_day.go_on(play)
    holding.check_all_that_was_seen(play)
    assert play.bench.session.store.verify().flaw is None
    assert play.doors.messages.failed == []
    play.close()
    another_day.command_line(play, capsys)


@pytest.mark.parametrize("play", ["en"], indirect=True)
def test_the_essential_steps_by_mouse(play: Play) -> None:
    mouse.prepare(play)
    mouse.begin(play)
    mouse.talk(play)
    mouse.ask_round(play)
    mouse.decide(play)
    mouse.sign(play)
    mouse.end(play)
    assert play.bench.session.store.verify().flaw is None
    assert play.doors.messages.failed == []
    play.close()
