"""The page of publication: what it says, where it leads, endorsing, publishing, what becomes of versions."""

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Workbench
from charta.domain.records import DecisionKind, Endorsement, ProofState, Version
from charta.i18n import translator
from charta.services.publication import Preparation
from charta.services.wizard import BOARD, FORMALITIES, PUBLICATION, SECTIONS
from charta.ui.context import UiContext
from charta.ui.publication.aftermath import ReviewedDialog, WithdrawDialog
from charta.ui.publication.page import PublicationPage
from charta.ui.publication.publish_dialog import PublishDialog
from charta.ui.publication.version_card import VersionAction
from charta.ui.spot import Part, Spot
from fakes import SteppingClock
from ui.doubles import RecordingMessages, Stage, spoken, words_in
from ui.idle import wait_idle
from ui.publication.conftest import Show, reword, sign

ENGLISH = translator("en")


def leads(widget: QWidget) -> dict[str, QPushButton]:
    return {spoken(made): made for made in widget.findChildren(QPushButton)}


def finish(dialog: PublishDialog, page: PublicationPage, qtbot: QtBot) -> None:
    wait_idle(qtbot, lambda: not page.context.background.is_busy)


def hold(bench: Workbench, monkeypatch: pytest.MonkeyPatch, gate: threading.Event) -> None:
    """Let the first document wait for the gate."""
    prepare = bench.publication.prepare

    def held(*given: object) -> Preparation:
        preparation = prepare(*given)  # type: ignore[arg-type]
        first, *rest = preparation.jobs

        def make() -> bytes:
            gate.wait(30)
            return first.make()

        return replace(preparation, jobs=(replace(first, make=make), *rest))

    monkeypatch.setattr(bench.publication, "prepare", held)


def test_a_charter_that_was_never_published_says_what_is_missing_and_leads_there(
    small: Workbench, show: Show, qtbot: QtBot
) -> None:
    small.answers.set("team", "facilitator", None)
    small.formalities.note("quebec.french_version", ProofState.OPEN, None, "")
    page = show(small)
    assert page.headline.sentence.text() == "This charter has not been published yet."
    assert len(page.missing.missing) == 5
    for words, step in (("The team", "team"), ("1. Ambition", BOARD)):
        (lead,) = (made for name, made in leads(page.missing).items() if words in name)
        with qtbot.waitSignal(page.go_to) as signal:
            lead.click()
        assert signal.args == [step]
    for words, spot in (
        ("French", Spot(FORMALITIES, field="quebec.french_version")),
        ("sponsor has not", Spot(PUBLICATION, field="endorse")),
    ):
        (lead,) = (made for name, made in leads(page.missing).items() if words in name)
        with qtbot.waitSignal(page.spot_asked) as asked:
            lead.click()
        assert asked.args == [spot]
    page.show_spot(Spot(PUBLICATION, field="endorse"))
    assert page.endorsement.record.hasFocus()
    assert not page.publishing.publish.isEnabled()
    assert page.publishing.why.text() == "5 things are missing first: they are listed above."
    assert "No version yet" in words_in(page.versions)


def test_a_long_list_of_what_is_missing_unfolds(example: Workbench, show: Show) -> None:
    page = show(example)
    more = next(made for name, made in leads(page.missing).items() if "more" in name)
    more.click()
    shown = [name for name in leads(page.missing) if name.startswith("Show: ")]
    assert len(shown) == len(page.missing.missing) > 8
    assert page.missing.isAncestorOf(QApplication.focusWidget())


