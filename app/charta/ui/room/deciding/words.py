"""What the pane says: answers, states, departments and outcomes in the words of the screen."""

from collections.abc import Mapping
from typing import Final

from charta.bootstrap import Workbench
from charta.domain.records import Choice, Motion, Resolution, Scale
from charta.domain.stage import StageVote
from charta.domain.workshops import Divergence
from charta.errors import N_
from charta.i18n import Translator
from charta.services.deciding import from_json
from charta.services.telling import AnswerWords, Names
from charta.ui.room.stage.words import StageWords
from charta.ui.theme import Tone

DIVERGENCES: Final[Mapping[Divergence, str]] = {
    Divergence.STANDS: N_("One department has approved what another one wants changed."),
    Divergence.REVIEWS: N_("Returned reviews of several departments ask for changes."),
    Divergence.MOTIONS: N_("Different answers were proposed, and none was decided."),
    Divergence.RESERVED: N_("A department has approved with a reservation."),
}
SCALES: Final[Mapping[Scale, str]] = {
    Scale.CONSENT: N_("Three answers"),
    Scale.FINGERS: N_("Five fingers"),
}
TONES: Final[Mapping[Choice, Tone]] = {
    Choice.AGREE: Tone.SUCCESS,
    Choice.LIVE_WITH: Tone.WARNING,
    Choice.OBJECT: Tone.DANGER,
    Choice.FIVE: Tone.SUCCESS,
    Choice.FOUR: Tone.SUCCESS,
    Choice.THREE: Tone.WARNING,
    Choice.TWO: Tone.DANGER,
    Choice.ONE: Tone.DANGER,
}
ICONS: Final[Mapping[Tone, str]] = {
    Tone.SUCCESS: "circle-check",
    Tone.WARNING: "minus",
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
        return self._stage.choice(StageVote("", "", has_answered=True, choice=choice), is_shown=True)

    def outcome(self, outcome: str) -> str:
        """Return what a round comes to."""
        return self._stage.outcome(outcome)
