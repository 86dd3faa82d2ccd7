"""The screen words in other languages: complete, with the gaps of their words, and typographically right."""

import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from charta.errors import DiskFull, Marked, Named, NoRepresentative, SectionNotReady, UnknownChoice, sentence
from charta.i18n import SOURCE_LANGUAGE, catalogue_folder, screen_languages, translator
from charta.services.agreement import INCOMPLETE
from charta.ui.actions import WindowActions
from charta.ui.background import Background
from charta.ui.context import UiContext
from charta.ui.icons import Icons
from charta.ui.preferences import Preferences
from charta.ui.theme import load_theme
from ui.doubles import ChosenFiles, RecordingMessages

SCRIPT = Path(__file__).resolve().parents[1] / "scripts" / "messages.py"
TRANSLATED = [language for language in screen_languages() if language != SOURCE_LANGUAGE]
GAP = re.compile(r"\{\w*\}")
MNEMONIC = re.compile("&([^&])")
ENDINGS = "….?!:"
CODE = re.compile(r'https://|entry:12|\["S01"\]')
FAULTS = {
    "a straight apostrophe": re.compile("'"),
    "straight quotation marks": re.compile('"'),
    "English quotation marks": re.compile("[“”]"),
    "a colon without a no-break space": re.compile("(?<!\u00a0):"),
    "a space before ; ! or ?": re.compile(r"\s[;!?]"),
    "a guillemet without a no-break space": re.compile("«(?!\u00a0)|(?<!\u00a0)»"),
    "a unit without a no-break space": re.compile("(?<!\u00a0)%|(?<=[0-9]) Mo"),
    "three dots": re.compile(r"\.\.\."),
    "two spaces": re.compile("[ \u00a0]{2}"),
    "a space at an end": re.compile(r"^\s|\s$"),
}


def read(language: str) -> Catalog:
    """Return a file of translations."""
    with (catalogue_folder() / f"{language}.po").open("rb") as source:
        return read_po(source, locale=language)


def entries(language: str) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Give the forms of each word, in English and in the language."""
    for message in read(language):
        if message.id:
            yield _forms(message.id), _forms(message.string)


def _forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (text or "",)


def faults(text: str) -> set[str]:
    """Return what is wrong with the typography of a French text; what is code is left out."""
    plain = CODE.sub("code", text)
    return {fault for fault, pattern in FAULTS.items() if pattern.search(plain)}


def menus(menu: QMenuBar | QMenu) -> Iterator[list[str]]:
    """Give the texts of each menu, those of the bar first."""
    actions = [action for action in menu.actions() if not action.isSeparator()]
    yield [action.text() for action in actions]
    for action in actions:
        below = action.menu()
        if isinstance(below, QMenu):
            yield from menus(below)


def test_every_screen_word_is_translated() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--check"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_empty_or_uncertain(language: str) -> None:
    assert [message.id for message in read(language) if message.id and message.fuzzy] == []
    assert [told for told, said in entries(language) if not all(form.strip() for form in said)] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_counted_word_has_every_plural_form(language: str) -> None:
    wanted = read(language).num_plurals
    counted = [(told, said) for told, said in entries(language) if len(told) > 1]
    assert counted
    assert [told for told, said in counted if len(said) != wanted] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_has_the_gaps_of_its_word(language: str) -> None:
    for told, said in entries(language):
        wanted = sorted(GAP.findall(told[-1]))
        # The form for a single thing may do without its number.
        spared = [gap for gap in wanted if gap != "{count}"] if len(told) > 1 else wanted
        assert sorted(GAP.findall(said[-1])) == wanted, told
        assert all(sorted(GAP.findall(form)) in (wanted, spared) for form in said), told


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_ends_as_its_word_does(language: str) -> None:
    for told, said in entries(language):
        ends = [text[-1] if text[-1] in ENDINGS else "" for text in (told[0], *said)]
        assert len(set(ends)) == 1, told


def test_french_follows_its_typography() -> None:
    assert [form for _, said in entries("fr") for form in said if faults(form)] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("l'équipe", "a straight apostrophe"),
        ('le "tableau"', "straight quotation marks"),
        ("le “tableau”", "English quotation marks"),
        ("Note : {note}", "a colon without a no-break space"),
        ("Note: {note}", "a colon without a no-break space"),
        ("Quitter\u00a0?", "a space before ; ! or ?"),
        ("« Suggestion »", "a guillemet without a no-break space"),
        ("plus de 5 Mo", "a unit without a no-break space"),
        ("Choisir...", "three dots"),
        ("Choisir  tout", "two spaces"),
        ("Choisir ", "a space at an end"),
    ],
)
def test_a_fault_of_typography_is_found(text: str, fault: str) -> None:
    assert faults(text) == {fault}


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_word_keeps_its_mnemonic_in_translation(language: str) -> None:
    for told, said in entries(language):
        assert all(len(MNEMONIC.findall(form)) == len(MNEMONIC.findall(told[0])) for form in said), told


@pytest.mark.parametrize("language", screen_languages())
def test_a_mnemonic_stands_once_in_its_menu(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    theme = load_theme("light")
    context = UiContext(
        translator(language),
        theme,
        Icons(theme),
        Preferences(tmp_path / "settings.json"),
        RecordingMessages(),
        ChosenFiles(),
        Background(),
    )
    owner, bar = QObject(), QMenuBar()
    qtbot.addWidget(bar)
    WindowActions(context, owner).fill(bar, [])
    shown = list(menus(bar))
    assert len(shown) > 5
    for texts in shown:
        letters = [letter.lower() for text in texts for letter in MNEMONIC.findall(text)]
        assert len(letters) == len(set(letters)), texts


def test_words_within_f_strings_are_found() -> None:
    found = runpy.run_path(str(SCRIPT))["within_strings"]
    code = """told = f"{a}: {tr('Due by {day}.', day=day)} {words.ntr('{count} day', '{count} days', n)}"
other = tr("Seen elsewhere")
"""
    assert list(found(code)) == [("Due by {day}.",), ("{count} day", "{count} days")]


def test_an_error_is_told_in_french() -> None:
    words = translator("fr")
    assert sentence(DiskFull(path="Charte.charta"), words) == (
        "Il ne reste plus d’espace pour écrire Charte.charta; rien n’est perdu. "
        "Libérez de l’espace, puis réessayez."
    )
    unknown = UnknownChoice(value="x", sheet="S01", field="stance", known="encourage, allow")
    assert sentence(unknown, words) == (
        "«\u00a0x\u00a0» ne figure pas parmi les choix de S01.stance. "
        "Choix possibles\u00a0: encourage, allow."
    )


def test_a_reason_within_an_error_is_told_in_french_too() -> None:
    told = sentence(SectionNotReady(section="S12", reason=Marked(INCOMPLETE)), translator("fr"))
    assert told == (
        "S12 ne peut pas être approuvée\u00a0: certaines de ses questions sont encore sans réponse."
    )


def test_what_content_names_is_called_in_the_language_of_the_sentence() -> None:
    error = NoRepresentative(department=Named({"fr": "Paie", "en": "Payroll"}))
    assert sentence(error, translator("fr")).startswith("Paie ")
    assert sentence(error, translator("en")).startswith("Payroll ")
    assert str(error).startswith("Paie ")


def test_french_says_none_and_one_alike() -> None:
    ntr = translator("fr").ntr
    said = [ntr("Write {count} file", "Write {count} files", count) for count in (0, 1, 2)]
    assert said == ["Exporter 0 fichier", "Exporter 1 fichier", "Exporter 2 fichiers"]
