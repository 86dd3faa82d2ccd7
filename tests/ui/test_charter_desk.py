"""The window on a real charter: every step, every page, in every language and theme."""

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from charta.bootstrap import Charta
from charta.domain.progress import StepState
from charta.domain.records import Change, ProofState, ProposalAnswer, ProposalOutcome
from charta.errors import FileExists
from charta.i18n import screen_languages
from charta.services.reading import ORGANISATION
from charta.services.wizard import ACTIONS, FORMALITIES, PUBLICATION, REVIEWS, SECTIONS, WORKSHOPS
from charta.ui.charter_desk import CharterDesk
from charta.ui.context import UiContext
from charta.ui.formalities.page import FormalitiesPage
from charta.ui.page import Page
from charta.ui.preferences import Preferences
from charta.ui.registry import PageKind, kind_of
from charta.ui.surroundings import Surroundings
from charta.ui.window import MINIMUM, MainWindow
from ui.doubles import Doors, spoken
from ui.sitting import nameless


@pytest.fixture
def real(charta: Charta, tmp_path: Path) -> CharterDesk:
    made = CharterDesk(charta, None, tmp_path / "backups")
    made.create(tmp_path / "ours.charta", example=True)
    return made


def test_the_steps_are_those_of_the_wizard_numbered_where_they_are_sections(
    real: CharterDesk, context: UiContext
) -> None:
    view = real.view(context)
    assert view is not None
    assert view.steps[0].id == ORGANISATION
    sections = [step for step in view.steps if kind_of(step.id) is PageKind.SECTION]
    assert [step.number for step in sections] == [str(number + 1) for number in range(view.sections)]
    assert all(len(step.chips) == 5 and step.required for step in sections)
    assert {step.state for step in sections} == {StepState.COMPLETE}
    assert view.after(view.steps[-1].id) is None
    assert view.before(view.steps[0].id) is None
    real.close()
    assert real.view(context) is None


def test_a_new_charter_never_replaces_a_file(real: CharterDesk, tmp_path: Path) -> None:
    with pytest.raises(FileExists):
        real.create(tmp_path / "ours.charta")
    real.close()


def test_undo_tells_where_something_changed(real: CharterDesk, context: UiContext) -> None:
    assert real._bench is not None
    told: list[str] = []
    real.listen(lambda: told.append("changed"))
    real._bench.answers.set("S01", next(iter(real._bench.session.catalogue.section("S01").by_id)), None)
    assert (real.undo(), len(told)) == ("S01", 2)
    assert real.redo() == "S01"
    real.close()


def test_undoing_a_note_on_a_formality_leads_to_the_formalities(real: CharterDesk) -> None:
    assert real._bench is not None
    real._bench.formalities.note("quebec.french_version", ProofState.DONE)
    assert real.undo() == FORMALITIES
    real.close()


def test_undoing_a_choice_of_sections_leads_to_where_they_are_chosen(real: CharterDesk) -> None:
    assert real._bench is not None
    real._bench.presets.apply("minimal")
    assert real.undo() == SECTIONS
    assert real.redo() == SECTIONS
    real.close()


def test_undoing_an_answer_to_a_review_leads_to_the_reviews(real: CharterDesk) -> None:
    assert real._bench is not None
    session = real._bench.session
    answer = ProposalAnswer("a" * 64, "S02", ProposalOutcome.REJECTED, "", "Ada", session.clock.now())
    session.commit([Change(None, answer)])
    assert real.undo() == REVIEWS
    real.close()


def test_undoing_what_was_prepared_for_workshops_leads_to_them_and_an_action_to_the_actions(
    real: CharterDesk,
) -> None:
    bench = real._bench
    assert bench is not None
    bench.workshops.add()
    bench.agendas.add(1, bench.agendas.draft("S02"))
    assert real.undo() == WORKSHOPS, "not to the section that the item is about"
    bench.participants.add(1, "Ada")
    assert real.undo() == WORKSHOPS
    bench.actions.add("Ask the printer", section="S02")
    assert real.undo() == ACTIONS
    real.close()


def test_a_backup_is_restored_to_a_new_file(real: CharterDesk, context: UiContext, tmp_path: Path) -> None:
    real.close()
    real.open(tmp_path / "ours.charta")
    latest = real.backups()[0]
    assert latest.name == "ours.charta"
    real.restore(latest, tmp_path / "again.charta")
    view = real.view(context)
    assert view is not None
    assert view.path.name == "again.charta"
    real.close()


@pytest.mark.parametrize("look", [*product(screen_languages(), ["light", "dark"])], ids=" ".join)
def test_every_page_opens_in_the_smallest_window_in_every_look(
    real: CharterDesk,
    qapp: QApplication,
    qtbot: QtBot,
    preferences: Preferences,
    doors: Doors,
    look: tuple[str, str],
) -> None:
    preferences.set_language(look[0])
    preferences.set_theme(look[1])
    window = MainWindow(real, Surroundings(qapp, preferences, doors))
    qtbot.addWidget(window)
    window.resize(*MINIMUM)
    window.show()
    assert window.work is not None
    view = real.view(window.context)
    assert view is not None
    for step in view.steps:
        window.work.show_step(step.id)
        QApplication.processEvents()
        page = window.work.pages.page
        assert isinstance(page, Page)
        assert page.title
        assert nameless(page) == [], step.id
    assert (window.width(), window.height()) == MINIMUM
    assert doors.messages.failed == []
    window.close()


def test_an_open_formality_leads_from_the_publication_to_its_card(
    real: CharterDesk, qapp: QApplication, qtbot: QtBot, preferences: Preferences, doors: Doors
) -> None:
    assert real._bench is not None
    # With a single section, what is missing is listed to its end.
    real._bench.answers.include({entry.id: False for entry in real._bench.session.catalogue.sections[1:]})
    item = next(entry for entry in reversed(real._bench.formalities.open_items()) if entry.formality.blocks)
    title = real._bench.formalities.text(item, "en").title
    window = MainWindow(real, Surroundings(qapp, preferences, doors))
    qtbot.addWidget(window)
    window.resize(*MINIMUM)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.work is not None
    window.work.show_step(PUBLICATION)
    publication = window.work.pages.page
    assert publication is not None
    (lead,) = (made for made in publication.findChildren(QPushButton) if title in spoken(made))
    lead.click()
    formalities = window.work.pages.page
    assert isinstance(formalities, FormalitiesPage)
    card = formalities.cards[item.id]
    assert card.isAncestorOf(qapp.focusWidget())
    sight, place = formalities.area.viewport(), card.done.rect().center()
    qtbot.waitUntil(lambda: sight.rect().contains(card.done.mapTo(sight, place)))
    window.close()


@pytest.mark.parametrize("language", screen_languages())
def test_no_page_scrolls_sideways_in_the_smallest_window_with_the_largest_words(
    real: CharterDesk, qapp: QApplication, qtbot: QtBot, preferences: Preferences, doors: Doors, language: str
) -> None:
    preferences.set_language(language)
    preferences.set_zoom(200)
    window = MainWindow(real, Surroundings(qapp, preferences, doors))
    qtbot.addWidget(window)
    window.resize(*MINIMUM)
    window.show()
    view = real.view(window.context)
    assert window.work is not None
    assert view is not None
    for step in view.steps:
        window.work.show_step(step.id)
        QApplication.processEvents()
        page = window.work.pages.page
        assert isinstance(page, Page)
        assert not any(area.horizontalScrollBar().maximum() for area in page.scroll_areas()), step.id
    window.close()
