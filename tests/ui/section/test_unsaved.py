"""What was refused stays as it was typed, through another theme, size or language of the screen."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.domain.anchors import Anchor
from charta.domain.fields import LONG_TEXT_LIMIT
from charta.ui.charter_desk import CharterDesk
from charta.ui.preferences import Preferences
from charta.ui.section.comments_form import Draft
from charta.ui.section.section_page import SectionPage
from charta.ui.surroundings import Surroundings
from charta.ui.window import MainWindow
from ui.doubles import Doors

HALF = Draft("Half a remark", "Ann", "legal", blocks=True, language="en", anchor=Anchor("words"))
TOO_LONG = "x" * (LONG_TEXT_LIMIT + 1)


def section(window: MainWindow) -> SectionPage:
    assert window.work is not None
    assert isinstance(window.work.pages.page, SectionPage)
    return window.work.pages.page


def texts(page: SectionPage) -> list[QPlainTextEdit]:
    return page.form.editor("foreword").findChildren(QPlainTextEdit)


def test_a_text_that_was_refused_survives_another_look_until_it_is_corrected(
    charta: Charta,
    qapp: QApplication,
    qtbot: QtBot,
    preferences: Preferences,
    doors: Doors,
    tmp_path: Path,
) -> None:
    desk = CharterDesk(charta, None, tmp_path / "backups")
    desk.create(tmp_path / "ours.charta", example=True)
    surroundings = Surroundings(qapp, preferences, doors)
    window = MainWindow(desk, surroundings)
    qtbot.addWidget(window)
    window.show()
    assert window.work is not None
    window.work.show_step("S01")
    before = section(window)
    stored = texts(before)[1].toPlainText()
    texts(before)[0].setPlainText(TOO_LONG)
    before.comments.form.write(HALF)
    window._zoom_in()
    window._set_theme("dark")
    window._set_language("fr")
    qtbot.waitUntil(lambda: section(window) is not before)
    page = section(window)
    assert [edit.toPlainText() for edit in texts(page)] == [TOO_LONG, stored]
    assert page.form.editor("foreword").error
    assert [bool(edit.property("invalid")) for edit in texts(page)] == [True, False]
    assert page.comments.form.draft == HALF
    texts(page)[0].setPlainText("Short.")
    page.flush()
    assert not page.form.editor("foreword").error
    assert desk._opened().session.charter.answer("S01", "foreword") == {"fr": "Short.", "en": stored}
    window.close()
    surroundings.close()
