"""Whatever is edited in a file, tracked or not: what is proposed gives the edited text, and no other."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from charta.bootstrap import Charta
from charta.domain.fingerprint import parse_canonical
from charta.domain.items import Item, applied, plain
from charta.domain.proposals import ProposalState, Texts, text_proposals, wanted_changes
from charta.domain.returned import revised, suggestions
from charta.domain.review import Leftover, ReturnedText
from charta.exchange.review import WordReviewReader
from charta.services.reviews import ReviewOrder
from fakes import SteppingClock
from reviewer import Drop, Insert, Join, NewLine, Place, Replace, Split, Step, reviewed
from round.accounts import after

SECTIONS = ("S02", "S10")


@dataclass(frozen=True)
class Sent:
    """A file that was sent, and its texts."""

    data: bytes
    texts: Mapping[tuple[str, str], tuple[Item, ...]]
    titles: Mapping[tuple[str, str], str]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    folder = tmp_path_factory.mktemp("sent")
    charta = Charta(clock=SteppingClock(), actor="Test", backups=folder / "backups")
    with closing(charta.create(folder / "sent.charta", answers=charta.example_answers())) as bench:
        request, job = bench.reviews.send(ReviewOrder(("hr",), "Ada", SECTIONS))
        said = {
            (section, language): words
            for section, text in bench.reviews.sent(request).items()
            for language, words in parse_canonical(text).items()
        }
        texts = {key: bench.wordings.items_of(words.wording) for key, words in said.items()}
        return Sent(job.make(), texts, {key: words.title for key, words in said.items()})


@st.composite
def a_step(
    draw: st.DrawFn, key: tuple[str, str], title: str, lines: list[str], *, can_join: bool
) -> Step | None:
    """Draw a step at words that stand once in the text, None where the draw found none."""
    words = draw(st.sampled_from(lines)).split(" ")
    start = draw(st.integers(0, len(words) - 1))
    said = " ".join(words[start : start + draw(st.integers(1, 3))]).strip()
    if not said or "\n" in said or "\n".join([title, *lines]).count(said) != 1:
        return None
    place, text = Place(*key, said), draw(st.sampled_from(["alpha", "bêta gamma", "Ω", ", delta", ""]))
    line = NewLine(place, f"Nouvelle ligne {draw(st.integers(10, 99))}")
    steps: list[Step] = [Replace(place, text), Insert(place, text or " plus"), line, Drop(place)]
    steps += [Split(place)] if start else []
    steps += [Join(place)] if can_join else []
    return draw(st.sampled_from(steps))


@dataclass(frozen=True)
class Edited:
    """What was done to the file of a text, tracked or not by each hand, and the lines that it should give."""

    key: tuple[str, str]
    lines: list[str]
    hands: list[bool]
    text: ReturnedText
    leftovers: tuple[Leftover, ...]


def edited(sent: Sent, data: st.DataObject) -> Edited:
    """Draw steps, take them in the file, and read it."""
    key = data.draw(st.sampled_from(sorted(sent.texts)))
    lines, file = plain(sent.texts[key]).split("\n"), sent.data
    hands = data.draw(st.lists(st.booleans(), min_size=1, max_size=2))
    done: list[Step] = []
    for number, tracked in enumerate(hands):
        for _ in range(data.draw(st.integers(1, 4))):
            if any(isinstance(each, Join) for each in done):
                break  # in the file, two lines whose end was taken out are still two: no words span them
            # A line that was split has lost the space there, and joining it does not bring that back.
            can_join = not any(isinstance(each, Split) for each in done)
            step = data.draw(a_step(key, sent.titles[key], lines, can_join=can_join))
            if step is None or (isinstance(step, Join) and step.place.words in lines[-1]):
                continue
            lines = after(lines, [step], *key)
            file = reviewed(file, [step], f"Author {number}", tracked=tracked)
            done.append(step)
    report = WordReviewReader().read(file, "returned.docx")
    (text,) = [entry for entry in report.texts if (entry.section, entry.language) == key]
    return Edited(key, lines, hands, text, report.leftovers)


PICKY = [HealthCheck.filter_too_much]


@settings(max_examples=40, suppress_health_check=PICKY)
@given(st.data())
def test_what_is_proposed_gives_the_text_that_came_back(sent: Sent, data: st.DataObject) -> None:
    made = edited(sent, data)
    found = suggestions(sent.texts[made.key], revised(made.text.lines))
    said = plain(applied(sent.texts[made.key], [entry.edit for entry in found]))
    assert _words(said) == _words("\n".join(made.lines))
    assert made.leftovers == ()
    if all(made.hands):
        assert not any(entry.is_silent for entry in found)
    if not any(made.hands):
        assert not any(entry.authors for entry in found)
    assert all(entry.is_silent or entry.authors for entry in found)


@settings(max_examples=25, suppress_health_check=PICKY)
@given(st.data())
def test_it_can_be_taken_over_one_by_one_in_any_order(sent: Sent, data: st.DataObject) -> None:
    made = edited(sent, data)
    now, returned = sent.texts[made.key], revised(made.text.lines)
    answered: set[str] = set()
    while True:
        before = sent.texts[made.key]
        texts = Texts(before, now, wanted_changes(before, returned))
        every = [entry for entry in text_proposals(1, made.text, texts) if entry.id not in answered]
        assert all(entry.state is ProposalState.OPEN for entry in every)
        if not every:
            break
        chosen = data.draw(st.sampled_from(every))
        answered.add(chosen.id)
        now = applied(now, [chosen.edit])
    assert _words(plain(now)) == _words("\n".join(made.lines))


def _words(text: str) -> list[str]:
    """Return the lines with words, with one space between these."""
    return [" ".join(line.split()) for line in text.split("\n") if line.strip()]
