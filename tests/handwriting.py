"""What people do with a pen in the boxes of a printed form; chance is the caller’s."""

import math
from collections.abc import Callable, Sequence
from enum import StrEnum
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from charta.domain.form_layout import Box

PRINT_DPI: Final = 300
MM: Final = PRINT_DPI / 25.4
"""Pixels of a printed page in a millimetre."""


class Written(StrEnum):
    """What somebody did in a box."""

    NOTHING = "nothing"
    SIGNATURE = "signature"
    INITIALS = "initials"
    FAINT = "faint"
    DATE = "date"
    TICK = "tick"
    SPECK = "speck"


SIGNED: Final = (Written.SIGNATURE, Written.INITIALS, Written.FAINT)


def _stroke(page: Image.Image, points: NDArray[np.float64], width: float, ink: int) -> None:
    """Draw a line through points in mm as a pen does, with soft edges and uneven pressure."""
    zoom = 2
    low = np.floor(points.min(axis=0) - 2)
    extent = np.ceil(points.max(axis=0) + 2) - low
    patch = Image.new("L", tuple(int(side * MM * zoom) for side in extent), 255)
    draw = ImageDraw.Draw(patch)
    dots = [tuple(point) for point in (points - low) * MM * zoom]
    for step, (start, end) in enumerate(pairwise(dots)):
        pressed = width * MM * zoom * (0.8 + 0.2 * math.sin(step / 7))
        draw.line([start, end], fill=ink, width=max(1, round(pressed)), joint="curve")
    patch = patch.resize((patch.width // zoom, patch.height // zoom), Image.Resampling.LANCZOS)
    at = (round(low[0] * MM), round(low[1] * MM))
    under = page.crop((*at, at[0] + patch.width, at[1] + patch.height))
    page.paste(Image.fromarray(np.minimum(np.asarray(under), np.asarray(patch))), at)


def _smooth(knots: NDArray[np.float64], count: int = 24) -> NDArray[np.float64]:
    """Return a Catmull-Rom curve through the knots."""
    ends = np.vstack([2 * knots[0] - knots[1], knots, 2 * knots[-1] - knots[-2]])
    steps = np.linspace(0, 1, count, endpoint=False)[:, None]
    pieces = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        curve = 2 * b + (c - a) * steps + (2 * a - 5 * b + 4 * c - d) * steps**2
        pieces.append(0.5 * (curve + (3 * b - a - 3 * c + d) * steps**3))
    return np.vstack(pieces)


def _scribble(
    page: Image.Image,
    box: Box,
    chance: np.random.Generator,
    size: tuple[tuple[float, float], tuple[float, float], tuple[int, int]],
    pen: tuple[float, int],
) -> None:
    (narrow, wide), (low, high), (few, many) = size
    width, height = chance.uniform(narrow, wide), chance.uniform(low, high)
    left = chance.uniform(box.left + 4, max(box.left + 4.1, box.right - width - 4))
    middle = chance.uniform(box.top + height / 2 + 3, box.bottom - height / 2 - 3)
    count = int(chance.integers(few, many))
    across = np.linspace(0, width, count) + chance.normal(0, width / count * 0.5, count)
    swing = np.where(np.arange(count) % 2, 1, -1) * chance.uniform(0.25, 1, count) * height / 2
    knots = np.stack([left + across, middle + swing], axis=1)
    _stroke(page, _smooth(knots), *pen)


def _signature(page: Image.Image, box: Box, chance: np.random.Generator) -> None:
    pen = (chance.uniform(0.35, 0.7), int(chance.integers(10, 90)))
    _scribble(page, box, chance, ((28, 62), (8, 20), (9, 22)), pen)
    if chance.random() < 0.5:
        start = np.array([box.left + chance.uniform(5, 15), box.bottom - chance.uniform(3, 9)])
        end = start + np.array([chance.uniform(20, 45), chance.uniform(-5, 1)])
        _stroke(page, _smooth(np.array([start, (start + end) / 2 + np.array([0, 1.5]), end])), *pen)


def _initials(page: Image.Image, box: Box, chance: np.random.Generator) -> None:
    pen = (chance.uniform(0.35, 0.6), int(chance.integers(10, 90)))
    left = chance.uniform(box.left + 5, box.right - 32)
    for letter in range(int(chance.integers(2, 4))):
        at = left + letter * 8
        small = Box(at - 4, box.top + 2, at + 13, box.bottom - 2)
        _scribble(page, small, chance, ((5, 8), (7, 13), (4, 7)), pen)


def _faint(page: Image.Image, box: Box, chance: np.random.Generator) -> None:
    pen = (chance.uniform(0.25, 0.4), int(chance.integers(135, 186)))
    _scribble(page, box, chance, ((28, 60), (8, 18), (9, 20)), pen)


_DIGITS: Final[dict[str, Sequence[tuple[float, float]]]] = {
    "0": [(0.5, 0), (0.1, 0.4), (0.3, 1), (0.8, 0.7), (0.5, 0)],
    "1": [(0.3, 0.2), (0.6, 0), (0.5, 1)],
    "2": [(0.1, 0.2), (0.6, 0), (0.7, 0.4), (0.1, 1), (0.9, 1)],
    "7": [(0.1, 0), (0.9, 0), (0.4, 1)],
    "-": [(0.2, 0.5), (0.8, 0.5)],
}


def _date(page: Image.Image, box: Box, chance: np.random.Generator) -> None:
    pen = (chance.uniform(0.3, 0.55), int(chance.integers(10, 100)))
    wide = chance.uniform(2.4, 3.4)
    left = chance.uniform(box.left + 3, box.right - 10 * wide - 3)
    top = chance.uniform(box.top + 4, box.bottom - 11)
    for place, digit in enumerate("2027-02-01"):
        shape = np.array(_DIGITS[digit]) * [wide * 0.8, chance.uniform(4, 6)]
        _stroke(page, _smooth(shape + np.array([left + place * wide, top]), 8), *pen)


def _tick(page: Image.Image, box: Box, chance: np.random.Generator) -> None:
    at = np.array(
        [chance.uniform(box.left + 6, box.right - 14), chance.uniform(box.top + 10, box.bottom - 6)]
    )
    shape = np.array([[0, 0], [2, 3], [7, -6]]) * chance.uniform(0.6, 1.1)
    for start, end in pairwise(shape):
        _stroke(page, np.linspace(at + start, at + end, 12), 0.5, 30)


def _speck(page: Image.Image, box: Box, chance: np.random.Generator) -> None:
    x, y = chance.uniform(box.left + 6, box.right - 6), chance.uniform(box.top + 6, box.bottom - 6)
    size = chance.uniform(0.4, 1.0)
    place = [side * MM for side in (x - size, y - size, x + size, y + size)]
    ImageDraw.Draw(page).ellipse(place, fill=40)


HANDS: Final[dict[Written, Callable[[Image.Image, Box, np.random.Generator], None]]] = {
    Written.SIGNATURE: _signature,
    Written.INITIALS: _initials,
    Written.FAINT: _faint,
    Written.DATE: _date,
    Written.TICK: _tick,
    Written.SPECK: _speck,
}
