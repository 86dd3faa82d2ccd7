"""A round of answers in the room, without a window: who is asked what, and when sums go to the survey."""

from enum import Enum, auto

from charta.bootstrap import Workbench
from charta.domain.diagnostic import Diagnostic
from charta.domain.sums import Sums


class Phase(Enum):
    """Where the round is."""

    START = auto()
    ASKING = auto()
    LAST = auto()
    HAND_OVER = auto()


class Round:
    """One person's answers after another; they leave as sums of at least eight people, or not at all.

    An answer counts once its person has confirmed all of them. Nothing of a person is kept beyond that.
    """

    def __init__(self, bench: Workbench, number: int) -> None:
        self._service = bench.diagnostic
        self._number = number
        self._room = self._service.room()
        self._batch = Sums()
        self._answers: dict[str, int] = {}
        self.group = ""
        self.phase = Phase.START
        self.place = 0
        self.people = 0
        self.stored = 0

    @property
    def questionnaire(self) -> Diagnostic:
        """What is asked."""
        return self._service.questionnaire

    @property
    def item(self) -> str:
        """The statement that is asked."""
        return self.questionnaire.item_ids[self.place]

    @property
    def answer(self) -> int | None:
        """What the person at the keyboard has answered to it so far."""
        return self._answers.get(self.item)

    @property
    def is_answering(self) -> bool:
        """Whether the person at the keyboard has answered something that does not count yet."""
        return bool(self._answers)

    @property
    def waiting(self) -> int:
        """How many people have answered whose sums are not in the survey yet."""
        return self._room.waiting + self._batch.respondents

    @property
    def may_store(self) -> bool:
        """Whether enough people wait that their sums tell of nobody."""
        return self.waiting >= self.questionnaire.smallest

    def begin_person(self) -> None:
        """Ask the next person from the first statement on."""
        self._answers, self.place, self.phase = {}, 0, Phase.ASKING

    def give(self, answer: int | None) -> None:
        """Take an answer, or none for a statement that is left out, and go on."""
        if answer is None:
            self._answers.pop(self.item, None)
        else:
            self._answers[self.item] = answer
        if self.place + 1 < len(self.questionnaire.items):
            self.place += 1
        else:
            self.phase = Phase.LAST

    def back(self) -> None:
        """Go to the statement before."""
        if self.phase is Phase.LAST:
            self.phase = Phase.ASKING
        elif self.place:
            self.place -= 1

    def confirm(self) -> None:
        """Count the person's answers and forget them; store a batch where one is complete.

        Raises the `FileError` that keeps the batch from being stored; it waits for the next attempt then.
        """
        answers, self._answers, self.place = self._answers, {}, 0
        self.phase = Phase.HAND_OVER
        if answers:
            self._room.answer(answers)
            self.people += 1
        if self._room.ready():
            self._batch += self._room.take()
            self._store()

    def finish(self) -> None:
        """Store what waits; raises as `confirm` does."""
        self._batch += self._room.finish()
        self._store()

    def _store(self) -> None:
        if self._batch.respondents:
            self._service.add(self._number, self._batch, self.group)
            self.stored += self._batch.respondents
            self._batch = Sums()
