"""The rehearsal of the roll-out: from a published charter to a register that proves it, in a real window."""

import pytest
import trustme

from ui.rehearsal.play import Play
from ui.rollout_rehearsal import arriving, coming_in, handing_out, mouse, planning, proving, reminding
from ui.rollout_rehearsal.conftest import Keys


@pytest.mark.parametrize("play", ["en"], indirect=True)
def test_from_the_published_charter_to_the_proof_by_keyboard(
    play: Play, keys: Keys, trusted: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    play.open()
    planning.plan(play)
    planning.finish(play)
    planning.write_kit(play)
    arriving.take_over(play)
    arriving.undo_and_redo(play)
    arriving.look_for(play)
    handing_out.print_all(play)
    handing_out.stop_and_go_on(play, monkeypatch)
    handing_out.fill_in(play)
    coming_in.take_in(play)
    coming_in.decide(play)
    coming_in.take_form(play)
    reminding.remind(play, keys, trusted)
    reminding.draft(play)
    proving.refuse(play)
    proving.correct(play)
    proving.attend(play)
    proving.look_at_coverage(play)
    proving.save_report(play)
    proving.save_certificate(play)
    proving.come_again(play)
    assert play.doors.messages.failed == []
    play.close()


@pytest.mark.parametrize("play", ["fr"], indirect=True)
def test_the_essential_steps_by_mouse(play: Play, trusted: trustme.CA) -> None:
    play.open()
    mouse.plan(play)
    mouse.write_kit(play)
    mouse.take_over(play)
    mouse.look_for(play)
    mouse.print_all(play)
    mouse.take_in(play)
    mouse.remind(play, trusted)
    mouse.refuse(play)
    mouse.save_report(play)
    mouse.come_again(play)
    assert play.doors.messages.failed == []
    play.close()
