"""Spelling in both languages: what is right, what is a name, what is neither."""

import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from subprocess import run

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charta import paths
from charta.language import Dictionaries
from effort import bounded

FOLDER = paths.resources() / "dictionaries"
DICTIONARIES = Dictionaries(FOLDER)


def unknown(text: str, language: str, region: str = "CA", *names: str) -> list[str]:
    return [text[start:end] for start, end in DICTIONARIES.unknown(text, language, region, names)]


@pytest.mark.parametrize(
    "text",
    [
        "Aujourd’hui, l’équipe d’accueil s’occupe d’elle; lorsqu’il le faut, qu’on l’appelle.",
        "Dites-le-nous, tenez-vous-en à cela, et n’oubliez pas le porte-parole.",
        "Un courriel, un clavardage, une infolettre, un mot-clic et des mots-clics.",
        "Les employé·e·s, les employé(e)s, les employé.e.s et les gestionnaires.",
        "La cyberintimidation, c’est non.",
        "Écrivez à l’adresse medias@erablis.example.org ou voyez https://erablis.example.org/p?x=1.",
        "Suivez #ErablisEnFete et @erablis, le 1er mars, à 14h30, au 2e étage.",
        "Consultez Maïté Desrosiers-Ouimet, de la coopérative Érablis.",
        "Le CRTC et l’OQLF le disent; le document politique.pdf aussi.",
    ],
)
def test_right_french_has_nothing_unknown(text: str) -> None:
    assert unknown(text, "fr") == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Une publicaton de l’emploié.", ["publicaton", "l’emploié"]),
        ("Aujourdhui, nous publiions des mots-clis.", ["Aujourdhui", "mots-clis"]),
        ("Les emploié·e·s.", ["emploié·e·s"]),
        ("Poubliez sans demander\nVérifiez d’abord", ["Poubliez"]),
    ],
)
def test_wrong_french_is_found_where_it_stands(text: str, wrong: list[str]) -> None:
    assert unknown(text, "fr") == wrong


@pytest.mark.parametrize(
    ("region", "right", "wrong"),
    [
        ("CA", "The colour of our organisation’s licence; we recognise and recognize it.", "color"),
        ("GB", "The colour of our organisation’s programme; don’t worry, they’re right.", "color"),
        ("US", "The color of our program; we recognize it, we’ll say.", "culor"),
    ],
)
def test_english_is_spelt_as_in_its_region(region: str, right: str, wrong: str) -> None:
    assert unknown(right, "en", region) == []
    assert unknown(f"It is {wrong}.", "en", region) == [wrong]


def test_names_that_the_charter_knows_are_right_in_any_form() -> None:
    assert unknown("Zorbglub waits; d’Erablisse too.", "en", "CA", "Zorbglub", "Erablisse") == []
    assert unknown("zorbglubs wait.", "en", "CA", "Zorbglub") == ["zorbglubs"]


def test_a_word_is_told_once() -> None:
    assert unknown("A misspeling. Misspeling and misspeling.", "en") == ["misspeling"]


def test_a_language_without_dictionary_has_nothing_unknown() -> None:
    assert unknown("Xqzt", "eo") == []
    assert DICTIONARIES.suggest("Xqzt", "eo", "CA") == ()


def test_suggestions_come_with_the_likeliest_first_and_typographic_apostrophes() -> None:
    assert DICTIONARIES.suggest("ortographe", "fr", "CA")[0] == "orthographe"
    assert "l’employé" in DICTIONARIES.suggest("l’emploié", "fr", "CA")


@given(st.text(), st.sampled_from(["fr", "en"]))
def test_any_text_can_be_spelt(text: str, language: str) -> None:
    for start, end in DICTIONARIES.unknown(text, language, "CA"):
        assert 0 <= start < end <= len(text)


@pytest.mark.parametrize("text", ["a" * 20_000, "é-e-s" * 4_000, "é·e·s" * 4_000])
def test_a_text_without_a_space_takes_no_time(text: str) -> None:
    with bounded(10):
        unknown(text, "fr")


def test_several_threads_may_ask_at_once() -> None:
    shared = Dictionaries(FOLDER)
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(
            lambda n: shared.unknown(f"A misspeling number{n}.", ("en", "fr")[n % 2], "CA"), range(40)
        )
    assert all(places for places in found)


def test_a_folder_with_accents_serves_too(tmp_path: Path) -> None:
    folder = tmp_path / "dépôt é"
    folder.mkdir()
    for file in ("languages.toml", "fr.aff", "fr.dic"):
        (folder / file).write_bytes((FOLDER / file).read_bytes())
    assert Dictionaries(folder).unknown("Une publicaton.", "fr", "CA") == ((4, 14),)


def test_the_spell_checker_is_not_loaded_at_start_up() -> None:
    code = "import sys, charta.bootstrap, charta.cli.main; sys.exit('hunspell' in sys.modules)"
    assert run([sys.executable, "-c", code], check=False).returncode == 0
