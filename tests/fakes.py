"""Stand-ins for what a test must control: time above all."""

from datetime import UTC, datetime, timedelta


class SteppingClock:
    """A clock that moves only when it is told to, or by a fixed step at each look."""

    def __init__(self, start: datetime = datetime(2026, 11, 24, 15, 0, tzinfo=UTC)) -> None:
        self.moment = start
        self.step = timedelta(0)

    def now(self) -> datetime:
        """Return the present moment, then move on by the step."""
        moment = self.moment
        self.moment += self.step
        return moment

    def advance(self, **duration: float) -> None:
        """Let time pass; the arguments are those of `timedelta`."""
        self.moment += timedelta(**duration)
