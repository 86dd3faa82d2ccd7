"""What the pane says: answers, states, departments and outcomes in the words of the screen."""

from collections.abc import Mapping
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.records import Choice, Motion, Resolution, Scale
from charta.domain.workshops import Divergence
from charta.errors import N_
from charta.i18n import Translator
from charta.services.deciding import from_json
from charta.services.telling import AnswerWords, Names
from charta.services.workshop_words import DIVERGENCES
from charta.ui.room.stage.words import StageWords
from charta.ui.theme import Tone

SCALES: Final[Mapping[Scale, str]] = {
    Scale.CONSENT: N_("Three answers"),
    Scale.FINGERS: N_("Five fingers"),
}
ICONS: Final[Mapping[Tone, str]] = {
    Tone.SUCCESS: "circle-check",
    Tone.ACCENT: "minus",
    Tone.DANGER: "circle-alert",
}


class DecidingWords:
    """The words of one language about one charter."""

    def __init__(self, bench: Workbench, translator: Translator) -> None:
        self._bench = bench
        self.tr = translator.tr
        self.language = translator.language
        self._names = Names(bench.session.catalogue, translator)
        self._answers = AnswerWords(self._names, translator)
        self._stage = StageWords(translator)

    def department(self, id_: str) -> str:
        """Return the name of a department; for none, the room."""
        return self._names.department(id_) if id_ else self.tr("The room")

    def question(self, section: str, field: str) -> str:
        """Return a question, or the name of what is asked where it is the whole section."""
        return self._answers.question(section, field) if field else self.tr("The section as a whole")

    def value(self, section: str, field: str, value: object) -> str:
        """Return an answer in words; “(nothing)” for none."""
        return self._answers.told(section, field, value)

    def kept(self, record: Motion | Resolution) -> str:
        """Return what a proposal or decision says, its answer first, in one line or two."""
        answer = self.value(record.section, record.field, from_json(record.value)) if record.value else ""
        return "\n".join(part for part in (answer, record.text) if part)

    def choice(self, choice: Choice) -> str:
        """Return an answer of a round."""
        return self._stage.answer(choice)

    def divergence(self, divergence: Divergence) -> str:
        """Return what departments differ about."""
        said = self.tr(DIVERGENCES[divergence])
        return f"{said[:1].upper()}{said[1:]}"

    def outcome(self, outcome: str) -> str:
        """Return what a round comes to."""
        return self._stage.outcome(outcome)
