"""The adapters that services use: wordings, documents and pictures."""

from charta.documents.html import html_fragment
from charta.documents.markdown import WordingDialect


class WordingText:
    """The adapter of `services.ports.WordingFormat`."""

    def __init__(self, dialect: WordingDialect | None = None) -> None:
        self._dialect = dialect or WordingDialect()

    def canonical(self, markdown: str) -> str:
        """Return the one spelling of this wording: applying it twice changes nothing."""
        return self._dialect.canonical(markdown)

    def html(self, markdown: str) -> str:
        """Return an HTML fragment that shows the wording; a heading `##` is an `h2`."""
        return html_fragment(self._dialect.read(markdown))

    def plain(self, markdown: str) -> str:
        """Return the words alone, a line per block, for searching and comparing."""
        return self._dialect.plain(markdown)
