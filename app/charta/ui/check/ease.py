"""How easily the sections read, by the formula of each language, and what the number means."""

from collections.abc import Mapping, Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from charta.bootstrap import Workbench
from charta.domain.checking.prose import Ease, Prose, reading_ease
from charta.ui.check.checker import Asked
from charta.ui.context import UiContext
from charta.ui.theme import TextStyle, Tone
from charta.ui.widgets.card import Card
from charta.ui.widgets.clearing import clear
from charta.ui.widgets.text import Text
from charta.ui.wording.names import language_names

PLAIN, DIFFICULT, HARD = 60, 50, 30
"""The steps of Flesch's scale that are told apart, which Kandel and Moles keep for French."""
_BESIDE = 480
"""From this width on (at 100 %), the languages have a column each."""


def ease_of(bench: Workbench, asked: Asked) -> Ease | None:
    """Return how easily a text reads; None for a text without a word."""
    tongue = bench.checking.rules.tongues.get(asked.language)
    if tongue is None:
        return None
    text = bench.wordings.text(asked.section, asked.language) if asked.text is None else asked.text
    return reading_ease(Prose(bench.wordings.plain(text)), tongue)


def ease_word(context: UiContext, score: float) -> str:
    """Return a reading ease in a word."""
    tr = context.tr
    if score >= PLAIN:
        return tr("plain")
    if score >= DIFFICULT:
        return tr("fairly difficult")
    return tr("difficult") if score >= HARD else tr("very difficult")


class EaseCard(Card):
    """A line per section with its number in every language, and the formulas by their names."""

    def __init__(self, context: UiContext, bench: Workbench) -> None:
        super().__init__(context.theme, context.tr("Reading ease"))
        self._context = context
        self._bench = bench
        self._eases: Mapping[tuple[str, str], Ease] = {}
        self._beside = True
        tr = context.tr
        told = tr(
            "The longer the sentences and the words, the lower the number. From {plain} on, a text is plain; "
            "from {hard} to {difficult} it is difficult, below {hard} very difficult.",
            plain=PLAIN,
            difficult=DIFFICULT,
            hard=HARD,
        )
        self._formulas = Text("", TextStyle.CAPTION, Tone.NEUTRAL)
        self._holder = QVBoxLayout()
        self.body.addWidget(Text(told))
        self.body.addLayout(self._holder)
        self.body.addWidget(self._formulas)

    def show_eases(self, eases: Mapping[tuple[str, str], Ease]) -> None:
        """Show the ease of texts, by section and language."""
        if eases != self._eases:
            self._eases = dict(eases)
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Put the languages beside each other, or below the title of the section."""
        super().resizeEvent(event)
        beside = event.size().width() >= self._context.theme.px(_BESIDE)
        if beside != self._beside:
            self._beside = beside
            self._fill()

    def _fill(self) -> None:
        names = language_names(self._bench.session, self._context.language)
        clear(self._holder)
        grid = QGridLayout()
        px = self._context.theme.px
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(0, 2)
        if self._beside:
            for column, name in enumerate(names.values(), start=1):
                grid.addWidget(Text(name, TextStyle.OVERLINE), 0, column)
                grid.setColumnStretch(column, 1)
        for number, section in enumerate(self._bench.session.included(), start=1):
            title = f"{number}. {section.text(self._context.language).title}"
            row = grid.rowCount()
            grid.addWidget(Text(title, TextStyle.CAPTION), row, 0)
            for place, (language, name) in enumerate(names.items(), start=1):
                ease = self._eases.get((section.id, language))
                if self._beside:
                    grid.addWidget(self._cell(ease), row, place)
                else:
                    grid.addWidget(self._cell(ease, name), row + place, 0)
        self._holder.addLayout(grid)
        self._formulas.setText(self._named(names))

    def _cell(self, ease: Ease | None, language: str = "") -> Text:
        if ease is None:
            return Text("–", TextStyle.CAPTION, Tone.NEUTRAL)
        tr, words = self._context.tr, ease_word(self._context, ease.score)
        told = tr("{score}, {words}", score=round(ease.score), words=words)
        if language:
            told = tr("{name}: {value}", name=language, value=told)
        return Text(told, TextStyle.CAPTION, Tone.WARNING if ease.score < HARD else None)

    def _named(self, names: Mapping[str, str]) -> str:
        tongues = self._bench.checking.rules.tongues
        told: Sequence[str] = [
            self._context.tr("{name}: {value}", name=name, value=tongues[language].formula.name)
            for language, name in names.items()
            if language in tongues
        ]
        return self._context.tr("Formulas: {formulas}.", formulas="; ".join(told))
