"""The text that is approved, of one section or of several, and the fingerprints of what is on the screen."""

from collections.abc import Mapping, Sequence
from html import escape

from charta.bootstrap import Workbench
from charta.ui.board.reading import Reading, TextView
from charta.ui.board.texts import SectionTexts
from charta.ui.context import UiContext


class ApprovedText(TextView):
    """Shows sections one below the other, in every language of the charter."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(context.theme, context.tr("The text to sign"))
        self._bench = bench
        self._texts = SectionTexts(bench, context.translator)
        self._shown: dict[str, str] = {}

    @property
    def shown(self) -> Mapping[str, str]:
        """The sections that stand on the screen, with the fingerprint of each."""
        return dict(self._shown)

    def show_sections(self, sections: Sequence[str]) -> tuple[str, ...]:
        """Show these sections; return those that were shown already and read otherwise by now."""
        now = {section: self._bench.wordings.fingerprint(section) for section in sections}
        if list(now.items()) == list(self._shown.items()):
            return ()
        changed = tuple(
            section for section, before in self._shown.items() if now.get(section, before) != before
        )
        self._shown = now
        self.show_readings(self._readings_of(sections))
        return changed

    def _readings_of(self, sections: Sequence[str]) -> list[Reading]:
        columns = [self._texts.present(section) for section in sections]
        return [_joined(texts) for texts in zip(*columns, strict=True)]


def _joined(texts: Sequence[Reading]) -> Reading:
    """Return several sections in one language as one text."""
    first, *others = texts
    html = "".join(f"<hr><h1>{escape(text.title)}</h1>{text.html}" for text in others)
    return Reading(first.language, first.title, first.html + html)