def test_the_endorsement_is_suggested_from_the_team_and_recorded_with_its_words(
    ready: Workbench, show: Show
) -> None:
    page = show(ready)
    assert page.endorsement.state.text == "Awaited"
    dialog = page.endorse()
    assert dialog.name.text() == ready.session.charter.answer("team", "sponsor")
    assert dialog.role.text()
    assert "2 sections" in dialog.text.text()
    dialog.messages["fr"].setPlainText("Osez.")
    dialog.messages["en"].setPlainText("Dare.")
    dialog.opens.setChecked(True)
    dialog.name.setText("")
    dialog.submit()
    assert dialog.problem == "Give the name of the person who decides."
    dialog.name.setText("Zoé & <b>Roy</b>")
    dialog.submit()
    found = ready.endorsement.stand().endorsement
    assert found is not None
    assert (found.by, found.message, found.opens) == (
        "Zoé & <b>Roy</b>",
        {"fr": "Osez.", "en": "Dare."},
        True,
    )
    assert page.endorsement.state.text == "Endorsed"
    assert "Zoé & <b>Roy</b>" in page.endorsement.words.text()
    assert "Their words open the charter." in page.endorsement.words.text()
    assert page.missing.missing == ()
    assert page.publishing.publish.isEnabled()


def test_an_endorsement_of_an_earlier_text_names_what_changed_and_leads_there(
    endorsed: Workbench, show: Show, qtbot: QtBot
) -> None:
    reword(endorsed)
    endorsed.answers.include({"S01": False})
    page = show(endorsed)
    assert page.endorsement.state.text == "Outdated"
    found = leads(page.endorsement)
    for name, step in (
        ("Show: 1. Confidentiality and reserved topics", "S12"),
        ("Show: Ambition and position", SECTIONS),
    ):
        with qtbot.waitSignal(page.endorsement.go_to) as signal:
            found[name].click()
        assert signal.args == [step]


def test_a_text_that_changes_under_the_endorsement_is_not_endorsed_unseen(
    ready: Workbench, show: Show
) -> None:
    page = show(ready)
    dialog = page.endorse()
    before = dialog.text.text()
    reword(ready)
    dialog.submit()
    assert dialog.problem.startswith("The charter has changed since this was opened.")
    assert ready.session.charter.all(Endorsement) == ()
    assert dialog.text.text() != before
    dialog.submit()
    assert ready.endorsement.stand().holds


def test_missing_signatures_are_told_and_stop_no_endorsement(small: Workbench, show: Show) -> None:
    page = show(small)
    dialog = page.endorse()
    assert "2 sections are not signed by every department yet." in words_in(dialog)
    dialog.submit()
    assert small.endorsement.stand().holds


def test_publishing_makes_and_keeps_the_documents_in_the_background(
    endorsed: Workbench, show: Show, qtbot: QtBot, messages: RecordingMessages
) -> None:
    page = show(endorsed)
    assert page.publishing.publish.text() == "Publish version 1.0…"
    dialog = page.publish()
    assert dialog.by.text() == endorsed.session.charter.answer("team", "facilitator")
    assert dialog.effective.value() == "2026-11-24"
    assert dialog.review.day.value() == "2027-11-24"
    dialog.note.setPlainText("The first one.")
    dialog.submit()
    assert dialog.is_making
    assert not dialog.form.isEnabled()
    finish(dialog, page, qtbot)
    (version,) = endorsed.session.charter.all(Version)
    assert (version.number, version.note, len(version.documents)) == ("1.0", "The first one.", 20)
    assert endorsed.editions.document("1.0", next(iter(version.documents)))
    assert page.headline.sentence.text() == (
        "Version 1.0 has been in force since November 24, 2026; the draft says the same."
    )
    assert page.versions.cards["1.0"].chip.text == "In force"
    assert "The first one." in words_in(page.versions.cards["1.0"])
    assert not page.publishing.publish.isEnabled()
    assert page.publishing.why.text().startswith("There is nothing new to publish.")
    (notice,) = messages.informed
    assert notice.text.startswith("Version 1.0 is published")
    assert notice.action is not None
    assert page.versions.cards["1.0"].isAncestorOf(page.focusWidget())


