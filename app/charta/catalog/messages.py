"""Reads the messages with which people are asked to sign."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from charta.catalog.folders import ContentFolder
from charta.catalog.schema import Strict, Words
from charta.catalog.texts import ByLanguage
from charta.domain.mail import MessageKind, MessageText


class MessageWords(Strict, frozen=True):
    """One message."""

    subject: Words
    text: Words


class MessagesWords(Strict, frozen=True):
    """`fr.toml` of the messages."""

    first: MessageWords
    reminder: MessageWords
    annual: MessageWords
    new_version: MessageWords
    manager: MessageWords


def load_messages(
    resources: Path, languages: Sequence[str]
) -> Mapping[str, Mapping[MessageKind, MessageText]]:
    """Return the messages by language and kind; raise `ContentError` for content that does not fit."""
    content = ContentFolder(resources)

    def read(language: str) -> Mapping[MessageKind, MessageText]:
        words = content.file(f"messages/{language}.toml").read(MessagesWords)
        return {
            MessageKind.FIRST: _message(words.first),
            MessageKind.REMINDER: _message(words.reminder),
            MessageKind.ANNUAL: _message(words.annual),
            MessageKind.NEW_VERSION: _message(words.new_version),
            MessageKind.MANAGER: _message(words.manager),
        }

    return ByLanguage(languages, read)


def _message(words: MessageWords) -> MessageText:
    """Return a message; within a paragraph, the ends of lines are only those of the file."""
    paragraphs = (" ".join(part.split("\n")) for part in words.text.strip().split("\n\n"))
    return MessageText(words.subject, "\n\n".join(paragraphs))
