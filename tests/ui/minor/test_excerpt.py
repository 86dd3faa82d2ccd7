"""The difference is cut down to what changed and the words beside it, and to nothing else."""

from hypothesis import given
from hypothesis import strategies as st

from charta.domain.differences import Op
from charta.domain.items import Mark, Word
from charta.domain.marking import MarkedLine, Piece
from charta.ui.history.marking import changed_html
from charta.ui.minor.excerpt import NEAR, excerpt

texts = st.text(alphabet="ab ", min_size=1, max_size=120)
pieces = st.lists(st.builds(Piece, st.sampled_from(Op), st.builds(Word, texts)), min_size=1, max_size=6)
long_pieces = st.lists(
    st.builds(
        Piece,
        st.sampled_from([Op.SAME, Op.SAME, Op.ADDED]),
        st.integers(1, 60).map(lambda count: Word(" ".join(f"w{at}" for at in range(count)))),
    ),
    min_size=1,
    max_size=5,
)


def line(*told: tuple[Op, str]) -> MarkedLine:
    return MarkedLine(Mark(), Op.SAME, tuple(Piece(op, Word(text)) for op, text in told))


def text(shown: MarkedLine) -> str:
    return "".join(piece.word.text for piece in shown.pieces)


def numbered(start: int, end: int) -> str:
    return " ".join(f"w{at}" for at in range(start, end))


def test_words_far_from_the_change_are_left_out_on_both_sides() -> None:
    shown = excerpt(
        line((Op.SAME, f"{numbered(0, 100)} "), (Op.ADDED, "new"), (Op.SAME, f" {numbered(100, 200)}"))
    )
    before, after = numbered(100 - NEAR, 100), numbered(100, 100 + NEAR)
    assert text(shown) == f"… {before} new {after} …"


def test_between_two_changes_the_middle_is_left_out_and_a_short_way_is_kept_whole() -> None:
    far = excerpt(line((Op.REMOVED, "old"), (Op.SAME, f" {numbered(0, 100)} "), (Op.ADDED, "new")))
    assert text(far) == f"old {numbered(0, NEAR)} … {numbered(100 - NEAR, 100)} new"
    near = line((Op.REMOVED, "old"), (Op.SAME, f" {numbered(0, 2 * NEAR)} "), (Op.ADDED, "new"))
    assert excerpt(near) == near


@given(pieces | long_pieces)
def test_what_went_and_what_came_is_never_shortened(made: list[Piece]) -> None:
    whole = MarkedLine(Mark(), Op.ADDED, tuple(made))
    shown = excerpt(whole)
    assert [piece for piece in shown.pieces if piece.op is not Op.SAME] == [
        piece for piece in made if piece.op is not Op.SAME
    ]
    assert (shown.mark, shown.op) == (whole.mark, whole.op)
    kept = "".join(piece.word.text for piece in shown.pieces if piece.word.text.strip() != "…").split()
    assert len(kept) <= len("".join(piece.word.text for piece in made).split())


def test_only_changed_lines_are_shown_with_an_ellipsis_between_them_and_their_own_numbers() -> None:
    items = [
        MarkedLine(Mark("number", opens_list=at == 0), Op.SAME, (Piece(op, Word(f"<line {at}>")),))
        for at, op in enumerate((Op.SAME, Op.ADDED, Op.SAME, Op.SAME, Op.ADDED, Op.SAME))
    ]
    html = changed_html(items)
    assert html.count("…") == 1
    assert "2." in html
    assert "5." in html
    assert "&lt;line 1&gt;" in html
    assert "line 0" not in html
    assert changed_html(items[:1]) == ""