def test_escape_lets_no_typed_text_go_unasked(
    ready: Workbench, show: Show, qtbot: QtBot, messages: RecordingMessages
) -> None:
    dialog = show(ready).endorse()
    dialog.messages["en"].setPlainText("Dare.")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert messages.asked == [("Leave without saving?", "What you typed has not been recorded yet.")]
    messages.replies.append("do")
    dialog.close()
    assert not dialog.isVisible()
    assert ready.session.charter.all(Endorsement) == ()


def test_stopping_records_nothing_and_keeps_what_was_filled_in(
    endorsed: Workbench,
    show: Show,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    messages: RecordingMessages,
) -> None:
    gate = threading.Event()
    hold(endorsed, monkeypatch, gate)
    page = show(endorsed)
    dialog = page.publish()
    dialog.note.setPlainText("Kept.")
    dialog.submit()
    qtbot.waitUntil(lambda: dialog.progress_text.startswith("1 of 20"))
    dialog.cancel.click()
    gate.set()
    finish(dialog, page, qtbot)
    assert dialog.isVisible()
    assert dialog.progress_text == "Stopped. Nothing was published."
    assert dialog.note.toPlainText() == "Kept."
    assert dialog.form.isEnabled()
    assert endorsed.session.charter.all(Version) == ()
    messages.replies.append("do")
    dialog.cancel.click()
    assert not dialog.isVisible()


def test_a_charter_that_changes_while_documents_are_made_is_not_published(
    endorsed: Workbench, show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()
    hold(endorsed, monkeypatch, gate)
    page = show(endorsed)
    dialog = page.publish()
    dialog.submit()
    reword(endorsed)
    sign(endorsed)
    endorsed.endorsement.endorse("Claire Roy", "CEO")
    gate.set()
    finish(dialog, page, qtbot)
    assert dialog.problem == "The charter has changed meanwhile, so nothing was published. Look at it again."
    assert endorsed.session.charter.all(Version) == ()


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda d: d.number.setText("0.9b"), "cannot be the version’s number"),
        (lambda d: d.effective.set_value("2026-11-01"), "that day is past"),
        (lambda d: d.effective.set_value("soon"), "it is no day such as"),
        (lambda d: d.review.day.set_value("2026-11-24"), "cannot be looked at again"),
        (lambda d: d.review.day.set_value(None), "cannot be looked at again"),
        (lambda d: d.by.setText("  "), "Give the name"),
        (lambda d: d.note.setPlainText("a" * 50_000), "characters"),
    ],
)
def test_what_cannot_be_is_told_where_it_was_asked(
    endorsed: Workbench, show: Show, spoil: Callable[[PublishDialog], None], problem: str
) -> None:
    page = show(endorsed)
    dialog = page.publish()
    spoil(dialog)
    dialog.submit()
    assert problem in dialog.problem
    assert not dialog.is_making
    assert endorsed.session.charter.all(Version) == ()


def test_a_formality_says_why_no_earlier_day_can_be(small: Workbench, show: Show) -> None:
    small.answers.set("organisation", "jurisdictions", ["france"])
    small.answers.set("S21", "measures", "ladder")
    small.answers.include({"S21": True})
    for item in small.formalities.open_items():
        small.formalities.note(item.id, ProofState.DONE, "2026-11-20", "")
    sign(small)
    small.endorsement.endorse("Claire Roy")
    page = show(small)
    dialog = page.publish()
    assert dialog.effective.value() == "2026-12-20"
    assert "Not before December 20, 2026: until then, “" in words_in(dialog)
    dialog.effective.set_value("2026-12-19")
    dialog.submit()
    assert "the formalities before it are not over by then" in dialog.problem


def test_the_reminder_follows_the_day_until_somebody_chooses_it(endorsed: Workbench, show: Show) -> None:
    page = show(endorsed)
    dialog = page.publish()
    dialog.effective.set_value("2027-01-15")
    dialog.effective.changed.emit("2027-01-15")
    assert dialog.review.day.value() == "2028-01-15"
    dialog.review.day.set_value("2027-06-01")
    dialog.effective.changed.emit("2027-02-15")
    assert dialog.review.day.value() == "2027-06-01"


