"""What the big screen says besides what it is given: clock, answers and outcomes, in words."""

from collections.abc import Mapping
from typing import Final

from charta.domain.records import Aim, Choice, ItemKind
from charta.domain.stage import ClockState, Stage, StageClock, StageVote
from charta.domain.workshops import Outcome
from charta.errors import N_
from charta.i18n import Translator

_AIMS: Final[Mapping[str, str]] = {
    Aim.DECIDE: N_("To decide"),
    Aim.SETTLE: N_("To settle"),
    Aim.APPROVE: N_("To approve"),
    Aim.INFORM: N_("To know"),
}
_CHOICES: Final[Mapping[str, str]] = {
    Choice.AGREE: N_("Agrees"),
    Choice.LIVE_WITH: N_("Can live with it"),
    Choice.OBJECT: N_("Objects"),
    Choice.FIVE: N_("Full support"),
    Choice.FOUR: N_("Agrees"),
    Choice.THREE: N_("Can live with it"),
    Choice.TWO: N_("Objects in part"),
    Choice.ONE: N_("Objects"),
}
_OUTCOMES: Final[Mapping[str, str]] = {
    Outcome.UNANIMOUS: N_("Everybody agrees."),
    Outcome.CONSENT: N_("Nobody objects: the proposal can stand."),
    Outcome.OBJECTED: N_("There is an objection to answer first."),
    Outcome.NOBODY: N_("Nobody has answered."),
}
_STATES: Final[Mapping[ClockState, str]] = {
    ClockState.RUNNING: N_("left"),
    ClockState.ENDING: N_("almost over"),
    ClockState.OVER: N_("over time"),
}


class StageWords:
    """The words of one language."""

    def __init__(self, words: Translator) -> None:
        self.tr = words.tr
        self.ntr = words.ntr
        self.language = words.language

    def aim(self, stage: Stage) -> str:
        """Return what the item is for and who leads it, on one line."""
        parts = [self.tr(_AIMS.get(stage.aim, stage.aim))]
        if stage.lead:
            parts.append(self.tr("Led by {name}", name=stage.lead))
        return " · ".join(part for part in parts if part)

    def choice(self, vote: StageVote, *, is_shown: bool) -> str:
        """Return a department's answer, or only whether there is one."""
        if is_shown and vote.choice:
            return self.answer(vote.choice)
        if is_shown:
            return self.tr("No answer")
        return self.tr("Answered") if vote.has_answered else self.tr("Not yet")

    def answer(self, choice: str) -> str:
        """Return an answer of a round."""
        return self.tr(_CHOICES.get(choice, choice))

    def outcome(self, outcome: str) -> str:
        """Return what a round comes to."""
        return self.tr(_OUTCOMES.get(outcome, outcome))

    def clock_state(self, stage: Stage) -> str:
        """Return the word beside the digits; empty before anything ran."""
        if stage.is_paused:
            return self.tr("Paused")
        return self.tr(_STATES.get(stage.clock.state, ""))

    def time(self, stage: Stage) -> str:
        """Return the clock in words and whole minutes, which change once a minute."""
        clock = stage.clock
        if not has_clock(clock):
            return ""
        minutes = abs(clock.left) // 60
        if clock.left < 0:
            said = self.ntr("{count} minute over time", "{count} minutes over time", minutes)
        elif minutes:
            said = self.ntr("{count} minute left", "{count} minutes left", minutes)
        else:
            said = self.tr("less than a minute left")
        return f"{self.tr('Paused')}, {said}" if stage.is_paused else said

    def wait(self, stage: Stage) -> str:
        """Return what the screen says while no item is on."""
        if stage.following:
            return self.tr("We begin soon")
        return self.tr("Thank you, everyone")

    def heading(self, stage: Stage) -> str:
        """Return the item in words."""
        if stage.kind == ItemKind.SECTION and stage.number:
            return self.tr("Section {number}: {title}", number=stage.number, title=stage.title)
        return stage.title if stage.kind else self.wait(stage)


def has_clock(clock: StageClock) -> bool:
    """Return whether there is a time to show."""
    return clock.planned > 0 or clock.left != 0


def digits(clock: StageClock) -> str:
    """Return the clock as minutes and seconds: '4:05', or '+2:10' once it is over."""
    minutes, seconds = divmod(abs(clock.left), 60)
    return f"{'+' if clock.left < 0 else ''}{minutes}:{seconds:02}"
