"""Whether something was written in a box. It tells of ink, never of whose hand it was.

What counts is the length of the strokes, and by how much they are longer than a line through the same
place: a speck, a fold, a frame or a tick has hardly any such *turns*, a signature or initials have many.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from charta.domain.scans import Ink
from charta.exchange.scans.geometry import SCALE, Darkness
from charta.exchange.scans.pages import Mask
from charta.exchange.scans.patches import Patch, opened, patches, widened

_CLEAR: Final = 0.22
"""How dark ink is that counts as such, as a share of the code's black."""
_PALE: Final = 0.11
"""How dark ink is that makes unsure."""
_CLEAR_NOISE: Final = 5.0
_PALE_NOISE: Final = 4.0
_NOISY: Final = 0.03
"""The deviation beyond which paper is softened first: a stroke loses less by that than noise does."""
_FULL: Final = 0.35
"""The share of a box beyond which nobody can tell what is in it."""
_BROAD: Final = 2.2
"""No pen draws a line that is as broad as this in mm."""
_SOLID: Final = 25.0
"""How much of a box may be that broad, in mm²: where strokes lie on each other, and dirt."""
_CLOSE: Final = 1.0
"""Strokes that are this near to each other in mm belong together."""
_NOTCH: Final = 2
"""How far the edge of a stroke is evened out, in pixels."""
_SMALL: Final = 2.0
"""What is smaller than this in mm is dirt."""
_STRAIGHT: Final = 1.5
"""Turns in mm below which a stroke is a line or an arc."""
_FOLD: Final = 0.5
"""The share of a box's width or height that a straight line crosses to count as a fold."""
_THIN: Final = 1.7
"""How wide a fold is at most, in mm."""
_WINDING: Final = 0.15
"""By how much of its extent what crosses a box may turn and still be a fold or a ring."""
_CROSSED: Final = 25.0
"""Turns in mm that folds and a ring have together at most."""
_FOLDS: Final = 6
_BENT: Final = 0.2
"""How far a fold is off a straight line, in mm on average."""
_SLOPES: Final = np.linspace(-0.03, 0.03, 13)


@dataclass(frozen=True)
class Writing:
    """How much is written: the length of all strokes in mm, and of their turns."""

    length: float
    turns: float


@dataclass(frozen=True)
class Demand:
    """What a box has to show: `found` for ink that is certain, `pale` when it is pale all over."""

    found: Writing
    pale: Writing
    unsure: float = 5.0


SIGNATURE_DEMAND: Final = Demand(found=Writing(22, 6), pale=Writing(40, 14))
DATE_DEMAND: Final = Demand(found=Writing(18, 6), pale=Writing(30, 12))


def ink(dark: Darkness, inside: Mask, demand: Demand) -> Ink:
    """Return whether something was written in the part `inside` of a straightened row."""
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    if not rows.size or not columns.size:
        return Ink.UNSURE
    place = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    dark, inside = dark[place], inside[place]
    noise = _noise(dark, inside)
    if noise > _NOISY:
        dark = _softened(dark)
        noise = _noise(dark, inside)
    clear = inside & (dark > max(_CLEAR, _CLEAR_NOISE * noise))
    pale = inside & (dark > max(_PALE, _PALE_NOISE * noise))
    if clear.sum() > _FULL * inside.sum() or pale.sum() > 2 * _FULL * inside.sum():
        return Ink.UNSURE
    clean = ~_crossing(pale)
    plain, faint = writing(clear & clean), writing(pale & clean)
    side = round(_BROAD * SCALE)
    is_drawn = opened(pale, side, side).sum() <= _SOLID * SCALE**2
    if is_drawn and (_reaches(plain, demand.found) or _reaches(faint, demand.pale)):
        return Ink.FOUND
    # Something pale without any turn is what is left of a fold.
    is_pale = faint.length >= demand.unsure and faint.turns >= _STRAIGHT
    is_empty = is_drawn and plain.length < demand.unsure and not is_pale
    return Ink.NONE if is_empty else Ink.UNSURE


def writing(mask: Mask) -> Writing:
    """Return how much is written in a box, folds and dirt left out."""
    mask = _without_folds(_without_folds(mask).T).T
    length = turns = 0.0
    for patch, strokes in _clusters(mask):
        drawn, turned = _drawn(patch, strokes)
        if _is_crossing(patch, turned, mask.shape):
            continue
        length += drawn
        # Folds that cross each other, or a ring, turn as well: what runs from edge to edge has to turn much.
        turns += max(0.0, turned - _CROSSED) if _touches_two(patch, mask.shape) else turned
    return Writing(length, turns)


def _drawn(patch: Patch, strokes: Mask) -> tuple[float, float]:
    """Return the length and the turns of a group of strokes in mm, nothing for dirt."""
    if max(patch.width, patch.height) / SCALE - _CLOSE < _SMALL:
        return 0.0, 0.0
    drawn = _length(_filled(strokes))
    extent = float(np.hypot(patch.width, patch.height)) / SCALE - _CLOSE
    return drawn, max(0.0, drawn - 1.15 * extent)


