"""Searching across sections: questions, answers, wording, remarks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from charta.domain.catalogue import Sheet
from charta.domain.text import folded
from charta.services.session import CharterSession
from charta.services.wording import WordingService

SNIPPET: Final = 60
HIT_LIMIT: Final = 200


class Found(StrEnum):
    """What kind of text a hit stands in."""

    TITLE = "title"
    QUESTION = "question"
    ANSWER = "answer"
    WORDING = "wording"
    COMMENT = "comment"


@dataclass(frozen=True)
class Hit:
    """One place where the words stand. `field` is for questions and answers, `comment` its number."""

    sheet: str
    kind: Found
    snippet: str
    field: str = ""
    language: str = ""
    comment: int = 0


class SearchService:
    """Finds words in the whole charter, whatever their case and accents."""

    def __init__(self, session: CharterSession, wordings: WordingService) -> None:
        self._session = session
        self._wordings = wordings

    def find(self, words: str, screen_language: str) -> tuple[Hit, ...]:
        """Return the places where all of `words` stand, in the order of the steps; at most `HIT_LIMIT`."""
        wanted = folded(words).split()
        if not wanted:
            return ()
        hits: list[Hit] = []
        for hit in self._texts(screen_language):
            text = folded(hit.snippet)
            if all(word in text for word in wanted):
                hits.append(replace(hit, snippet=_around(hit.snippet, wanted[0])))
            if len(hits) == HIT_LIMIT:
                break
        return tuple(hits)

    def _texts(self, language: str) -> Iterator[Hit]:
        """Give every text that can be found, whole, as a hit."""
        for sheet in (*self._session.catalogue.sheets, *self._session.included()):
            for spoken in dict.fromkeys((language, *self._session.languages)):
                yield Hit(sheet.id, Found.TITLE, sheet.text(spoken).title)
            yield from self._fields(sheet, language)
        for section in self._session.included():
            for wording in self._session.languages:
                text = self._wordings.plain(self._wordings.text(section.id, wording))
                yield from (
                    Hit(section.id, Found.WORDING, line, language=wording)
                    for line in text.splitlines()
                    if line
                )
            for comment in self._session.charter.comments(section.id):
                said = f"{comment.author} – {comment.text}"
                yield Hit(section.id, Found.COMMENT, said, comment=comment.number)

    def _fields(self, sheet: Sheet, language: str) -> Iterator[Hit]:
        texts = sheet.text(language).fields
        for field in self._session.progress(sheet.id).asked:
            yield Hit(sheet.id, Found.QUESTION, f"{texts[field].label} {texts[field].help}", field)
            for text in _answer_texts(self._session.charter.answer(sheet.id, field), texts[field].choices):
                yield Hit(sheet.id, Found.ANSWER, text, field)


def _answer_texts(value: object, labels: Mapping[str, str]) -> Iterator[str]:
    if isinstance(value, str):
        yield labels.get(value, value)
    elif isinstance(value, int):
        yield str(value)
    elif isinstance(value, Mapping):
        for entry in value.values():
            yield from _answer_texts(entry, labels)
    elif isinstance(value, tuple):
        for entry in value:
            yield from _answer_texts(entry, labels)


def _around(text: str, word: str) -> str:
    """Return the part of `text` around `word`, with an ellipsis where something is left out."""
    at = folded(text).find(word)
    start, end = max(0, at - SNIPPET), min(len(text), at + len(word) + SNIPPET)
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
