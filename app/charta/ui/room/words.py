"""Times and notices of the facilitator's window in words."""

from datetime import date, datetime, timedelta
from typing import Final

from charta.domain.records import Action
from charta.domain.stage import ClockState
from charta.domain.timeline import Gap
from charta.errors import N_
from charta.i18n import Translator
from charta.ui.room.state import ItemTime, RoomTime
from charta.ui.theme import Tone

CLOCK_WORDS: Final = {
    ClockState.STILL: N_("Stands still"),
    ClockState.RUNNING: N_("Running"),
    ClockState.ENDING: N_("Nearly over"),
    ClockState.OVER: N_("Over time"),
}
CLOCK_TONES: Final = {
    ClockState.STILL: Tone.NEUTRAL,
    ClockState.RUNNING: Tone.SUCCESS,
    ClockState.ENDING: Tone.WARNING,
    ClockState.OVER: Tone.WARNING,
}
CLOCK_ICONS: Final = {
    ClockState.STILL: "minus",
    ClockState.RUNNING: "check",
    ClockState.ENDING: "clock-alert",
    ClockState.OVER: "clock-alert",
}
_MINUTE: Final = timedelta(minutes=1)


def clock_time(time: timedelta) -> str:
    """Return a time as a clock shows it: 4:05, or 1:04:05 from an hour on."""
    minutes, seconds = divmod(int(time.total_seconds()), 60)
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def minutes(time: timedelta) -> int:
    """Return whole minutes, rounded."""
    return round(time / _MINUTE)


def hour(moment: datetime) -> str:
    """Return a time of day by the computer's zone."""
    return f"{moment.astimezone():%H:%M}"


def item_minutes(time: ItemTime, words: Translator, *, begun: bool) -> str:
    """Return how long an item is planned, and what it took of that: '12 of 10 min'."""
    planned = minutes(time.planned)
    if not begun:
        return words.tr("{count} min", count=planned)
    return words.tr("{spent} of {count} min", spent=minutes(time.spent), count=planned)


def total_words(total: RoomTime, words: Translator) -> str:
    """Return how much of the workshop's time is gone."""
    return words.tr("{spent} of {count} min", spent=minutes(total.spent), count=minutes(total.available))


def forecast_words(total: RoomTime, words: Translator) -> str:
    """Return how the rest of the agenda fits into the time that there is."""
    over = minutes(total.over)
    if over > 0:
        return words.tr("The agenda runs {count} min over", count=over)
    if over < 0:
        return words.tr("{count} min to spare", count=-over)
    return words.tr("The agenda fits the time")


def owner_and_day(action: Action, words: Translator) -> tuple[str, str]:
    """Return who takes an action and until when; what is missing is said too."""
    day = words.day(date.fromisoformat(action.due)) if action.due else words.tr("no day yet")
    return action.owner or words.tr("nobody yet"), day


def interruption_words(gap: Gap, words: Translator) -> str:
    """Return that time was left out."""
    return words.tr(
        "The workshop was interrupted from {began} to {ended}; that time is not counted.",
        began=hour(gap.began),
        ended=hour(gap.ended),
    )


def clock_set_words(by: timedelta, words: Translator) -> str:
    """Return that somebody set the clock."""
    amount = max(1, minutes(abs(by)))
    if by > timedelta():
        template = N_(
            "The computer’s clock was set {amount} min forward. The times of the items stay right; there is "
            "nothing to do."
        )
    else:
        template = N_(
            "The computer’s clock was set {amount} min back. The times of the items stay right; there is "
            "nothing to do."
        )
    return words.tr(template, amount=amount)
