import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from charta.documents.block_words import words
from charta.documents.blocks import Heading
from charta.documents.composing import Composer
from charta.documents.evidence import compose_evidence, digits, moment
from charta.documents.factory import DocumentFactory
from charta.domain.fingerprint import combined
from charta.domain.journal import Content, sealed
from charta.domain.printed import PrintedEvidence
from documents.samples import published
from documents.samples_versions import EASTERN, evidence
from documents.word_checks import W, assert_valid, lines, part

factory = DocumentFactory()


def text_of(content: PrintedEvidence, format_: str) -> str:
    """Return the words of the file, without any space."""
    made = factory.evidence(content, format_)
    if format_ == "docx":
        said = "".join(lines(made))
    elif format_ == "pdf":
        pages = pypdfium2.PdfDocument(BytesIO(made))
        said = "".join(page.get_textpage().get_text_range() for page in pages)
    else:
        said = made.decode()
    return re.sub(r"\s", "", said)


@pytest.mark.parametrize("format_", ["docx", "pdf", "md"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_everything_that_proves_the_version_stands_in_the_file_in_full(language: str, format_: str) -> None:
    content = evidence(language)
    said = text_of(content, format_)
    digests = [
        content.charter.fingerprint,
        content.text_digest,
        content.head,
        content.charter_id,
        *content.documents.values(),
        *(decision.digest for decision in content.decisions),
        *(decision.fingerprint for decision in content.decisions),
        *(entry.digest for entry in content.journal),
    ]
    assert [digest for digest in digests if digest not in said] == []
    for name in ("LéaTremblay", "SamOkafor", "AnaReyes", "ClaireFortin"):
        assert name in said


def test_the_whole_text_as_published_follows_with_the_numbers_of_the_charter() -> None:
    document = compose_evidence(Composer(), evidence("en"))
    headings = [block for block in document.blocks if isinstance(block, Heading) and block.level == 1]
    assert [words(block.inlines)[:2] for block in headings[:6]] == ["A.", "B.", "C.", "D.", "E.", "F."]
    assert words(headings[6].inlines) == "A word from Claire Fortin"
    numbered = [words(block.inlines) for block in headings if block.numbered]
    assert numbered == [section.title for section in evidence("en").charter.sections]


def test_a_decision_on_an_earlier_text_says_over_which_minor_change_it_was_carried() -> None:
    said = factory.evidence(evidence("en"), "md").decode()
    assert said.count("On an earlier text:") == 1
    (line,) = (line for line in said.split("\n") if line.startswith("**Carried over a minor change**"))
    assert "(Legal Affairs)" in line
    assert "Sam Okafor (Human Resources)" in line
    assert "Ana Reyes (Legal Affairs) on November 20, 2027" in line


def test_a_change_that_carried_several_departments_is_told_once() -> None:
    content = evidence("en")
    carried = next(decision.carried for decision in content.decisions if decision.carried)
    decisions = tuple(
        replace(decision, carried=carried) if decision.section == "S04" else decision
        for decision in content.decisions
    )
    said = factory.evidence(replace(content, decisions=decisions), "md").decode()
    assert said.count("Carried over a minor change") == 1
    assert "(Marketing and Communications, Human Resources and Legal Affairs)" in said


def test_what_happened_since_is_told_at_the_head() -> None:
    quiet = factory.evidence(evidence("en"), "md").decode()
    assert "neither withdrawn nor reviewed" in quiet
    since = factory.evidence(
        evidence("en", withdrawn="Replaced by the group’s policy.", reviewed=("Looked at again.",)), "md"
    ).decode()
    assert "**This version was withdrawn.** Replaced by the group’s policy." in since
    assert "- Looked at again." in since
    assert "neither withdrawn nor reviewed" not in since


def test_a_version_with_little_to_prove_says_what_is_missing(tmp_path: Path) -> None:
    bare = evidence(
        "en",
        charter=published("en"),
        decisions=(),
        endorsement=None,
        documents={},
        journal=(),
        note="",
        review=None,
    )
    assert_valid(factory.evidence(bare, "docx"), tmp_path)
    said = factory.evidence(bare, "md").decode()
    assert "No decision was asked for." in said
    assert "No endorsement is recorded." in said
    assert "No document was kept on publication." in said
    assert b"pdfuaid:part" in factory.evidence(bare, "pdf")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_file_is_valid_in_word_and_tagged_in_pdf(language: str, tmp_path: Path) -> None:
    assert_valid(factory.evidence(evidence(language), "docx"), tmp_path)
    assert b"pdfuaid:part" in factory.evidence(evidence(language), "pdf")


def test_digests_have_a_style_of_their_own_and_break_between_groups() -> None:
    root = part(factory.evidence(evidence("en"), "docx"))
    runs = [
        "".join(text.text or "" for text in run.iter(f"{W}t"))
        for run in root.iter(f"{W}r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None and style.get(f"{W}val") == "Digits"
    ]
    assert len(runs) > 40
    assert all(re.fullmatch("([0-9a-f]{8} ?)+", text) for text in runs)


def test_hostile_texts_print_literally(tmp_path: Path) -> None:
    hostile = "**x** | <b> [l](https://e.org) [f](page:digits) ::: toc"
    content = evidence("en", published_by=hostile, note=hostile, withdrawn=hostile, documents={hostile: "ab"})
    decisions = tuple(replace(decision, note=hostile, by=hostile) for decision in content.decisions)
    data = factory.evidence(replace(content, decisions=decisions), "docx")
    assert_valid(data, tmp_path)
    assert sum(hostile in line for line in lines(data)) >= len(decisions)


@pytest.mark.parametrize(
    ("language", "at", "shown"),
    [
        ("en", datetime(2026, 12, 1, 14, 5, tzinfo=EASTERN), "December 1, 2026, 2:05\u202fp.m. (UTC−05:00)"),
        ("fr", datetime(2026, 12, 1, 14, 5, tzinfo=UTC), "1er décembre 2026, 14 h 05 (UTC)"),
        (
            "fr",
            datetime(2026, 1, 2, 0, 0, tzinfo=timezone(timedelta(hours=5, minutes=30))),
            "2 janvier 2026, 00 h 00 (UTC+05:30)",
        ),
    ],
)
def test_a_moment_is_told_to_the_minute_with_its_time_zone(language: str, at: datetime, shown: str) -> None:
    assert moment(at, language) == shown


def test_the_recipes_that_the_file_gives_are_those_that_are_used() -> None:
    parts = ("2026-12-01T19:05:00Z", "Léa", "decision", '["1"]', "", '{"by":"Léa"}')
    told = json.dumps([7, "0" * 64, *parts], separators=(",", ":"), ensure_ascii=False)
    assert sealed(7, "0" * 64, Content(*parts)).digest == sha256(told.encode("utf-8")).hexdigest()
    assert combined(["ab", "cd"]) == sha256(b"ab\ncd").hexdigest()


def test_digits_are_grouped() -> None:
    assert digits("0123456789abcdef") == "[01234567 89abcdef](page:digits)"
