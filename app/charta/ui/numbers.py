"""Numbers as the screen's language writes them."""

from PySide6.QtCore import QLocale

from charta.i18n import Translator


def locale_of(language: str) -> QLocale:
    """Return how numbers and dates are written in a language of the screen."""
    return QLocale("fr_CA" if language == "fr" else "en_CA")


def number(count: int, words: Translator) -> str:
    """Return a count as the screen's language writes it."""
    return locale_of(words.language).toString(count)
