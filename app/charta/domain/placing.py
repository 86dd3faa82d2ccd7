"""Where an edit of an earlier text belongs in the text as it stands now: a merge of three, item by item."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from charta.domain.items import Edit, Item, edits, plain


@dataclass(frozen=True)
class Placed:
    """An edit in terms of the present text.

    In a conflict the very words that it changes have changed since; it then covers all of them. `is_there`
    tells that the present text says it already.
    """

    edit: Edit
    is_conflict: bool = False
    is_there: bool = False


def placed(base: Sequence[Item], now: Sequence[Item], wanted: Iterable[Edit]) -> tuple[Placed, ...]:
    """Return each of the edits of `base` as an edit of `now`, in their order."""
    moved = edits(base, now)
    return tuple(_place(base, now, edit, moved) for edit in wanted)


def _place(base: Sequence[Item], now: Sequence[Item], edit: Edit, moved: Sequence[Edit]) -> Placed:
    meets = [other for other in moved if _meet(edit, other)]
    start = min([edit.start, *(other.start for other in meets)])
    end = max([edit.end, *(other.end for other in meets)])
    shift = sum(_growth(other) for other in moved if other not in meets and _is_before(other, edit))
    here = Edit(
        start + shift,
        end + shift + sum(map(_growth, meets)),
        (*base[start : edit.start], *edit.items, *base[edit.end : end]),
    )
    if not meets:
        return Placed(here)
    is_there = plain(now[here.start : here.end]) == plain(here.items)
    return Placed(here, is_conflict=not is_there, is_there=is_there)


def _growth(edit: Edit) -> int:
    return len(edit.items) - (edit.end - edit.start)


def _meet(one: Edit, two: Edit) -> bool:
    """Tell whether two edits of one text change the same place."""
    if one.start == one.end and two.start == two.end:
        return one.start == two.start
    if one.start == one.end:
        return two.start < one.start < two.end
    if two.start == two.end:
        return one.start < two.start < one.end
    return one.start < two.end and two.start < one.end


def _is_before(other: Edit, edit: Edit) -> bool:
    return other.end <= edit.start
