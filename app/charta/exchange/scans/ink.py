"""Whether something was written in a box. It tells of ink, never of whose hand it was.

What counts is the length of the strokes, and by how much they are longer than a line through the same
place: a speck, a fold, a frame or a tick has hardly any such *turns*, a signature or initials have many.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from charta.domain.scans import Ink
from charta.exchange.scans.folds import unfolded, without_folds
from charta.exchange.scans.geometry import SCALE, Darkness
from charta.exchange.scans.pages import Mask
from charta.exchange.scans.patches import Patch, opened, patches, widened
from charta.exchange.scans.strokes import faint_strokes

_CLEAR: Final = 0.22
"""How dark ink is that counts as such, as a share of the code's black."""
_STRONG: Final = 0.45
"""Half of the black of a good pen: at this level strokes close to each other are told apart."""
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
_HALO: Final = 4
"""How far a black stroke darkens the paper beside it, in pixels."""
_CLOSE: Final = 1.0
"""Strokes that are this near to each other in mm belong together."""
_NOTCH: Final = 2
"""How far the edge of a stroke is evened out, in pixels."""
_SMALL: Final = 2.0
"""What is smaller than this in mm is dirt."""
_STRAIGHT: Final = 1.5
"""Turns in mm below which a stroke is a line or an arc."""
_WINDING: Final = 0.15
"""By how much of its extent what crosses a box may turn and still be a fold or a ring."""
_ARCH: Final = 10.0
"""How far apart an arch begins and ends at one edge at least, in mm."""
_CROSSED: Final = 25.0
"""Turns in mm that folds and a ring have together at most."""


@dataclass(frozen=True)
class Writing:
    """How much is written: the length of all strokes in mm, and of their turns."""

    length: float
    turns: float


@dataclass(frozen=True)
class Demand:
    """What a box has to show: `found` for ink that is certain, `pale` when it is pale all over.

    `strong` is enough in black; half of `pale`, or `unsure` mm, is too much for an empty box.
    """

    found: Writing
    pale: Writing
    strong: Writing
    unsure: float = 5.0

    @property
    def half(self) -> Writing:
        """Return half of what is demanded of pale ink."""
        return Writing(self.pale.length / 2, self.pale.turns / 2)


SIGNATURE_DEMAND: Final = Demand(found=Writing(22, 6), pale=Writing(40, 14), strong=Writing(20, 3))
DATE_DEMAND: Final = Demand(found=Writing(18, 6), pale=Writing(30, 12), strong=Writing(18, 6))


def ink(dark: Darkness, inside: Mask, demand: Demand) -> Ink:
    """Return whether something was written in the part `inside` of a straightened row."""
    rows, columns = np.flatnonzero(inside.any(axis=1)), np.flatnonzero(inside.any(axis=0))
    if not rows.size or not columns.size:
        return Ink.UNSURE
    place = (slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1))
    dark, inside = dark[place], inside[place]
    seen = _seen(dark, inside)
    if seen.clear.sum() > _FULL * inside.sum() or seen.pale.sum() > 2 * _FULL * inside.sum():
        return Ink.UNSURE
    is_drawn = _broad(seen) <= _SOLID
    clean = ~_crossing(seen.lined)
    plain = writing(seen.clear & clean)
    if is_drawn and (_reaches(plain, demand.found) or _is_strong(seen.strong & clean, demand)):
        return Ink.FOUND
    faint = writing(seen.pale & clean)
    lined = faint if seen.lined is seen.pale else writing(seen.lined & clean)
    if is_drawn and _reaches(lined, demand.pale):
        return Ink.FOUND
    # Something pale without any turn is what is left of a fold.
    is_pale = faint.length >= demand.unsure and faint.turns >= _STRAIGHT
    is_lined = _reaches(lined, demand.half)
    is_empty = is_drawn and plain.length < demand.unsure and not is_pale and not is_lined
    return Ink.NONE if is_empty else Ink.UNSURE


def _is_strong(strong: Mask, demand: Demand) -> bool:
    """Tell whether what is black is enough by itself; a stroke has a pixel at least in each place."""
    could_be = strong.sum() >= demand.strong.length * SCALE
    return bool(could_be) and _reaches(writing(strong), demand.strong)


@dataclass(frozen=True)
class _Seen:
    """What is dark in a box: `pale` holds `clear`, that `strong`; `lined` adds what is pale along lines."""

    strong: Mask
    clear: Mask
    pale: Mask
    lined: Mask


def _seen(dark: Darkness, inside: Mask) -> _Seen:
    """Return what is dark in a box, folds left out."""
    noise = _noise(dark, inside)
    is_noisy = noise > _NOISY
    if is_noisy:
        dark = _softened(dark)
        noise = _noise(dark, inside)
    dark = unfolded(dark)
    pale: Mask = inside & (dark > max(_PALE, _PALE_NOISE * noise))
    return _Seen(
        strong=inside & (dark > max(_STRONG, _CLEAR_NOISE * noise)),
        clear=inside & (dark > max(_CLEAR, _CLEAR_NOISE * noise)),
        pale=pale,
        lined=pale | faint_strokes(dark, inside, noise) if is_noisy else pale,
    )


def _broad(seen: _Seen) -> float:
    """Return how much is broader than any pen draws, in mm²: in the black itself, and away from it.

    Between black strokes that are close to each other it is never white.
    """
    side = round(_BROAD * SCALE)
    away = seen.pale & ~widened(seen.strong, _HALO)
    return float(opened(seen.strong, side, side).sum() + opened(away, side, side).sum()) / SCALE**2


def writing(mask: Mask) -> Writing:
    """Return how much is written in a box, folds and dirt left out."""
    mask = without_folds(mask)
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
    is_straight = turned < max(_STRAIGHT, _WINDING * extent)
    return is_straight and (_touches_two(patch, shape) or _is_arch(patch, shape))


def _is_arch(patch: Patch, shape: tuple[int, ...]) -> bool:
    """Tell whether a patch begins and ends at the same edge of a box, as a piece of a ring does."""
    edge = round(_SMALL * SCALE)
    rows, columns = patch.place
    ends = (
        patch.inside[: max(0, edge - rows.start)],
        patch.inside[max(0, shape[0] - edge - rows.start) :],
        patch.inside[:, : max(0, edge - columns.start)].T,
        patch.inside[:, max(0, shape[1] - edge - columns.start) :].T,
    )
    return any(_gap(end) >= _ARCH * SCALE for end in ends)


def _gap(ends: Mask) -> int:
    """Return the longest way between two columns that hold something, in pixels, 0 where there are no two."""
    places = np.flatnonzero(ends.any(axis=0))
    return int(np.diff(places).max()) if places.size > 1 else 0


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
