"""Pages that wait: looked at, recorded or left out, by keys alone, and kept until somebody decides."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.domain.records import DoubtfulPage
from charta.domain.scans import DigitalSignature, Ink, Trust
from charta.errors import EvidenceMissing
from charta.ui.context import UiContext
from charta.ui.signatures.page import SignaturesPage
from charta.ui.signatures.parts import Part
from fakes import SteppingClock
from people import hire, many, publish_again
from ui.doubles import RecordingMessages, Stage, in_sight
from ui.idle import wait_idle
from ui.signatures.conftest import Found, Scanner, Show
from ui.sitting import drop, press

TODAY = date(2026, 11, 24)


def deciding(show: Show, scanner: Scanner, qtbot: QtBot, *found: Found, **looks: object) -> SignaturesPage:
    """Take pages in and lead to the decisions."""
    page = show(scanner.bench, **looks)
    drop(page, scanner.lay("scan.pdf", *found))
    wait_idle(qtbot, lambda: not page.is_busy)
    page.decide()
    QApplication.processEvents()
    return page


def outcomes(scanner: Scanner) -> list[tuple[str, str]]:
    return [(page.outcome, page.note) for page in scanner.bench.session.charter.all(DoubtfulPage)]


@pytest.mark.parametrize(
    ("signature", "day", "told"),
    [
        (Ink.NONE, Ink.NONE, "Nothing is written in the box for the signature."),
        (Ink.FOUND, Ink.NONE, "It is signed, but it tells no day on which that can have been."),
        (
            Ink.UNSURE,
            Ink.FOUND,
            "Something is in the box for the signature, but it is not certain that somebody wrote it.",
        ),
    ],
)
def test_a_page_says_why_it_waits_and_whom_it_names(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, *, signature: Ink, day: Ink, told: str
) -> None:
    page = deciding(show, scanner, qtbot, scanner.page(ids["101"], signature, day))
    panel = page.desk.panel
    assert panel.why.text() == told
    assert panel.who.text() == "Ada Byron"
    assert "101 · Research · Cy Twombly" in panel.about.text()
    assert not page.desk.view.is_empty
    assert page.desk.picture.source.text() == "scan.pdf, page 1 (1 of 1)"


def test_the_other_doubts_are_told_too(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, clock: SteppingClock
) -> None:
    old = scanner.page(ids["101"])
    publish_again(scanner.bench, "2.0", clock)
    altered = scanner.form(ids["102"], DigitalSignature(Trust.ALTERED, "Bo"))
    unticked = scanner.form(ids["103"], read="")
    page = show(scanner.bench)
    files = [("scan.pdf", (old, scanner.page(999), scanner.page(0))), ("a.pdf", (altered,))]
    drop(page, *(scanner.lay(name, *found) for name, found in files), scanner.lay("b.pdf", unticked))
    wait_idle(qtbot, lambda: not page.is_busy)
    page.decide()
    told = []
    for _ in page.desk.pages:
        told.append(page.desk.panel.why.text())
        page.desk.go(1)
    assert told == [
        "It is a form of version 1.0; asked for is version 2.0.",
        "The code names somebody who is not known here.",
        "No code of this charter’s forms can be read on the page.",
        "The file was changed after somebody signed it digitally.",
        "Not every statement of the form is ticked.",
    ]


def test_enter_records_delete_leaves_out_j_and_k_move(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    pages = [scanner.page(ids[number], Ink.NONE) for number in ("101", "102", "103")]
    page = deciding(show, scanner, qtbot, *pages)
    keys = Qt.Key
    press(qtbot, keys.Key_J, keys.Key_J, keys.Key_J, keys.Key_K)
    assert page.desk.panel.who.text() == "Bo Diddley"
    press(qtbot, keys.Key_Return)
    assert scanner.bench.register.facts(ids["102"])[0].on == TODAY.isoformat()
    assert page.desk.panel.who.text() == "Cy Twombly"
    press(qtbot, keys.Key_Delete)
    assert page.desk.panel.who.text() == "Ada Byron"
    press(qtbot, keys.Key_Return)
    assert page.desk._nothing.isVisible()
    assert outcomes(scanner) == [("recorded", ""), ("recorded", ""), ("left_out", "Not signed")]
    assert not scanner.bench.register.facts(ids["103"])
    assert page.parts[Part.DECIDE].text() == "To decide"


def test_fifty_pages_are_fifty_keys(show: Show, scanner: Scanner, qtbot: QtBot) -> None:
    crowd = hire(scanner.bench, many(50)).values()
    pages = [scanner.page(person, Ink.UNSURE) for person in crowd]
    page = deciding(show, scanner, qtbot, *pages)
    for _ in pages:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not scanner.bench.scanning.waiting()
    assert all(scanner.bench.register.facts(person) for person in crowd)
    assert page.desk._nothing.isVisible()


def test_the_keys_work_from_the_picture_too(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = deciding(show, scanner, qtbot, *(scanner.page(ids[n], Ink.NONE) for n in ("101", "102")))
    page.desk.view.setFocus()
    press(qtbot, Qt.Key.Key_J)
    assert page.desk.panel.who.text() == "Bo Diddley"
    qtbot.keyClick(page.desk.view, Qt.Key.Key_Plus)
    assert page.desk.panel.who.text() == "Bo Diddley"
    press(qtbot, Qt.Key.Key_Delete)
    assert outcomes(scanner) == [("", ""), ("left_out", "Not signed")]


def test_keys_in_a_line_decide_nothing(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = deciding(show, scanner, qtbot, scanner.page(ids["101"], Ink.NONE))
    line = page.desk.panel.reason.lineEdit()
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, "Kept for the judge")
    press(qtbot, Qt.Key.Key_Return)
    assert outcomes(scanner) == [("", "")]
    page.desk.panel.leave_out.click()
    assert outcomes(scanner) == [("left_out", "Kept for the judge")]


def test_an_empty_reason_is_asked_for(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = deciding(show, scanner, qtbot, scanner.page(ids["101"], Ink.NONE))
    page.desk.panel.reason.setCurrentText("  ")
    page.desk.panel.leave_out.click()
    assert page.desk.panel.problem.text
    assert outcomes(scanner) == [("", "")]


def test_what_was_left_out_by_mistake_is_taken_back(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, messages: RecordingMessages
) -> None:
    page = deciding(show, scanner, qtbot, *(scanner.page(ids[n], Ink.NONE) for n in ("101", "102")))
    press(qtbot, Qt.Key.Key_Delete)
    action = messages.informed[-1].action
    assert action is not None
    action.trigger()
    assert len(scanner.bench.scanning.waiting()) == 2
    assert page.desk.panel.who.text() == "Ada Byron"
    assert page.parts[Part.DECIDE].text() == "To decide: 2"


def test_a_page_that_names_nobody_is_given_to_whoever_is_found(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = deciding(show, scanner, qtbot, scanner.page(0))
    panel = page.desk.panel
    assert "names nobody" in panel.who.text()
    assert not panel.accept.isEnabled()
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is panel.search.line
    QTest.keyClicks(panel.search.line, "twom")
    panel.search.search()
    fitting = [panel.search.found.item(place).text() for place in range(panel.search.found.count())]
    assert len(fitting) == 4, "whoever has the manager Cy Twombly fits too"
    assert fitting[0] == "Cy Twombly · 103 · Sales"
    QTest.keyClicks(panel.search.line, " 103")
    press(qtbot, Qt.Key.Key_Return)
    assert panel.who.text() == "Cy Twombly"
    assert outcomes(scanner) == [("", "")], "choosing somebody is no decision yet"
    press(qtbot, Qt.Key.Key_Return)
    assert outcomes(scanner) == [("recorded", "")]
    assert scanner.bench.register.facts(ids["103"])[0].source == "scan.pdf, 1"


def test_arrows_choose_among_those_who_fit(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = deciding(show, scanner, qtbot, scanner.page(0))
    search = page.desk.panel.search
    search.line.setText("research")
    search.search()
    assert [search.found.item(n).text() for n in range(2)] == [
        "Ada Byron · 101 · Research",
        "Zoé Étoilé · 104 · Research",
    ]
    search.line.setFocus()
    press(qtbot, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert page.desk.panel.person == ids["104"]
    search.line.setText("nobody at all")
    search.search()
    assert search._more.text() == "Nobody fits this."


def test_somebody_else_may_have_signed_than_the_code_names(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = deciding(show, scanner, qtbot, scanner.page(ids["101"], Ink.NONE))
    page.desk.panel.other.click()
    page.desk.panel.search.line.setText("102")
    press(qtbot, Qt.Key.Key_Return)
    page.desk.panel.accept.click()
    assert scanner.bench.register.facts(ids["102"])
    assert not scanner.bench.register.facts(ids["101"])


def test_a_day_to_come_is_refused_beside_the_page(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = deciding(show, scanner, qtbot, scanner.page(ids["101"], Ink.FOUND, Ink.NONE))
    page.desk.panel.day.set_value("2031-01-01")
    page.desk.panel.accept.click()
    assert "2031" in page.desk.panel.problem.text
    page.desk.panel.day.set_value("31 Nov")
    page.desk.panel.accept.click()
    assert page.desk.panel.problem.text == "Give the day on which it was signed."
    page.desk.panel.day.set_value("2026-11-03")
    page.desk.panel.accept.click()
    assert scanner.bench.register.facts(ids["101"])[0].on == "2026-11-03"


def test_nobody_decides_without_a_name(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = deciding(show, scanner, qtbot, scanner.page(ids["101"], Ink.NONE))
    page.intake.name.setText("")
    page.decide()
    page.desk.accept()
    assert page.intake.isVisible()
    assert QApplication.focusWidget() is page.intake.name
    assert outcomes(scanner) == [("", "")]


def test_a_picture_that_is_gone_is_told(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(digest: str) -> bytes:
        raise EvidenceMissing(path=Path(digest), name=digest)

    monkeypatch.setattr(scanner.bench.scanning, "picture", gone)
    page = deciding(show, scanner, qtbot, scanner.page(ids["101"], Ink.NONE))
    assert page.desk.view.is_empty
    assert page.desk.missing.text


def test_what_waits_is_there_again_after_a_restart(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, *, charta: Charta, context: UiContext
) -> None:
    deciding(show, scanner, qtbot, scanner.page(ids["101"], Ink.NONE))
    path = scanner.bench.session.store.path
    scanner.bench.close()
    with closing(charta.open(path)) as again:
        page = in_sight(SignaturesPage(context, again), again, qtbot, (1000, 700))
        assert page.parts[Part.DECIDE].text() == "To decide: 1"
        page.decide()
        assert page.desk.panel.who.text() == "Ada Byron"
        assert not page.desk.view.is_empty
        page.close()


def test_what_was_looked_at_stays_in_sight_from_page_to_page(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot
) -> None:
    page = deciding(show, scanner, qtbot, *(scanner.page(ids[n], Ink.NONE) for n in ("101", "102")))
    view = page.desk.view
    view.zoom_in()
    view.zoom_in()
    view.verticalScrollBar().setValue(120)
    scale = view.scale
    page.desk.go(1)
    assert (view.scale, view.verticalScrollBar().value()) == (scale, 120)


@pytest.mark.parametrize(("width", "beside"), [(1300, True), (900, True), (600, True), (420, False)])
def test_the_parts_stand_beside_each_other_as_far_as_there_is_room(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, *, width: int, beside: bool
) -> None:
    page = deciding(show, scanner, qtbot, scanner.page(ids["101"], Ink.NONE), size=(width + 100, 900))
    desk = page.desk
    view, panel = (part.mapTo(desk, QPoint(0, 0)) for part in (desk.view, desk.panel))
    assert (panel.x() > view.x() + desk.view.width() // 2) is beside
    assert (panel.y() > view.y() + desk.view.height() // 2) is not beside
    if beside:
        assert not page.area.verticalScrollBar().maximum(), "the whole of it is in sight"


def test_the_part_that_is_shown_is_shown_again_in_another_language(
    show: Show, scanner: Scanner, ids: dict[str, int], qtbot: QtBot, stage: Stage
) -> None:
    page = deciding(show, scanner, qtbot, scanner.page(ids["101"], Ink.NONE))
    page.intake.day.set_value("2026-11-02")
    anew = show(scanner.bench, looks=stage(language="fr"))
    anew.show_view(page.view())
    assert anew.desk.isVisible()
    assert anew.desk.panel.on == date(2026, 11, 2)
    anew.show_view("nonsense")
