"""The texts that belong to a decision: what would be signed, what was seen, and what changed between them."""

from collections.abc import Sequence
from html import escape

from charta.bootstrap import Workbench
from charta.domain.differences import Op
from charta.domain.fingerprint import parse_canonical
from charta.domain.records import Decision
from charta.i18n import Translator
from charta.services.reading import ORGANISATION
from charta.ui.board.comparing import Comparison, compare, marked_html
from charta.ui.board.reading import Reading


class SectionTexts:
    """Gathers readings of one charter, named in the language of the screen."""

    def __init__(self, bench: Workbench, translator: Translator) -> None:
        self._bench = bench
        self._translator = translator

    def present(self, section: str) -> Sequence[Reading]:
        """Return the text as it stands, in every language of the charter, as it prints."""
        definition = self._bench.session.catalogue.section(section)
        return [
            Reading(
                self.language(language),
                definition.text(language).title,
                self._bench.wordings.html(section, language),
            )
            for language in self._bench.session.languages
        ]

    def seen(self, decision: Decision) -> Sequence[Reading]:
        """Return the text that a department had before it when it decided, as it printed."""
        texts = parse_canonical(decision.seen)
        return [
            Reading(self.language(language), text.title, self._bench.wordings.shown(text.wording))
            for language, text in sorted(texts.items(), key=lambda entry: self._place(entry[0]))
        ]

    def changes(self, decision: Decision) -> Sequence[Reading]:
        """Return the present words with what went and what came since the decision."""
        return [
            Reading(self.language(entry.language), "", f"{self._summary(entry)}{marked_html(entry.runs)}")
            for entry in self._compared(decision)
        ]

    def language(self, language: str) -> str:
        """Return what the screen calls a language of the charter."""
        sheet = self._bench.session.catalogue.sheet(ORGANISATION).text(self._translator.language)
        return sheet.fields["languages"].choices.get(language, language)

    def _compared(self, decision: Decision) -> Sequence[Comparison]:
        now = self._bench.wordings.canonical(decision.section)
        found = compare(decision.seen, now, self._bench.wordings.plain)
        return sorted(found, key=lambda entry: self._place(entry.language))

    def _place(self, language: str) -> int:
        """Return where a language comes, one that has left the charter last."""
        session = self._bench.session
        return [*session.languages, *session.catalogue.languages].index(language)

    def _summary(self, entry: Comparison) -> str:
        if entry.is_new:
            text = self._translator.tr("This language was not part of the charter then.")
        elif entry.says_the_same:
            text = self._translator.tr("The words are the same; only headings, lists or emphasis may differ.")
        else:
            added, removed = entry.count(Op.ADDED), entry.count(Op.REMOVED)
            text = " · ".join(
                (
                    self._translator.ntr(
                        "{count} word added (underlined)", "{count} words added (underlined)", added
                    ),
                    self._translator.ntr(
                        "{count} word removed (struck out)", "{count} words removed (struck out)", removed
                    ),
                )
            )
        return f"<p><i>{escape(text)}</i></p>"
