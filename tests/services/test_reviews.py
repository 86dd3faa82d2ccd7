"""What is sent out for review: who is asked about which sections, and with which text."""

from datetime import date
from io import BytesIO

import docx
import pytest

from charta.bootstrap import Workbench
from charta.domain.fingerprint import parse_canonical
from charta.domain.records import DecisionKind, ReviewRequest
from charta.errors import (
    LanguageNotInCharter,
    NameRequired,
    NothingToReview,
    UnknownDepartment,
    UnknownReview,
    UnknownSheet,
)
from charta.services.reviews import ReviewOrder
from fakes import SteppingClock
from services.returning import BY, SECTIONS, sent


def words(data: bytes) -> str:
    return "\n".join(node.text or "" for node in docx.Document(BytesIO(data)).element.body.iter("{*}t"))


def test_a_department_gets_what_it_leads_signs_or_is_consulted_on(example: Workbench) -> None:
    concerned = example.reviews.concerned("hr")
    for section in example.session.included():
        expected = "hr" in (section.lead, *section.signs, *section.consulted)
        assert (section.id in concerned) is expected
    assert "S12" not in concerned
    example.agreement.require("S12", "hr", "It is about people too.", required=True)
    assert "S12" in example.reviews.concerned("hr")
    with pytest.raises(UnknownDepartment):
        example.reviews.concerned("astronomy")


def test_what_is_sent_is_remembered_word_by_word(example: Workbench, clock: SteppingClock) -> None:
    standing = {section: example.wordings.canonical(section) for section in SECTIONS}
    request, _ = sent(example, clock)
    example.rewording.edit("S10", "fr", "Autre chose.\n")
    assert dict(example.reviews.sent(request)) == standing
    assert (request.number, request.by, request.languages) == (1, BY, ("fr", "en"))
    assert request.file == "Coopérative-Érablis-review-1-all.docx"
    assert (request.departments, request.sections) == (("hr", "marketing"), SECTIONS)


def test_the_same_file_can_be_made_again_after_the_text_moved_on(
    example: Workbench, clock: SteppingClock
) -> None:
    request, data = sent(example, clock)
    example.rewording.edit("S10", "fr", "Autre chose.\n")
    again = example.reviews.again(request.number).make()
    assert "Autre chose." not in words(again)
    assert words(again) == words(data)
    report = example.returns.take(again, "again.docx", BY)
    assert (report.proposals, report.leftovers) == ((), ())
    with pytest.raises(UnknownReview, match="Known: 1"):
        example.reviews.again(7)


def test_reviews_are_numbered_and_listed_the_newest_first(example: Workbench, clock: SteppingClock) -> None:
    assert example.reviews.requests() == ()
    sent(example, clock, "hr")
    sent(example, clock, "legal", sections=("S12",))
    assert [(entry.number, entry.departments) for entry in example.reviews.requests()] == [
        (2, ("legal",)),
        (1, ("hr",)),
    ]
    assert example.reviews.returns(1) == ()


def test_only_those_who_must_sign_a_section_that_is_ready_are_asked_to_decide(
    example: Workbench, clock: SteppingClock
) -> None:
    _, data = sent(example, clock, "hr", "legal", sections=("S10", "S12"))
    (asked,) = _asked(data)
    assert asked == {"S10": "hr", "S12": "legal"}
    example.answers.set("S10", "channel_place", None)
    assert example.agreement.obstacle("S10")
    _, data = sent(example, clock, "hr", "legal", sections=("S10", "S12"))
    (asked,) = _asked(data)
    assert asked == {"S10": "", "S12": "legal"}


def _asked(data: bytes) -> list[dict[str, str]]:
    """Return who is asked for each section, as the file itself says."""
    from lxml import etree

    from exchange.review.files import part

    root = etree.fromstring(part(data, "customXml/item1.xml").encode())
    return [{entry.get("id", ""): entry.get("departments", "") for entry in root.iterfind("{*}section")}]


def test_languages_and_sections_can_be_chosen(example: Workbench) -> None:
    order = ReviewOrder(("hr",), BY, ("S10",), ("en",), date(2027, 1, 15))
    request, job = example.reviews.send(order)
    assert (request.languages, request.sections, request.due) == (("en",), ("S10",), "2027-01-15")
    # What is decided on is the section in every language, and all of them are remembered.
    assert set(parse_canonical(example.reviews.sent(request)["S10"])) == {"fr", "en"}
    said = words(job.make())
    assert "A thank-you at the right moment" in said
    assert "Un merci donné" not in said


@pytest.mark.parametrize(
    ("order", "kind"),
    [
        (ReviewOrder(("hr",), "  "), NameRequired),
        (ReviewOrder(("hr",), BY, languages=("de",)), LanguageNotInCharter),
        (ReviewOrder(("astronomy",), BY), UnknownDepartment),
        (ReviewOrder(("hr",), BY, ("S99",)), UnknownSheet),
        (ReviewOrder((), BY), NothingToReview),
    ],
)
def test_what_cannot_be_sent_leaves_no_trace(
    example: Workbench, order: ReviewOrder, kind: type[Exception]
) -> None:
    entries = example.log.count
    with pytest.raises(kind):
        example.reviews.send(order)
    assert example.log.count == entries
    assert example.session.charter.all(ReviewRequest) == ()


def test_sending_is_no_step_that_can_be_undone(example: Workbench, clock: SteppingClock) -> None:
    example.agreement.sign("S10", "hr", DecisionKind.APPROVE, "Hana")
    could = example.session.can_undo
    sent(example, clock)
    assert example.session.can_undo == could
    assert len(example.reviews.requests()) == 1
