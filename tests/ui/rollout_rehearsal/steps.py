"""What every part of the rehearsal does: go to a page by keyboard, open menus, wait, and look someone up."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QPushButton

from charta.domain.people import Person
from charta.domain.register import Fact, FactKind, SignatureState
from charta.ui.page import Page
from ui.rehearsal.play import Play
from ui.sitting import keyboard, settle

P = TypeVar("P", bound=Page)
Key = Qt.Key


def go(play: Play, step: str, kind: type[P]) -> P:
    """Go to a page by Tab to the steps at the left, arrows and Enter."""
    rail = play.sitting.work.rail
    play.tab(rail)
    target = rail._model.row_of(step)
    while (row := rail.currentIndex().row()) != target:
        play.press(Key.Key_Down if row < target else Key.Key_Up)
        assert rail.currentIndex().row() != row
    play.press(Key.Key_Return)
    settle(play.sitting, play.qtbot)
    assert play.sitting.work.step == step
    assert isinstance(play.sitting.page, kind)
    play.qtbot.waitUntil(lambda: play.sitting.page.isAncestorOf(keyboard()))
    return play.sitting.page


def pick(play: Play, combo: QComboBox, value: object) -> None:
    """Choose by arrows what a list offers under a value."""
    play.tab(combo)
    target = combo.findData(value)
    assert target >= 0
    while (at := combo.currentIndex()) != target:
        play.press(Key.Key_Down if at < target else Key.Key_Up)
        assert combo.currentIndex() != at


def choose(play: Play, owner: QPushButton, words: str) -> None:
    """Open a button's menu by keyboard and take the entry whose words begin so."""
    play.tab(owner)
    play.press(Key.Key_Space)
    menu = open_menu(play)
    for _ in menu.actions():
        active = menu.activeAction()
        if active is not None and active.text().startswith(words):
            break
        play.qtbot.keyClick(menu, Key.Key_Down)
    active = menu.activeAction()
    assert active is not None
    assert active.text().startswith(words), [action.text() for action in menu.actions()]
    play.qtbot.keyClick(menu, Key.Key_Return)
    QApplication.processEvents()


def open_menu(play: Play) -> QMenu:
    """Return the menu that is open."""
    play.qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def person(play: Play, number: str) -> Person:
    """Return somebody by employee number."""
    return next(one for one in play.bench.register.people.values() if one.number == number)


def state(play: Play, number: str) -> SignatureState:
    """Return where somebody stands."""
    return play.bench.register.standing(person(play, number).id).state


def states(play: Play) -> dict[SignatureState, set[str]]:
    """Return who stands where, by employee number."""
    found: dict[SignatureState, set[str]] = {}
    for one in play.bench.register.people.values():
        found.setdefault(play.bench.register.standing(one.id).state, set()).add(one.number)
    return found


def signature(play: Play, number: str) -> Fact:
    """Return the last signature of somebody."""
    facts = play.bench.register.facts(person(play, number).id)
    return next(fact for fact in reversed(facts) if fact.kind is FactKind.SIGNED)
