"""Names of any length and any script: literal wherever they stand, and never wider than their place."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.domain.records import DecisionKind
from charta.ui.board.page import BoardPage
from charta.ui.charter_desk import CharterDesk
from charta.ui.preferences import Preferences
from charta.ui.section.section_page import COMMENTS, SectionPage
from charta.ui.surroundings import Surroundings
from charta.ui.widgets.elided import ElidedLabel
from charta.ui.widgets.text import Text
from charta.ui.widgets.tips import breakable, tip
from charta.ui.window import MINIMUM, MainWindow
from ui.doubles import Doors

MIXED = ("<b>Zoé</b> 👩‍💻 & مرحبا {name} %s " * 20)[:120].strip()
Show = Callable[[str, int], MainWindow]
UNBROKEN = "<i>" + "Ǽ" * 117


def desk_with(charta: Charta, folder: Path, name: str) -> CharterDesk:
    """Open a charter in which everything that has a name has this one."""
    desk = CharterDesk(charta, None, folder / "backups")
    desk.create(folder / f"{name[:60].replace('/', '')}.charta", example=True)
    bench = desk._opened()
    bench.answers.set("organisation", "name", name)
    bench.answers.set("organisation", "charter_title", {"fr": name, "en": name})
    for person in ("facilitator", "sponsor", *bench.session.catalogue.departments):
        bench.answers.set("team", person, name)
    bench.agreement.sign("S12", "legal", DecisionKind.RESERVE, name, name)
    bench.agreement.sign("S12", "it", DecisionKind.APPROVE, name)
    bench.comments.add("S12", "legal", name, name)
    bench.comments.resolve(1, name)
    return desk


@pytest.fixture
def show(
    charta: Charta, qapp: QApplication, qtbot: QtBot, preferences: Preferences, doors: Doors, tmp_path: Path
) -> Show:
    """Return what shows the smallest window, with these names, at a zoom."""

    def shown(name: str, zoom: int) -> MainWindow:
        preferences.change(replace(preferences.settings, zoom=zoom, language="fr"))
        window = MainWindow(desk_with(charta, tmp_path, name), Surroundings(qapp, preferences, doors))
        qtbot.addWidget(window)
        window.resize(*MINIMUM)
        window.show()
        return window

    return shown


def right(label: QLabel, page: QWidget) -> int:
    """Return where a label ends, from the left of the page."""
    return label.mapTo(page, label.rect().topRight()).x()


def wide(page: QWidget) -> list[str]:
    """Return the labels that reach beyond the page."""
    labels = [label for label in page.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels if right(label, page) > page.width()]


def markup(part: QWidget) -> list[str]:
    """Return the labels that would take a name for markup."""
    labels = [label for label in part.findChildren(QLabel) if "<" in label.text()]
    return [label.text() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText]


@pytest.mark.parametrize("zoom", [100, 200])
@pytest.mark.parametrize("name", [MIXED, UNBROKEN], ids=["mixed", "unbroken"])
def test_no_name_breaks_a_page(show: Show, name: str, zoom: int) -> None:
    window = show(name, zoom)
    work = window.work
    assert work is not None
    for step in ("organisation", "team", "sections", "S12", "S05", "board", "documents", "kit"):
        work.show_step(step)
        page = work.pages.page
        assert page is not None
        if isinstance(page, SectionPage):
            page.panel.choose(COMMENTS)
        if isinstance(page, BoardPage):
            page.table.go_to("S12", "legal")
        for _ in range(4):
            QApplication.processEvents()
        assert page.area.horizontalScrollBar().maximum() == 0, step
        assert wide(page) == [], step
        assert markup(window) == [], step
    assert (window.width(), window.height()) == MINIMUM
    (title,) = (label for label in work.top.findChildren(ElidedLabel) if label.text() == name)
    assert title.toolTip() == tip(name)
    window._charters.leave()
    assert window.start is not None
    assert markup(window.start) == []
    window.close()


def test_a_tool_tip_is_never_markup() -> None:
    assert tip("<b>a</b> & b\nc") == "<qt>&lt;b&gt;a&lt;/b&gt; &amp; b<br>c</qt>"
    assert tip("") == ""


def test_only_very_long_words_may_break_and_they_are_read_out_whole(qtbot: QtBot) -> None:
    usual = "anticonstitutionnellement https://erablis.example/ab"
    assert breakable(usual) == usual
    word = "x" * 80
    assert breakable(f"a {word} b").replace("\u200b", "") == f"a {word} b"
    assert max(map(len, breakable(word).split("\u200b"))) == 16
    address = "mediassociaux@erablis.example.org"
    assert breakable(f"<{address}>").split("\u200b") == ["<mediassociaux", "@erablis.example.org>"]
    label = Text(word)
    qtbot.addWidget(label)
    assert (label.text(), label.accessibleName()) == (word, word)
    assert label.minimumSizeHint().width() < 300
    label.setText("short")
    assert label.accessibleName() == ""
