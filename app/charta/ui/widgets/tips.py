"""Words from outside, made fit to be shown: never taken for markup, and never wider than their place."""

import re
from typing import Final

_LONG: Final = re.compile(r"[^\s\u200b]{31,}")
_PIECE: Final = re.compile(r"(?s).{16}(?=.)")
_MARKUP: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\n": "<br>"})


def tip(text: str) -> str:
    """Return a text as a tool tip. Qt would take one that looks like markup for markup."""
    return f"<qt>{text.translate(_MARKUP)}</qt>" if text else ""


def breakable(text: str) -> str:
    """Return a text in which very long words may break, so that they widen no page; addresses do before @."""
    return _LONG.sub(lambda word: "\u200b@".join(map(_in_pieces, word[0].split("@"))), text)


def _in_pieces(text: str) -> str:
    return _LONG.sub(lambda word: _PIECE.sub(lambda piece: f"{piece[0]}\u200b", word[0]), text)
