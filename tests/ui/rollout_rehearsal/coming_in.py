"""Signatures come back: a scanned pile, decisions on what is doubtful, and a form filled in on the screen."""

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt

from charta.domain.records import DoubtfulPage
from charta.domain.register import Method, SignatureState
from charta.services.export import file_name
from charta.services.judging import Verdict
from charta.services.scanning import LEFT_OUT, RECORDED
from charta.services.wizard import SIGNATURES
from charta.ui.signatures.page import SignaturesPage
from printer import printed_forms
from ui.idle import wait_idle
from ui.rehearsal.play import CTRL, Play
from ui.rollout_rehearsal.handing_out import batch_files, form_of
from ui.rollout_rehearsal.paper import SIGNED, UNDATED, UNSIGNED, foreign_form, scan_pile
from ui.rollout_rehearsal.staff import ADA, BO, CY, FRANCOIS, MAITE, NOEL
from ui.rollout_rehearsal.steps import go, person, signature, state
from ui.sitting import drop, keyboard, settle
from year.paper import filled

Key = Qt.Key
HR: Final = "Hana Roy"
TODAY: Final = "2026-11-24"
UPSIDE_DOWN: Final = 1
HANDS: Final = {BO: SIGNED, CY: SIGNED, NOEL: UNSIGNED, FRANCOIS: UNDATED, MAITE: SIGNED}
"""What people did with their forms, in the order of the pile; one of another charter lies at its end."""


def make_pile(play: Play) -> Path:
    """Have printed forms signed, or not, and scanned together with a form of another charter."""
    piles = [file for file in batch_files(play, 1) if file.stem != file_name("Saisonniers")]
    sheets = {code.person: sheet for sheet, code in printed_forms(piles, play.bench.forms.codes())}
    pile = [(sheets[person(play, number).id], hands) for number, hands in HANDS.items()]
    path = play.folder / "numérisation.pdf"
    path.write_bytes(scan_pile([*pile, (foreign_form(), SIGNED)], UPSIDE_DOWN))
    return path


def take_in(play: Play) -> None:
    """Say who takes signatures in, and drop the pile on the page."""
    page = go(play, SIGNATURES, SignaturesPage)
    assert keyboard() is page.intake.choose
    play.tab(page.intake.name)
    play.hold(CTRL, Key.Key_A)
    play.press(HR)
    drop(page, make_pile(play))
    assert page.is_busy
    read(play, page)
    check_read(play, page)


def read(play: Play, page: SignaturesPage) -> None:
    """Wait until everything is read."""
    wait_idle(play.qtbot, lambda: not page.is_busy)
    settle(play.sitting, play.qtbot)


def check_read(play: Play, page: SignaturesPage) -> None:
    """Find what became of each sheet, on the page and in the register; three of them wait."""
    assert [row.kind for row in page.results.rows] == [
        Verdict.ACCEPTED,
        Verdict.ACCEPTED,
        Verdict.UNSIGNED,
        Verdict.UNDATED,
        Verdict.ACCEPTED,
        Verdict.UNREADABLE,
    ]
    for number in (BO, CY, MAITE):
        fact = signature(play, number)
        assert (fact.method, fact.on, fact.version, fact.batch) == (Method.SCAN, TODAY, "1.0", 1)
        kept = play.bench.scanning.picture(fact.evidence)
        assert kept.startswith(b"\xff\xd8")
        assert hashlib.sha256(kept).hexdigest() == fact.evidence
        assert play.bench.register.entry_of(fact).by == HR
    assert {state(play, number) for number in (NOEL, FRANCOIS)} == {SignatureState.GIVEN}
    waiting = [(page.verdict, page.person) for page in play.bench.scanning.waiting()]
    assert waiting == [
        (Verdict.UNSIGNED, person(play, NOEL).id),
        (Verdict.UNDATED, person(play, FRANCOIS).id),
        (Verdict.UNREADABLE, 0),
    ]


def decide(play: Play) -> None:
    """Decide by keys alone: leave the empty form out, take the undated one, leave the foreign one out."""
    page = play.sitting.page
    assert isinstance(page, SignaturesPage)
    play.tab(page.results.decide)
    play.press(Key.Key_Return)
    desk = page.desk
    assert keyboard() is desk.list
    assert not desk.view.is_empty
    play.press(Key.Key_J)
    assert desk.panel.who.text() == person(play, FRANCOIS).name
    play.press(Key.Key_K, Key.Key_Delete)
    assert desk.panel.who.text() == person(play, FRANCOIS).name, "the next one comes up"
    play.press(Key.Key_Return)
    assert keyboard() is desk.list
    play.press(Key.Key_Delete)
    settle(play.sitting, play.qtbot)
    assert not desk.list.isVisible()
    check_decided(play)


def check_decided(play: Play) -> None:
    """Find the decisions in the register, with who took them."""
    outcomes = {page.page: page for page in play.bench.session.charter.all(DoubtfulPage)}
    assert [outcomes[number].outcome for number in (3, 4, 6)] == [LEFT_OUT, RECORDED, LEFT_OUT]
    assert all(page.note for page in outcomes.values() if page.outcome == LEFT_OUT)
    assert {page.by for page in outcomes.values()} == {HR}
    assert (state(play, NOEL), state(play, FRANCOIS)) == (SignatureState.GIVEN, SignatureState.SIGNED)
    assert signature(play, FRANCOIS).evidence == outcomes[4].digest
    assert not play.bench.scanning.waiting()


def take_form(play: Play) -> None:
    """Choose a form that was filled in on the screen and sent back."""
    page = play.sitting.page
    assert isinstance(page, SignaturesPage)
    play.clock.advance(days=1)
    path = play.folder / "courriel.pdf"
    path.write_bytes(filled(form_of(play, ADA).read_bytes(), person(play, ADA).name, TODAY))
    play.doors.files.answers.append(path)
    assert keyboard() is page.desk.take_more, "nothing waits any more: on to what may come"
    play.press(Key.Key_Return)
    assert keyboard() is page.intake.choose
    play.press(Key.Key_Return)
    read(play, page)
    check_form(play, path)


def check_form(play: Play, path: Path) -> None:
    """Find the signature with the day that the form tells, and the form itself as evidence."""
    fact = signature(play, ADA)
    assert (fact.method, fact.on, fact.language, fact.batch) == (Method.PDF, TODAY, "en", 3)
    assert play.bench.scanning.picture(fact.evidence) == path.read_bytes()
    assert state(play, ADA) is SignatureState.SIGNED
