"""Remarks are said, answered and resolved, follow their words, and are never lost."""

from datetime import UTC, datetime

import pytest

from charta.bootstrap import Charta, Workbench
from charta.domain.anchors import Anchor, anchored
from charta.domain.records import DecisionKind
from charta.errors import (
    CommentEmpty,
    CommentUnsigned,
    TooLong,
    UnknownComment,
    UnknownDepartment,
    UnknownLanguage,
    UnknownSheet,
)

APPROVE, RESERVE, REQUEST = DecisionKind.APPROVE, DecisionKind.RESERVE, DecisionKind.REQUEST_CHANGE


def plain(bench: Workbench, language: str = "en") -> str:
    return bench.wordings.plain(bench.wordings.text("S12", language))


def pointing(bench: Workbench, words: str, language: str = "en") -> Anchor:
    text = plain(bench, language)
    start = text.index(words)
    return anchored(text, start, start + len(words))


def test_a_remark_stays_with_its_author_and_can_be_resolved_and_opened_again(bench: Workbench) -> None:
    number = bench.comments.add("S12", "legal", "Ann", "Too long.")
    (comment,) = bench.comments.of("S12")
    assert (comment.number, comment.author, comment.department, comment.text) == (
        number,
        "Ann",
        "legal",
        "Too long.",
    )
    bench.comments.resolve(comment.number, "Bob")
    assert bench.comments.open_count("S12") == 0
    assert bench.comments.of("S12")[0].resolved_by == "Bob"
    bench.comments.resolve(comment.number, "")
    assert bench.comments.open_count("S12") == 1


def test_a_remark_does_not_make_a_signature_outdated(signed: Workbench) -> None:
    signed.comments.add("S12", "", "Ann", "Well done.")
    assert signed.agreement.row("S12").is_signed


def test_a_remark_needs_a_name_words_and_a_known_place(bench: Workbench) -> None:
    with pytest.raises(CommentUnsigned):
        bench.comments.add("S12", "", " ", "x")
    with pytest.raises(CommentEmpty):
        bench.comments.add("S12", "", "Ann", "\n")
    with pytest.raises(UnknownSheet):
        bench.comments.add("S99", "", "Ann", "x")
    with pytest.raises(UnknownDepartment):
        bench.comments.add("S12", "sales", "Ann", "x")
    with pytest.raises(UnknownLanguage):
        bench.comments.add("S12", "", "Ann", "x", anchor=Anchor("words"), language="xx")
    with pytest.raises(UnknownComment):
        bench.comments.add("S12", "", "Ann", "x", reply_to=7)
    with pytest.raises(TooLong):
        bench.comments.add("S12", "", "Ann", "x", anchor=Anchor("x" * 5000), language="en")
    assert bench.comments.of("S12") == ()


def test_a_remark_follows_its_words_and_says_when_they_are_gone(example: Workbench) -> None:
    anchor = pointing(example, "the sales team")
    example.comments.add("S12", "legal", "Ann", "Which one?", anchor=anchor, language="en")
    example.rewording.edit("S12", "en", f"A new beginning.\n\n{example.wordings.text('S12', 'en')}")
    (thread,) = example.comments.threads("S12")
    assert thread.span is not None
    assert plain(example)[slice(*thread.span)] == "the sales team"
    assert not thread.is_gone
    example.rewording.edit("S12", "en", "Nothing is left of it.")
    (thread,) = example.comments.threads("S12")
    assert thread.span is None
    assert thread.is_gone
    assert thread.root.quote == "the sales team"


def test_a_remark_in_one_language_is_not_looked_for_in_another(example: Workbench) -> None:
    example.comments.add("S12", "", "Ann", "x", anchor=pointing(example, "confidential"), language="en")
    example.comments.add("S12", "", "Ann", "y", anchor=pointing(example, "confidentiel", "fr"), language="fr")
    example.comments.add("S12", "", "Ann", "z")
    english, french, whole = example.comments.threads("S12")
    assert english.span is not None
    assert french.span is not None
    assert plain(example, "fr")[slice(*french.span)] == "confidentiel"
    assert (whole.span, whole.is_gone, whole.anchor) == (None, False, None)
    example.answers.set("organisation", "languages", ("fr",))
    english, french, _ = example.comments.threads("S12")
    assert english.is_gone
    assert not french.is_gone


def test_an_answer_to_an_answer_joins_the_thread(bench: Workbench) -> None:
    root = bench.comments.add("S12", "legal", "Ann", "Too long.")
    other = bench.comments.add("S12", "it", "Bob", "Something else.")
    first = bench.comments.add("S12", "hr", "Cy", "Why?", reply_to=root)
    second = bench.comments.add("S12", "legal", "Ann", "See page 3.", reply_to=first, blocks=True)
    one, two = bench.comments.threads("S12")
    assert (one.root.number, [reply.number for reply in one.replies]) == (root, [first, second])
    assert (two.root.number, two.replies) == (other, ())
    assert not one.replies[1].blocks
    assert bench.comments.open_count("S12") == 2
    with pytest.raises(UnknownComment):
        bench.comments.add("S13", "hr", "Cy", "Wrong section.", reply_to=root)


