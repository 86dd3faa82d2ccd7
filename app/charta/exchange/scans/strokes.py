"""Pale strokes on noisy paper: what is too faint in each place is certain along two millimetres of a line."""

from typing import Final

import numpy as np

from charta.exchange.scans.geometry import Darkness
from charta.exchange.scans.pages import Mask

_REACH: Final = 6
"""How far a piece of line goes to both sides of its middle, in pixels."""
_DIRECTIONS: Final = 8
_CERTAIN: Final = 5.0
"""How dark a piece of line is at least, in deviations of the noise along such lines."""
_LEAST: Final = 0.09
"""How dark a piece of line is at least in any case."""
_MOST: Final = 0.25
"""What is darker than this counts as if it were so: lines across a black stroke would count as well."""
_OWN: Final = 1.6
"""How dark a place of it is at least, in deviations of its own noise: beside a stroke there is none."""
_DEVIATION: Final = 1.4826
"""A deviation by the middle one of all absolute differences."""


def faint_strokes(dark: Darkness, inside: Mask, noise: float) -> Mask:
    """Return the places of pale strokes; `noise` is the deviation of each place by itself."""
    found = np.zeros_like(inside)
    even = np.minimum(dark, np.float32(_MOST))
    for turn in np.arange(_DIRECTIONS) * np.pi / _DIRECTIONS:
        along = _along(even, float(np.cos(turn)), float(np.sin(turn)))
        levels = along[::2, ::2][inside[::2, ::2]]
        middle = float(np.median(levels))
        deviation = _DEVIATION * float(np.median(np.abs(levels - middle)))
        found |= along > max(_LEAST, _CERTAIN * deviation)
    strokes: Mask = found & inside & (dark > _OWN * noise)
    return strokes


def _along(dark: Darkness, across: float, down: float) -> Darkness:
    """Return the mean of the pieces of line through each place in one direction."""
    rows, columns = dark.shape
    wide = np.pad(dark, _REACH, "edge")
    total = np.zeros_like(dark)
    for step in range(-_REACH, _REACH + 1):
        row, column = _REACH + round(step * down), _REACH + round(step * across)
        total += wide[row : row + rows, column : column + columns]
    mean: Darkness = total / np.float32(2 * _REACH + 1)
    return mean