def test_the_next_version_says_what_changed_and_offers_a_new_edition(
    published: Workbench, show: Show, clock: SteppingClock, qtbot: QtBot
) -> None:
    clock.advance(hours=1)
    reword(published)
    page = show(published)
    assert page.headline.sentence.text().endswith("; in the draft: 1 section reworded.")
    assert page.publishing.words.text() == "Since version 1.0: 1 section reworded."
    sign(published)
    published.endorsement.endorse("Claire Roy")
    dialog = page.publish()
    assert dialog.number.text() == "1.1"
    assert "Since version 1.0: 1 section reworded." in words_in(dialog)
    edition = dialog.findChild(QPushButton, "edition")
    assert isinstance(edition, QPushButton)
    edition.click()
    assert dialog.save.text() == "Publish version 2.0"
    dialog.effective.set_value("2027-01-15")
    dialog.review.box.setChecked(False)
    dialog.submit()
    finish(dialog, page, qtbot)
    assert list(page.versions.cards) == ["2.0", "1.0"]
    assert [card.chip.text for card in page.versions.cards.values()] == ["Coming", "In force"]
    assert page.headline.sentence.text() == (
        "Version 2.0 applies from January 15, 2027, version 1.0 until then; the draft says the same."
    )
    assert published.publication.due() is None
    clock.advance(days=60)
    page.refresh()
    assert [card.chip.text for card in page.versions.cards.values()] == ["In force", "Superseded"]
    superseded = page.versions.act(VersionAction.READ, "1.0")
    assert superseded is not None
    superseded.done(0)


def test_a_withdrawal_needs_its_reason_and_cannot_be_undone(published: Workbench, show: Show) -> None:
    page = show(published)
    dialog = page.versions.act(VersionAction.WITHDRAW, "1.0")
    assert isinstance(dialog, WithdrawDialog)
    assert "No version applies then" in words_in(dialog)
    dialog.submit()
    assert dialog.problem == "Give the reason; it is kept with the charter."
    dialog.reason.setPlainText("A <i>mistake</i>.")
    dialog.by.setText("Ada")
    dialog.submit()
    card = page.versions.cards["1.0"]
    assert card.chip.text == "Withdrawn"
    assert any(line.endswith(": A <i>mistake</i>.") for line in card.lines())
    assert page.headline.sentence.text() == "No version applies: each was withdrawn."
    assert VersionAction.WITHDRAW not in card.buttons
    assert VersionAction.READ in card.buttons
    assert page.publishing.publish.text() == "Publish version 1.1…"
    assert page.publishing.publish.isEnabled()
    while published.session.can_undo:
        published.session.undo()
    assert [entry.version.number for entry in published.editions.published()] == ["1.0"]
    assert published.editions.current() is None
    assert published.endorsement.stand().endorsement is not None


def test_a_review_that_is_near_is_told_and_recorded(
    published: Workbench, show: Show, clock: SteppingClock
) -> None:
    page = show(published)
    assert "to be looked at again" not in words_in(page.headline)
    clock.advance(days=340)
    page.refresh()
    assert "Version 1.0 is to be looked at again by November 24, 2027." in words_in(page.headline)
    clock.advance(days=60)
    page.refresh()
    assert "Version 1.0 was to be looked at again by November 24, 2027." in words_in(page.headline)
    leads(page.headline)["Nothing to change…"].click()
    dialog = page.findChild(ReviewedDialog)
    assert isinstance(dialog, ReviewedDialog)
    dialog.by.setText("Ada")
    dialog.note.setPlainText("Compared with the law.")
    dialog.next.day.set_value("2027-01-01")
    dialog.submit()
    assert "cannot be looked at again on 2027-01-01" in dialog.problem
    dialog.next.day.set_value("2028-12-01")
    dialog.submit()
    assert "looked at again" not in words_in(page.headline)
    due = published.publication.due()
    assert due is not None
    assert due.day == date(2028, 12, 1)
    assert any("Compared with the law." in line for line in page.versions.cards["1.0"].lines())


