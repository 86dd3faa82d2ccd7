"""Taking folds off a box: a straight pale line from edge to edge is known by its whole length.

Noise breaks a pale fold into pieces that look like strokes, and what is written across a fold hangs together
with it. But the middle of all darkness along a line is the fold's own, since writing covers only parts of it:
it is taken off, and whatever was written there stays.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from charta.exchange.scans.geometry import SCALE, Darkness
from charta.exchange.scans.pages import Mask
from charta.exchange.scans.patches import opened, widened

_MOST: Final = 4
"""Folds that are taken off in each direction."""
_SLOPES: Final = np.linspace(-0.03, 0.03, 13)
_FINER: Final = np.linspace(-0.004, 0.004, 9)
_HALF: Final = SCALE
"""Half of the width of a fold at most, in pixels."""
_BESIDE: Final = 2 * SCALE
"""How far from the middle of a fold its paper is compared, in pixels."""
_PIECES: Final = 14
"""Pieces of a line of which nearly all have to be darker than the paper beside."""
_NEARLY: Final = 0.78
"""The share of the pieces that is darker: a fold is worn here and there."""
_SEEN: Final = 0.035
"""How dark a fold is at least."""
_DARKEST: Final = 0.5
"""What is darker than this is no fold but a line that somebody drew."""

_CROSSES: Final = 0.5
"""The share of a box's width or height that a straight line crosses to count as a fold."""
_THIN: Final = 1.7
"""How wide a fold is at most, in mm."""
_BENT: Final = 0.2
"""How far a fold is off a straight line, in mm on average."""
_FOLDS: Final = 6


def unfolded(dark: Darkness, steeper: float = 1.0) -> Darkness:
    """Return how dark each place is without folds; they run across or down, or so much `steeper`."""
    return _unlined(_unlined(dark, steeper).T, steeper).T


def _unlined(dark: Darkness, steeper: float) -> Darkness:
    """Return the darkness without level folds."""
    if min(dark.shape) < 2 * _BESIDE + _PIECES:
        return dark
    lines = np.stack([_steady(dark, slope) for slope in _SLOPES * steeper])
    if lines.max() < _SEEN:
        return dark
    cleared = dark.copy()
    for _ in range(_MOST):
        slope, row = np.unravel_index(int(lines.argmax()), lines.shape)
        if lines[slope, row] < _SEEN:
            break
        lines[:, max(0, row - _BESIDE) : row + _BESIDE + 1] = 0
        finer = [steeper * (_SLOPES[slope] + step) for step in _FINER]
        first = max(0, int(row) - 2)
        near = slice(first, int(row) + 3)
        best = max(finer, key=lambda each: float(_steady(dark, each)[near].max()))
        _take_off(cleared, first + int(_steady(dark, best)[near].argmax()), best)
    return cleared


def _steady(dark: Darkness, slope: float) -> NDArray[np.float32]:
    """Return for the line that begins in each row by how much nearly all of it is darker than beside."""
    rows, columns = dark.shape
    length = columns // _PIECES
    along = np.arange(0, length * _PIECES, 2 if length % 2 == 0 else 1)
    lines = dark[_places(rows, columns, slope)[:, along], along]
    pieces = lines.reshape(rows, _PIECES, -1).mean(axis=2)
    beside = np.pad(pieces, ((_BESIDE, _BESIDE), (0, 0)), "edge")
    darker = pieces - np.maximum(beside[: -2 * _BESIDE], beside[2 * _BESIDE :])
    share = np.mean(darker > _SEEN, axis=1)
    steady: NDArray[np.float32] = np.where(share >= _NEARLY, darker.clip(0, _DARKEST).mean(axis=1), 0)
    return steady


def _take_off(dark: Darkness, row: int, slope: float) -> None:
    """Take a fold off, each line along it by the middle of its darkness."""
    rows, columns = dark.shape
    along = np.arange(columns)
    places = _places(rows, columns, slope)

    def level(offset: int) -> float:
        return float(np.median(dark[places[min(max(row + offset, 0), rows - 1)], along]))

    paper = min(level(-_BESIDE), level(_BESIDE))
    levels = [level(offset) - paper for offset in range(-_HALF, _HALF + 1)]
    if max(levels) > _DARKEST:
        return
    for offset, fold in zip(range(-_HALF, _HALF + 1), levels, strict=True):
        if 0 <= row + offset < rows and fold > 0:
            dark[places[row + offset], along] -= np.float32(fold)


def _places(rows: int, columns: int, slope: float) -> NDArray[np.intp]:
    """Return the row of each line in each column."""
    shifts = np.rint(slope * (np.arange(columns) - columns / 2)).astype(np.intp)
    places: NDArray[np.intp] = np.clip(np.arange(rows)[:, None] + shifts, 0, rows - 1)
    return places


def without_folds(mask: Mask) -> Mask:
    """Return the mask without thin straight lines that cross most of the box; what crosses them stays."""
    return _without_level(_without_level(mask).T).T


def _without_level(mask: Mask) -> Mask:
    """Return the mask without level folds."""
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
        if cover[row, slope] < _CROSSES:
            break
        kept = kept & ~_straight(thin, int(row), float(_SLOPES[slope]), reach)
        cover[max(0, row - reach) : row + reach + 1] = 0
    return kept


def _straight(thin: Mask, row: int, slope: float, reach: int) -> Mask:
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
