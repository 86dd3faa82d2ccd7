"""Remarks are said and resolved, never lost."""

import pytest

from charta.bootstrap import Workbench
from charta.errors import CommentEmpty, CommentUnsigned, UnknownDepartment, UnknownSheet


def test_a_remark_stays_with_its_author_and_can_be_resolved_and_opened_again(bench: Workbench) -> None:
    bench.comments.add("S12", "legal", "Ann", "Too long.")
    (comment,) = bench.comments.of("S12")
    assert (comment.author, comment.department, comment.text) == ("Ann", "legal", "Too long.")
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