def test_a_request_for_change_keeps_the_charter_from_being_published(endorsed: Workbench, show: Show) -> None:
    endorsed.agreement.sign("S12", "legal", DecisionKind.REQUEST_CHANGE, "Ann", "Too long.")
    page = show(endorsed)
    assert not page.publishing.publish.isEnabled()


def test_an_open_request_for_change_leads_to_the_remark_itself(
    endorsed: Workbench, show: Show, qtbot: QtBot
) -> None:
    endorsed.comments.add("S12", "hr", "Bo", "Fine with me.")
    endorsed.agreement.sign("S12", "legal", DecisionKind.REQUEST_CHANGE, "Ann", "Too long.")
    (request,) = endorsed.comments.open_requests("S12")
    page = show(endorsed)
    (lead,) = (made for name, made in leads(page.missing).items() if "an open request" in name)
    with qtbot.waitSignal(page.spot_asked) as asked:
        lead.click()
    assert asked.args == [Spot("S12", Part.COMMENTS, comment=request.number)]


def test_the_whole_fingerprint_can_be_copied(published: Workbench, show: Show) -> None:
    page = show(published)
    page.versions.cards["1.0"].copy.click()
    (version,) = published.session.charter.all(Version)
    assert QApplication.clipboard().text() == version.fingerprint


def test_by_keyboard_alone_from_the_endorsement_to_a_version(
    ready: Workbench, show: Show, qtbot: QtBot
) -> None:
    page = show(ready)
    page.endorsement.record.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    press_in(page, qtbot, Qt.Key.Key_Return)
    assert ready.endorsement.stand().holds
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.publishing.publish.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    press_in(page, qtbot, Qt.Key.Key_Return)
    wait_idle(qtbot, lambda: not page.context.background.is_busy)
    assert list(page.versions.cards) == ["1.0"]


def press(qtbot: QtBot, key: Qt.Key) -> None:
    QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key)


def press_in(page: PublicationPage, qtbot: QtBot, key: Qt.Key) -> None:
    """Press a key in the dialog that is open."""
    dialog = next(entry for entry in page.findChildren(QDialog) if entry.isVisible())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    press(qtbot, key)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_long_titles_widen_no_page(endorsed: Workbench, stage: Stage, show: Show, language: str) -> None:
    endorsed.answers.include({section.id: True for section in endorsed.session.catalogue.sections})
    reword(endorsed)
    context: UiContext = stage(language=language, zoom=200)
    page = show(endorsed, looks=context, size=(780, 400))
    page.missing.show_all()
    QApplication.processEvents()
    assert len(endorsed.endorsement.stand().changed) == 21
    assert not page.area.horizontalScrollBar().maximum()


@pytest.mark.parametrize("looks", [("light", 100), ("dark", 200)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_has_a_name_in_every_look(
    published: Workbench, stage: Stage, show: Show, looks: tuple[str, int], language: str
) -> None:
    reword(published)
    context: UiContext = stage(language=language, theme=looks[0], zoom=looks[1])
    page = show(published, looks=context, size=(700, 500))
    dialogs = [page.endorse(), page.read(), page.compare()]
    dialogs += [
        page.versions.act(action, "1.0") for action in VersionAction if action is not VersionAction.DOCUMENTS
    ]
    sign(published)
    published.endorsement.endorse("Claire Roy")
    dialogs.append(page.publish())
    assert all(widget is not None and nameless(widget) == [] for widget in (page, *dialogs))
    for dialog in dialogs:
        assert dialog is not None
        dialog.done(0)


def nameless(widget: QWidget) -> list[str]:
    return [
        f"{type(child).__name__} {child.objectName()}"
        for child in widget.findChildren(QWidget)
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and child.isVisibleTo(widget)
        and not spoken(child).strip()
    ]
