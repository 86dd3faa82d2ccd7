from hypothesis import given
from hypothesis import strategies as st

from charta.domain.differences import Op
from charta.domain.items import Item, Mark, Word, plain
from charta.domain.marking import MarkedLine, marked_lines

P = Mark()
lines = st.lists(
    st.tuples(
        st.lists(st.builds(Word, st.sampled_from(["a", "b", " ", ","]), st.booleans()), max_size=5),
        st.sampled_from([P, Mark("bullet"), Mark("heading", 2)]),
    ),
    max_size=5,
)
rows = lines.map(lambda told: tuple(item for words, mark in told for item in (*words, mark)))


def side(found: tuple[MarkedLine, ...], *ops: Op) -> str:
    """Return the text of what has one of these fates, a line feed at the end of each line."""
    told = ""
    for line in found:
        told += "".join(piece.word.text for piece in line.pieces if piece.op in ops)
        told += "\n" if line.op in ops else ""
    return told


@given(rows, rows)
def test_what_stayed_and_went_is_the_old_text_what_stayed_and_came_the_new_one(
    before: tuple[Item, ...], after: tuple[Item, ...]
) -> None:
    found = marked_lines(before, after)
    assert side(found, Op.SAME, Op.REMOVED).removesuffix("\n") == plain(before)
    assert side(found, Op.SAME, Op.ADDED).removesuffix("\n") == plain(after)
    assert all(line.is_same for line in found) == (before == after)


def told(text: str) -> tuple[Item, ...]:
    return tuple(item for line in text.split("|") for item in (*map(Word, line.split("_")), P))


def test_a_changed_word_is_marked_within_its_line() -> None:
    (line,) = marked_lines(told("ask_ _sales_ _first"), told("ask_ _legal_ _first"))
    assert [(piece.op, piece.word.text) for piece in line.pieces] == [
        (Op.SAME, "ask "),
        (Op.REMOVED, "sales"),
        (Op.ADDED, "legal"),
        (Op.SAME, " first"),
    ]


def test_a_change_of_emphasis_alone_is_a_change() -> None:
    (line,) = marked_lines((Word("now"), P), (Word("now", bold=True), P))
    assert [(piece.op, piece.word.bold) for piece in line.pieces] == [(Op.REMOVED, False), (Op.ADDED, True)]


def test_a_text_without_a_last_mark_still_has_its_last_line() -> None:
    (line,) = marked_lines((), (Word("end"),))
    assert [piece.word.text for piece in line.pieces] == ["end"]