def test_resolving_an_answer_resolves_its_thread_and_so_does_opening_it(bench: Workbench) -> None:
    root = bench.comments.add("S12", "legal", "Ann", "Too long.", blocks=True)
    reply = bench.comments.add("S12", "hr", "Cy", "Why?", reply_to=root)
    bench.comments.resolve(reply, "Bob")
    (thread,) = bench.comments.threads("S12")
    assert (thread.is_open, thread.root.resolved_by, thread.replies[0].resolved_by) == (False, "Bob", "")
    assert bench.comments.open_requests("S12") == ()
    bench.comments.resolve(reply, "")
    assert [request.number for request in bench.comments.open_requests("S12")] == [root]
    bench.comments.resolve(99, "Bob")


def test_what_came_from_a_file_already_is_not_said_again(bench: Workbench) -> None:
    at = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
    first = bench.comments.add("S12", "it", "Bob", "From Word.", source="abc:1", at=at)
    again = bench.comments.add("S12", "it", "Bob", "From Word.", source="abc:1", at=at)
    other = bench.comments.add("S12", "it", "Bob", "From Word.", source="abc:2", at=at)
    assert first == again != other
    assert [(comment.source, comment.at) for comment in bench.comments.of("S12")] == [
        ("abc:1", at),
        ("abc:2", at),
    ]


def test_the_words_of_a_remark_are_stored_cleaned_and_found(example: Workbench) -> None:
    anchor = Anchor("  the\u00a0sales\r\nteam\u202e ", "\x07check with ", " before")
    example.comments.add("S12", "", "Ann", "x", anchor=anchor, language="en")
    (thread,) = example.comments.threads("S12")
    assert thread.root.quote == "the\u00a0sales\nteam"
    assert thread.span is not None
    assert plain(example)[slice(*thread.span)] == "the sales team"
    example.comments.add("S12", "", "Ann", "y", anchor=Anchor("\u202e"), language="en")
    assert example.comments.threads("S12")[1].anchor is None


def test_a_request_for_change_is_a_remark_of_its_department_until_it_approves(example: Workbench) -> None:
    example.agreement.sign("S12", "legal", REQUEST, "Ann", "Shorter, please.")
    example.comments.add("S12", "it", "Bob", "Photos too.", blocks=True)
    (ours, theirs) = example.comments.open_requests("S12")
    assert (ours.department, ours.author, ours.text) == ("legal", "Ann", "Shorter, please.")
    entries = example.session.store.journal()
    assert [type(change.record).__name__ for _, change in entries[-3:]] == ["Decision", "Comment", "Comment"]
    example.agreement.sign("S12", "legal", RESERVE, "Zoe", "Good enough.")
    assert [request.number for request in example.comments.open_requests("S12")] == [theirs.number]
    assert example.comments.of("S12")[0].resolved_by == "Zoe"
    example.agreement.sign("S12", "it", APPROVE, "Bob")
    assert example.comments.open_requests("S12") == ()


def test_an_approval_of_an_earlier_text_settles_nothing(example: Workbench) -> None:
    sent = example.wordings.canonical("S12")
    example.answers.set("S12", "photos", "none")
    example.agreement.sign("S12", "legal", REQUEST, "Ann", "Say why.")
    example.agreement.sign_sent("S12", "legal", APPROVE, "Ann", "", sent)
    assert len(example.comments.open_requests("S12")) == 1


def test_requests_on_several_sections_at_once_are_remarks_of_their_own(example: Workbench) -> None:
    example.comments.add("S12", "", "Ann", "First.")
    example.agreement.sign_all("it", REQUEST, "Bob", "Explain the words.")
    asked = [
        request
        for section in example.session.included()
        for request in example.comments.open_requests(section.id)
    ]
    assert len(asked) > 1
    assert len({request.number for request in asked}) == len(asked)
    assert min(request.number for request in asked) == 2


def test_a_request_can_be_settled_without_the_department_and_opened_again(example: Workbench) -> None:
    example.agreement.sign("S12", "legal", REQUEST, "Ann", "Shorter, please.")
    (request,) = example.comments.open_requests("S12")
    example.comments.resolve(request.number, "The facilitator")
    assert example.comments.open_requests("S12") == ()
    example.comments.resolve(request.number, "")
    assert len(example.comments.open_requests("S12")) == 1


def test_a_charter_that_is_opened_again_has_its_threads(charta: Charta, example: Workbench) -> None:
    root = example.comments.add(
        "S12", "it", "Bob", "Which?", anchor=pointing(example, "the sales team"), language="en", blocks=True
    )
    example.comments.add("S12", "hr", "Cy", "Ours.", reply_to=root)
    before = example.comments.threads("S12")
    path = example.session.store.path
    example.close()
    again = charta.open(path)
    try:
        assert again.comments.threads("S12") == before
    finally:
        again.close()
