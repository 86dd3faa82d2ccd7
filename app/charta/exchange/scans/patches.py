"""Connected patches of a mask, found by its runs."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from charta.exchange.scans.pages import Mask

_RUNS: Final = 20_000
"""More runs than this are noise: a box of handwriting has some hundreds."""


@dataclass(frozen=True)
class Patch:
    """A connected patch: where it is, and which pixels there are its own."""

    place: tuple[slice, slice]
    inside: Mask

    @property
    def height(self) -> int:
        """Return its height in pixels."""
        return int(self.inside.shape[0])

    @property
    def width(self) -> int:
        """Return its width in pixels."""
        return int(self.inside.shape[1])


def patches(mask: Mask) -> Sequence[Patch]:
    """Return the patches of a mask, in no particular order; none where it is nothing but noise."""
    rows, starts, ends = _runs(mask)
    if rows.size > _RUNS:
        return ()
    roots = _joined(rows, starts, ends)
    groups = (roots == root for root in np.unique(roots))
    return [_patch(rows[group], starts[group], ends[group]) for group in groups]


def widened(mask: Mask, reach: int) -> Mask:
    """Return the mask with all that is within `reach` pixels, sideways and up and down."""
    wide = mask.copy()
    for step in range(1, reach + 1):
        wide[:, step:] |= mask[:, :-step]
        wide[:, :-step] |= mask[:, step:]
    high = wide.copy()
    for step in range(1, reach + 1):
        high[step:] |= wide[:-step]
        high[:-step] |= wide[step:]
    return high


def opened(mask: Mask, rows: int, columns: int) -> Mask:
    """Return what of a mask is within a whole rectangle of so many rows and columns."""
    if rows > mask.shape[0] or columns > mask.shape[1]:
        return np.zeros_like(mask)
    whole = np.lib.stride_tricks.sliding_window_view(mask, rows, axis=0).all(axis=-1)
    whole = np.lib.stride_tricks.sliding_window_view(whole, columns, axis=1).all(axis=-1)
    covered = np.zeros_like(mask)
    height, width = whole.shape
    down = np.zeros((mask.shape[0], width), dtype=np.bool_)
    for row in range(rows):
        down[row : row + height] |= whole
    for column in range(columns):
        covered[:, column : column + width] |= down
    return covered


def _runs(mask: Mask) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Return row, start and end of every run of a mask, row by row; an end is one beyond."""
    padded = np.pad(mask, ((0, 0), (1, 1))).astype(np.int8)
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    ends = np.nonzero(steps == -1)[1]
    return rows, starts, ends


def _joined(rows: NDArray[np.intp], starts: NDArray[np.intp], ends: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return for each run the number of a run that stands for its patch; corners connect too."""
    parents = list(range(rows.size))

    def root(run: int) -> int:
        while parents[run] != run:
            parents[run] = parents[parents[run]]
            run = parents[run]
        return run

    first, last = np.searchsorted(rows, rows - 1).tolist(), np.searchsorted(rows, rows).tolist()
    begins, stops = starts.tolist(), ends.tolist()
    for run in range(rows.size):
        for other in range(first[run], last[run]):
            if begins[other] <= stops[run] and stops[other] >= begins[run]:
                parents[root(other)] = root(run)
    return np.array([root(run) for run in range(rows.size)], dtype=np.intp)


def _patch(rows: NDArray[np.intp], starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Patch:
    top, left = int(rows[0]), int(starts.min())
    inside = np.zeros((int(rows[-1]) - top + 1, int(ends.max()) - left), dtype=np.bool_)
    for row, start, end in zip(rows - top, starts - left, ends - left, strict=True):
        inside[row, start:end] = True
    return Patch((slice(top, top + inside.shape[0]), slice(left, left + inside.shape[1])), inside)