def _crossing(mask: Mask) -> Mask:
    """Return the strokes without turns that run from one edge of a box to another: a fold, a cup's ring."""
    found = np.zeros_like(mask)
    for patch, strokes in _clusters(mask):
        if _is_crossing(patch, _drawn(patch, strokes)[1], mask.shape):
            found[patch.place] |= patch.inside
    return found


def _is_crossing(patch: Patch, turned: float, shape: tuple[int, ...]) -> bool:
    """Tell whether a patch with hardly a turn runs from one edge of a box to another."""
    extent = float(np.hypot(patch.width, patch.height)) / SCALE
    return turned < max(_STRAIGHT, _WINDING * extent) and _touches_two(patch, shape)


def _touches_two(patch: Patch, shape: tuple[int, ...]) -> bool:
    rows, columns = patch.place
    edge = _SMALL * SCALE
    touched = (
        rows.start < edge,
        columns.start < edge,
        rows.stop > shape[0] - edge,
        columns.stop > shape[1] - edge,
    )
    return sum(bool(one) for one in touched) >= 2


def _reaches(seen: Writing, wanted: Writing) -> bool:
    return seen.length >= wanted.length and seen.turns >= wanted.turns


def _noise(dark: Darkness, inside: Mask) -> float:
    """Return the deviation of the paper's noise, from the middle one of all steps to half a mm beside."""
    step = SCALE // 2
    steps = np.abs(dark[:, step:] - dark[:, :-step])[inside[:, step:] & inside[:, :-step]]
    return float(np.median(steps)) / 0.954 if steps.size else 0.0


def _filled(strokes: Mask) -> Mask:
    """Return strokes with smooth edges: what noise has bitten out of them is filled in."""
    reach = _NOTCH
    held = np.pad(strokes, 2 * reach)
    filled: Mask = ~widened(~widened(held, reach), reach)
    return filled[2 * reach : -2 * reach, 2 * reach : -2 * reach]


def _softened(dark: Darkness) -> Darkness:
    """Return the mean of each place and its eight neighbours."""
    wide = np.pad(dark, 1, "edge")
    rows = wide[:-2] + wide[1:-1] + wide[2:]
    soft: Darkness = (rows[:, :-2] + rows[:, 1:-1] + rows[:, 2:]) / np.float32(9)
    return soft


def _clusters(mask: Mask) -> list[tuple[Patch, Mask]]:
    """Return the strokes that lie close to each other, each group with the patch that it is in."""
    near = widened(mask, round(_CLOSE * SCALE / 2))
    return [(patch, mask[patch.place] & patch.inside) for patch in patches(near)]


def _length(strokes: Mask) -> float:
    """Return the length of strokes in mm: by how often lines across and down meet them (Cauchy, Crofton)."""
    across = np.diff(strokes, axis=1, prepend=False) & strokes
    down = np.diff(strokes, axis=0, prepend=False) & strokes
    return float(np.pi / 4 * (across.sum() + down.sum())) / SCALE


def _without_folds(mask: Mask) -> Mask:
    """Return the mask without thin level lines that cross most of the box; what crosses them stays."""
    rows, columns = mask.shape
    wide = widened(mask, 1)
    along = np.arange(0, columns, 2)
    shifts = np.rint(_SLOPES[:, None] * (along - columns / 2)).astype(int)
    places = np.clip(np.arange(rows)[:, None, None] + shifts, 0, rows - 1)
    cover = wide[places, along].mean(axis=2)
    reach = round(_THIN * SCALE / 2) + 1
    # A stroke that crosses a line makes it thicker there.
    thin = mask & ~opened(mask, round(_THIN * SCALE) + 1, 1)
    kept = mask
    for _ in range(_FOLDS):
        row, slope = np.unravel_index(int(cover.argmax()), cover.shape)
        if cover[row, slope] < _FOLD:
            break
        kept = kept & ~_fold(thin, int(row), float(_SLOPES[slope]), reach)
        cover[max(0, row - reach) : row + reach + 1] = 0
    return kept


def _fold(thin: Mask, row: int, slope: float, reach: int) -> Mask:
    """Return what of the thin parts is within reach of a line, nothing where that is not straight."""
    rows, columns = thin.shape
    across = np.arange(columns) - columns / 2
    off = np.arange(rows)[:, None] - (row + slope * across)[None, :]
    near: Mask = thin & (np.abs(off) <= reach)
    count = near.sum(axis=0)
    some = count > 0
    if some.sum() < 2 * SCALE:
        return np.zeros_like(thin)
    middle = (off * near).sum(axis=0)[some] / count[some]
    bent = middle - np.polyval(np.polyfit(across[some], middle, 1), across[some])
    return near if float(np.sqrt(np.mean(bent**2))) <= _BENT * SCALE else np.zeros_like(thin)
