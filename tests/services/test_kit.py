"""The kit speaks of the text that applies: the published one, whatever the draft says by now."""

from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.printed_kit import PrintedKit
from charta.domain.rollout import Deliverable
from charta.errors import LanguageNotInCharter, UnknownDocument, UnknownFormat
from charta.services.export import write
from made import MadeFiles

MEDIA = {"fr": "Zoé du guichet", "en": "Zoe at the desk"}
VOLUNTARY = (Deliverable.AMBASSADORS, Deliverable.COMMITMENT)


def questions(kit: PrintedKit, section: str) -> str:
    (found,) = (entry for entry in kit.sections if entry.id == section)
    return " ".join(choice for question in found.parts.questions for choice in question.choices)


def test_a_draft_has_a_kit_that_is_marked_as_such_and_has_no_days(example: Workbench) -> None:
    kit = example.kit.printed("en")
    assert example.kit.source.is_draft
    assert kit.charter.version is None
    assert len(kit.reminders) == 12
    assert {placed.day for placed in kit.reminders} == {None}
    assert kit.papers() == tuple(Deliverable)
    assert all("-draft-" in job.name for job in example.kit.jobs())


def test_a_version_has_days_and_its_number(published: Workbench) -> None:
    source, kit = published.kit.source, published.kit.printed("fr")
    assert source.version == kit.charter.version == "1.0"
    assert source.effective == kit.charter.effective
    days = [placed.day for placed in kit.reminders]
    assert days == sorted(day for day in days if day)
    assert isinstance(days[0], date)
    assert isinstance(source.effective, date)
    assert days[0] > source.effective


def test_a_version_keeps_its_answers_when_the_draft_changes(published: Workbench) -> None:
    before = published.kit.printed("en")
    published.answers.set("S05", "media_contact", MEDIA)
    published.answers.set("S18", "staff_reply", "factual")
    published.answers.include({"S09": False})
    published.answers.set("team", "sponsor", "Somebody Else")
    assert published.kit.printed("en") == before
    assert "Zoe" not in questions(before, "S05")
    assert published.kit.papers() == tuple(Deliverable)


def test_the_next_version_speaks_of_its_own_answers(ready: Workbench, charta: Charta) -> None:
    ready.answers.set("S05", "media_contact", MEDIA)
    assert "Zoe at the desk" in questions(ready.kit.printed("en"), "S05")
    assert "Zoé du guichet" in questions(ready.kit.printed("fr"), "S05")


@pytest.mark.parametrize(
    ("answer", "right"),
    [("route", "You send the link"), ("factual", "Give the fact once")],
)
def test_the_right_answer_follows_the_answers(example: Workbench, answer: str, right: str) -> None:
    example.answers.set("S18", "staff_reply", answer)
    (found,) = (entry for entry in example.kit.printed("en").sections if entry.id == "S18")
    assert found.parts.questions[0].choices[0].startswith(right)


def test_a_charter_without_ambassadors_invites_none(example: Workbench) -> None:
    example.answers.include({"S09": False})
    assert not {*VOLUNTARY} & {*example.kit.papers()}
    with pytest.raises(UnknownDocument):
        example.kit.jobs([Deliverable.COMMITMENT])


def test_where_nothing_is_signed_there_is_no_form_to_sign(example: Workbench) -> None:
    example.answers.set("S09", "engagement", "none")
    assert Deliverable.AMBASSADORS in example.kit.papers()
    assert Deliverable.COMMITMENT not in example.kit.papers()


def test_a_charter_of_few_sections_gives_what_it_has(bench: Workbench) -> None:
    bench.answers.include({section.id: False for section in bench.session.catalogue.sections})
    assert Deliverable.QUIZ not in bench.kit.papers()
    assert Deliverable.REMINDERS not in bench.kit.papers()
    bench.answers.include({"S01": True, "S12": True})
    kit = bench.kit.printed("fr")
    assert 0 < len(kit.reminders) < 12
    assert len(kit.questions) == 2
    assert {Deliverable.QUIZ, Deliverable.REMINDERS} <= {*kit.papers()}


def test_a_section_that_the_team_reworded_is_told(example: Workbench) -> None:
    assert not example.kit.reworded
    number = next(entry.number for entry in example.kit.printed("en").sections if entry.id == "S12")
    example.rewording.edit("S12", "en", "Our own words.")
    assert [*example.kit.reworded] == [number]


def test_what_does_not_exist_is_refused(example: Workbench) -> None:
    with pytest.raises(LanguageNotInCharter):
        example.kit.printed("de")
    with pytest.raises(LanguageNotInCharter):
        example.kit.jobs(languages=["de"])
    with pytest.raises(UnknownFormat):
        example.kit.jobs(format_="odt")
    with pytest.raises(UnknownDocument):
        example.kit.jobs(["quizz"])


def test_the_files_are_written_whole_and_the_same_each_time(published: Workbench, tmp_path: Path) -> None:
    papers = [Deliverable.QUIZ, Deliverable.QUIZ_KEY]
    first = {path.name: path.read_bytes() for path in write(published.kit.jobs(papers), tmp_path / "a")}
    second = {path.name: path.read_bytes() for path in write(published.kit.jobs(papers), tmp_path / "b")}
    assert first == second
    assert len(first) == len(papers) * len(published.kit.languages)
    assert all("-1.0-" in name for name in first)


def test_a_charter_that_is_only_read_gives_its_kit(made_files: MadeFiles, charta: Charta) -> None:
    with closing(charta.read(made_files.published)) as bench:
        assert bench.kit.printed("en").charter.version == "1.0"


def test_a_withdrawn_version_gives_way_to_the_draft(published: Workbench) -> None:
    published.publication.withdraw("1.0", "A wrong sentence", "Ada")
    assert published.kit.source.is_draft
    assert replace(published.kit.source, version="1.0").is_draft is False
