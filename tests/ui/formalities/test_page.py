"""The checklist of formalities in the window: states, days, reasons, undo, languages and sizes."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.jurisdictions import months_later
from charta.domain.records import Proof, ProofState
from charta.services.reading import ORGANISATION
from charta.ui.formalities.dialog import FormalityDialog
from charta.ui.formalities.page import FormalitiesPage
from fakes import SteppingClock
from ui.doubles import Stage, spoken
from ui.formalities.conftest import Show

FILING = "france.filing"


def proof(bench: Workbench, id_: str = FILING) -> Proof | None:
    return bench.session.charter.get(Proof, id_)


def state(page: FormalitiesPage, id_: str = FILING) -> str:
    return page.cards[id_].state.text


def test_every_formality_says_what_why_who_and_what_proves_it(french: Workbench, show: Show) -> None:
    page = show(french)
    items = french.formalities.items()
    assert list(page.cards) == [item.id for item in items]
    names = french.session.catalogue.lexicon("en").departments
    for item in items:
        words = french.formalities.text(item, "en")
        shown = page.cards[item.id]
        said = [label.text() for label in shown.findChildren(type(shown.proof))]
        assert {words.title, words.why, f"Proof: {words.proof}"} <= set(said)
        assert shown.owner.text == names[item.formality.owner].name
    assert page.cards[FILING].wait.text == "Then wait 1 month"
    assert page.cards["france.alert_reminder"].wait.text == "The charter need not wait for it"
    opinion = next(item for item in items if item.id == "france.opinion")
    title = french.formalities.text(opinion, "en").title
    assert page.cards[FILING].first.text() == f"First: {title}"


def test_the_summary_says_how_many_are_open_from_when_it_applies_and_what_holds_it_up(
    french: Workbench, show: Show, clock: SteppingClock
) -> None:
    page = show(french)
    count = len(french.formalities.open_items())
    assert page.summary.open.text() == f"{count} formalities are open"
    today = clock.now().astimezone().date()
    day = page.context.translator.day(months_later(today, 1))
    assert page.summary.day.text() == f"As things stand, the charter can apply from {day} at the earliest."
    title = french.formalities.text(
        next(item for item in french.formalities.items() if item.id == FILING), "en"
    ).title
    assert page.summary.holder.text() == f"Held up by “{title}” (France)."


def test_a_formality_is_marked_as_done_by_keyboard_and_undone(
    french: Workbench, show: Show, qtbot: QtBot, clock: SteppingClock
) -> None:
    page = show(french)
    page.focus_on(FILING)
    button = page.cards[FILING].done
    assert button.hasFocus()
    dialog = page.open_state(FILING, ProofState.DONE)
    assert dialog is not None
    assert dialog.state is ProofState.DONE
    dialog.note.setPlainText("Sent by registered post")
    qtbot.keyClick(dialog.save, Qt.Key.Key_Return)
    noted = proof(french)
    assert noted is not None
    assert (noted.state, noted.note) == (ProofState.DONE, "Sent by registered post")
    assert noted.date == clock.now().astimezone().date().isoformat()
    assert state(page) == "Done"
    assert page.cards[FILING].stand.text().startswith("Done on ")
    assert page.cards[FILING].done.isHidden()
    french.session.undo()
    assert proof(french) is None
    assert state(page) == "To do"


def test_the_button_opens_the_dialog_with_its_state_chosen(french: Workbench, show: Show) -> None:
    page = show(french)
    for name, expected in (("done", ProofState.DONE), ("change", ProofState.OPEN)):
        getattr(page.cards[FILING], name).click()
        (opened,) = [dialog for dialog in page.findChildren(FormalityDialog) if dialog.isVisible()]
        assert opened.state is expected
        opened.reject()
    assert proof(french) is None


def test_what_does_not_apply_asks_for_a_reason(french: Workbench, show: Show) -> None:
    page = show(french)
    dialog = page.open_state(FILING, ProofState.NOT_APPLICABLE)
    assert dialog is not None
    assert dialog.day.isHidden()
    dialog.submit()
    assert dialog.problem == "Say why this formality does not apply."
    assert proof(french) is None
    dialog.note.setPlainText("Fewer than fifty people work there")
    dialog.submit()
    assert state(page) == "Does not apply"
    assert page.cards[FILING].note.text() == "Fewer than fifty people work there"
    assert page.cards[FILING].stand.isHidden()


def test_a_day_to_come_is_no_day_on_which_it_was_done_but_may_be_planned(
    french: Workbench, show: Show, clock: SteppingClock
) -> None:
    page = show(french)
    later = clock.now().astimezone().date() + timedelta(days=60)
    dialog = page.open_state(FILING, ProofState.DONE)
    assert dialog is not None
    dialog.day.set_value(later.isoformat())
    dialog.submit()
    assert "yet to come" in dialog.problem
    dialog.choose(ProofState.OPEN)
    assert dialog.problem == ""
    dialog.submit()
    words = page.context.translator
    assert page.cards[FILING].stand.text() == f"Planned for {words.day(later)}"
    assert words.day(months_later(later, 1)) in page.summary.day.text()


def test_nothing_holds_the_charter_up_once_all_is_done(french: Workbench, show: Show) -> None:
    page = show(french)
    for item in french.formalities.items():
        french.formalities.note(item.id, ProofState.DONE, "2020-01-15")
    assert page.summary.open.text() == "No formality is open"
    assert page.summary.day.text() == "No formality holds the charter up."
    assert page.summary.holder.isHidden()


def test_without_a_place_the_page_leads_to_the_organisation(
    bench: Workbench, show: Show, qtbot: QtBot
) -> None:
    page = show(bench)
    assert page.empty.isVisible()
    assert not page.summary.isVisible()
    (choose,) = page.empty.findChildren(QPushButton)
    with qtbot.waitSignal(page.go_to) as signal:
        choose.click()
    assert signal.args == [ORGANISATION]
    bench.answers.set("organisation", "jurisdictions", ["france"])
    assert not page.empty.isVisible()
    bench.answers.set("S21", "measures", "ladder")
    assert FILING in page.cards


def test_where_no_formality_applies_the_page_says_so(bench: Workbench, show: Show) -> None:
    bench.answers.set("organisation", "jurisdictions", ["switzerland"])
    bench.answers.include({section.id: False for section in bench.session.catalogue.sections})
    page = show(bench)
    assert bench.formalities.items() == ()
    assert page.nothing.isVisible()
    assert not page.summary.isVisible()
    assert not page.empty.isVisible()


def test_a_card_that_stays_keeps_the_keyboard_when_an_answer_takes_another_away(
    french: Workbench, show: Show
) -> None:
    page = show(french)
    card = page.cards[FILING]
    card.change.setFocus()
    french.formalities.note("france.opinion", ProofState.DONE, "2020-01-15")
    assert page.cards[FILING] is card
    assert card.change.hasFocus()


@pytest.mark.parametrize("looks", [("light", 100, (656, 512)), ("dark", 200, (840, 300))])
def test_it_fits_the_smallest_window_in_french(
    french: Workbench, show: Show, stage: Stage, looks: tuple[str, int, tuple[int, int]]
) -> None:
    theme, zoom, size = looks
    french.formalities.note(FILING, ProofState.OPEN, None, "n" * 300, (f"{'x' * 90}.pdf", b"%PDF-1"))
    page = show(french, looks=stage(language="fr", theme=theme, zoom=zoom), size=size)
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.cards[FILING].state.text


def test_every_button_says_what_it_is_about(french: Workbench, show: Show) -> None:
    page = show(french)
    for card in page.cards.values():
        assert spoken(card)
        for made in card.findChildren(QPushButton):
            assert spoken(made)
            assert made.accessibleDescription()
