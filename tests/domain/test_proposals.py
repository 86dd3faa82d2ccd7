"""What a returned text proposes, who changed it, and what it becomes once it is accepted."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.items import Item, Mark, Word, applied, plain, split_words
from charta.domain.proposals import (
    ProposalState,
    TextProposal,
    Texts,
    comment_proposals,
    formatting,
    text_proposals,
    wanted_changes,
)
from charta.domain.returned import revised
from charta.domain.review import ReturnedComment, ReturnedLine, ReturnedText, Run, Tracked

LEA = Tracked("Léa", datetime(2026, 11, 20, 9, 0, tzinfo=UTC))
MARC = Tracked("Marc")


def items(told: str) -> tuple[Item, ...]:
    return tuple(item for line in told.split("\n") for item in (*map(Word, split_words(line)), Mark()))


def line(*runs: Run, **ends: Tracked) -> ReturnedLine:
    return ReturnedLine(runs, Mark(), **ends)


def proposals(sent: str, now: str, *lines: ReturnedLine) -> list[TextProposal]:
    text = ReturnedText("S12", "en", (), lines)
    texts = Texts(items(sent), items(now), wanted_changes(items(sent), revised(lines)))
    return list(text_proposals(1, text, texts))


def test_a_tracked_change_is_proposed_with_its_author_and_its_words() -> None:
    (found,) = proposals(
        "Your manager decides.",
        "Your manager decides.",
        line(Run("Your "), Run("manager", deleted=LEA), Run("team", inserted=LEA), Run(" decides.")),
    )
    assert (found.sent, found.now, found.proposed) == ("manager", "manager", "team")
    assert (found.authors, found.is_silent, found.state) == ((LEA,), False, ProposalState.OPEN)
    assert (found.before, found.after) == ("Your ", " decides.")


def test_a_change_without_tracking_is_told_as_silent() -> None:
    (found,) = proposals("Your manager decides.", "Your manager decides.", line(Run("Your team decides.")))
    assert (found.proposed, found.authors, found.is_silent) == ("team", (), True)


def test_words_that_one_put_in_and_another_took_out_are_not_silent_although_the_first_is_forgotten() -> None:
    sent = "Your manager decides."
    (found,) = proposals(
        sent,
        sent,
        line(
            Run("Your manager decides"), Run(" at once", deleted=MARC), Run(" today", inserted=MARC), Run(".")
        ),
    )
    assert (found.sent, found.proposed.strip(), found.is_silent) == ("", "today", False)
    (found,) = proposals(
        sent, sent, line(Run("Your manager decides at once"), Run(" today", inserted=MARC), Run("."))
    )
    assert (found.proposed.strip(), found.is_silent) == ("at once today", True)


def test_what_was_put_in_at_one_place_with_tracking_and_without_is_one_change() -> None:
    sent = "Your manager decides."
    (found,) = proposals(
        sent,
        sent,
        line(Run("Your manager decides.")),
        line(Run("Soon.")),
        line(Run("Now.", inserted=LEA), inserted=LEA),
    )
    assert found.proposed.strip() == "Soon.\nNow."
    assert (found.authors, found.is_silent) == ((LEA,), True)


def test_a_comment_that_says_nothing_cannot_be_taken_over() -> None:
    said = (
        ReturnedComment("1", "Léa", None, " \n", "decides"),
        ReturnedComment("2", "Léa", None, "No.", "it"),
    )
    found = comment_proposals(1, ReturnedText("S12", "en", (), (), said), ())
    assert [entry.state for entry in found] == [ProposalState.VOID, ProposalState.OPEN]


def test_a_tracked_change_of_a_part_of_a_word_is_not_silent() -> None:
    (found,) = proposals(
        "The charter holds.",
        "The charter holds.",
        line(Run("The charter"), Run("s", inserted=LEA), Run(" holds.")),
    )
    assert (found.sent, found.proposed, found.is_silent) == ("charter", "charters", False)


def test_a_silent_change_within_a_tracked_one_names_the_author_and_the_silence() -> None:
    (found,) = proposals(
        "We never post names today.",
        "We never post names today.",
        line(Run("We never "), Run("share names", deleted=LEA), Run("post", inserted=LEA), Run(" today.")),
    )
    assert (found.sent, found.proposed) == ("post names", "post")
    assert (found.authors, found.is_silent) == ((LEA,), True)


def test_words_that_occur_twice_keep_their_authors_apart() -> None:
    first, second = proposals(
        "law and law and law",
        "law and law and law",
        line(Run("law and "), Run("law and ", deleted=LEA), Run("law"), Run(" and law", inserted=MARC)),
    )
    assert (first.authors, second.authors) == ((LEA,), (MARC,))


def test_two_authors_of_two_changes_have_their_own() -> None:
    first, second = proposals(
        "Ask first. Think of others. Post with joy.",
        "Ask first. Think of others. Post with joy.",
        line(
            Run("Ask "),
            Run("first", deleted=LEA),
            Run("twice", inserted=LEA),
            Run(". Think of others. Post with "),
            Run("joy", deleted=MARC),
            Run("care", inserted=MARC),
            Run("."),
        ),
    )
    assert (first.authors, second.authors) == ((LEA,), (MARC,))


def test_what_was_inserted_and_deleted_again_proposes_nothing() -> None:
    run = Run("very ", inserted=LEA, deleted=MARC)
    assert proposals("Ask first.", "Ask first.", line(Run("Ask "), run, Run("first."))) == []


def test_lines_whose_end_was_deleted_are_joined_and_inserted_ends_split() -> None:
    joined = [line(Run("Ask first."), deleted=LEA), line(Run(" Post."))]
    assert plain(revised(joined).after) == "Ask first. Post."
    (found,) = proposals("Ask first.\nPost.", "Ask first.\nPost.", *joined)
    assert found.authors == (LEA,)
    split = [line(Run("Ask first."), inserted=LEA), line(Run("Post."))]
    assert plain(revised(split).after) == "Ask first.\nPost."


def test_a_change_that_stands_already_is_told_so_and_one_of_changed_words_is_a_conflict() -> None:
    sent = "In doubt, your manager decides."
    back = line(Run("In doubt, your team decides."))
    (there,) = proposals(sent, "In doubt, your team decides.", back)
    (conflict,) = proposals(sent, "In doubt, your colleagues decide.", back)
    assert there.state is ProposalState.PRESENT
    assert (conflict.state, conflict.sent, conflict.proposed) == (
        ProposalState.CONFLICT,
        "manager",
        "team decides",
    )
    assert conflict.now == "colleagues decide"


def test_an_id_is_the_same_whatever_stands_now_and_other_for_other_words() -> None:
    sent = "In doubt, your manager decides."
    (one,) = proposals(sent, sent, line(Run("In doubt, your team decides.")))
    (two,) = proposals(sent, "New. " + sent, line(Run("In doubt, your team decides.")))
    (other,) = proposals(sent, sent, line(Run("In doubt, your colleagues decides.")))
    assert one.id == two.id != other.id


def test_a_changed_look_is_no_proposal_but_is_told() -> None:
    came = revised([line(Run("Ask "), Run("first", bold=True), Run("."))])
    assert wanted_changes(items("Ask first."), came) == ()
    assert list(formatting(items("Ask first."), came)) == ["first"]


def test_replies_name_the_proposal_of_the_comment_that_they_answer() -> None:
    comments = (
        ReturnedComment("0", "Léa", None, "Why?", "first"),
        ReturnedComment("1", "Marc", None, "Because.", "first", reply_to="0"),
    )
    root, reply = comment_proposals(1, ReturnedText("S12", "en", (), (), comments), ())
    assert reply.reply_to == root.id
    (again, _) = comment_proposals(1, ReturnedText("S12", "en", (), (), comments), [root.id])
    assert again.state is ProposalState.ACCEPTED


vocabulary = st.sampled_from(["a ", "b", "law", " ", ".", "é"])
authors = st.sampled_from([None, None, LEA, MARC])
runs = st.builds(Run, vocabulary, inserted=authors, deleted=authors)
returned = st.lists(
    st.builds(
        lambda own, ins, gone: ReturnedLine(tuple(own), Mark(), ins, gone),
        st.lists(runs, max_size=6),
        authors,
        authors,
    ),
    max_size=4,
)


@given(returned, st.lists(vocabulary, max_size=8).map("".join))
def test_accepting_every_proposal_gives_the_returned_text(lines: list[ReturnedLine], sent: str) -> None:
    base, after = items(sent), revised(lines)
    text = ReturnedText("S12", "en", (), tuple(lines))
    found = list(text_proposals(1, text, Texts(base, base, wanted_changes(base, after))))
    made = applied(base, [entry.edit for entry in found])
    assert plain(made).split() == plain(after.after).split()
    assert len({entry.id for entry in found}) == len(found)


@given(returned)
def test_a_file_that_came_back_with_tracked_changes_only_holds_nothing_silent(
    lines: list[ReturnedLine],
) -> None:
    text = ReturnedText("S12", "en", (), tuple(lines))
    base = revised(lines).before
    for found in text_proposals(1, text, Texts(base, base, wanted_changes(base, revised(lines)))):
        assert found.authors
        assert not found.is_silent
