"""Where the boxes of a form are on a scanned page: by the code beside the signature, then by their frames.

A code is 22 mm wide, so that half a pixel at its corners is a millimetre at the far end of the boxes. The row
is therefore straightened by the code first, and its frame lines are then looked for close to where they
should be.
"""

from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from charta.domain.form_layout import CODE_SIDE, DATE, INSET, SIGNATURE, Box
from charta.exchange.scans.pages import Mask, Points

Darkness: TypeAlias = NDArray[np.float32]
"""How dark each place is: 0 for the paper around it, 1 for the black of the code, below 0 what is lighter."""

SCALE: Final = 6
"""Pixels of a straightened row in a millimetre: about 150 dots per inch."""
ROW: Final = Box(left=-6.0, top=-9.0, right=157.0, bottom=31.0)
"""What of the page is straightened, in mm from the code."""
_REACH: Final = 18
"""How far from its place a line is looked for, in pixels of the row."""
_APART: Final = 5
"""How much further or nearer than printed two lines may be from each other, in pixels."""
_FRAME: Final = 0.22
"""How dark a frame is at least, on average along its line."""
_UNFRAMED: Final = 1.2
"""How much further in ink counts where no frame was found, in mm."""
_TILTS: Final = np.linspace(-0.022, 0.022, 23)
_SQUARE: Final = np.array([0, CODE_SIDE, CODE_SIDE + CODE_SIDE * 1j, CODE_SIDE * 1j])


def measure_of(corners: Points) -> float:
    """Return how many pixels of the page a millimetre is."""
    return float(abs(_similarity(corners)[0]))


def upright(corners: Points) -> int:
    """Return by how many degrees clockwise, a multiple of 90, a page with such a code has to be turned."""
    turn = np.angle(_similarity(corners)[0], deg=True)
    return int(round(-float(turn) / 90) * 90 % 360)


def straightened(page: Image.Image, corners: Points) -> Image.Image:
    """Return the row of the signature, `ROW`, upright at `SCALE`; what is beyond the page is white."""
    turn, origin = _similarity(corners)
    reach = [turn * complex(x, y) + origin for x in (ROW.left, ROW.right) for y in (ROW.top, ROW.bottom)]
    left, top = (max(0, int(min(side)) - 8) for side in ([p.real for p in reach], [p.imag for p in reach]))
    right = min(page.width, int(max(p.real for p in reach)) + 8)
    bottom = min(page.height, int(max(p.imag for p in reach)) + 8)
    size = (round((ROW.right - ROW.left) * SCALE), round((ROW.bottom - ROW.top) * SCALE))
    if right - left < 8 or bottom - top < 8:
        return Image.new("L", size, 255)
    shrink = max(1, round(abs(turn) / SCALE * 0.85))
    near = page.crop((left, top, right, bottom)).reduce(shrink)
    step = turn / SCALE / shrink
    start = (turn * complex(ROW.left, ROW.top) + origin - complex(left, top)) / shrink
    inverse = (step.real, -step.imag, start.real, step.imag, step.real, start.imag)
    return near.transform(size, Image.Transform.AFFINE, inverse, Image.Resampling.BILINEAR, fillcolor=255)


def darkness(row: Image.Image) -> Darkness:
    """Return how dark a straightened row is everywhere, without the paper's shade and single pixels."""
    calm = row.filter(ImageFilter.MedianFilter(3))
    levels = np.asarray(calm, dtype=np.float32)
    paper = np.asarray(_paper(calm), dtype=np.float32)
    left, top = round(-ROW.left * SCALE), round(-ROW.top * SCALE)
    side = round(CODE_SIDE * SCALE)
    code = (slice(top, top + side), slice(left, left + side))
    contrast = max(8.0, float(np.median(paper[code]) - np.percentile(levels[code], 15)))
    dark: Darkness = np.clip((paper - levels) / contrast, -1, 1)
    return dark


def _paper(row: Image.Image) -> Image.Image:
    """Return the shade of the paper: of a bright place in every 4 mm, and smoothly between."""
    block = 4 * SCALE
    columns, rows = -(-row.width // block), -(-row.height // block)
    padded = np.pad(
        np.asarray(row), ((0, rows * block - row.height), (0, columns * block - row.width)), "edge"
    )
    blocks = padded.reshape(rows, block, columns, block).swapaxes(1, 2).reshape(rows, columns, -1)
    bright = np.percentile(blocks, 70, axis=2).astype(np.uint8)
    # A block that is all code or ink takes the shade of its brighter neighbours.
    shades = Image.fromarray(bright).filter(ImageFilter.MaxFilter(3)).filter(ImageFilter.BoxBlur(1))
    return shades.resize((columns * block, rows * block), Image.Resampling.BICUBIC).crop(
        (0, 0, row.width, row.height)
    )


@dataclass(frozen=True)
class Frames:
    """Where the lines of the boxes are in a straightened row: two across, three down, and how they tilt."""

    across: tuple[float, float]
    down: tuple[float, float, float]
    tilts: tuple[float, float]
    found: bool

    def inside(self, box: Box) -> Mask:
        """Return which pixels of the row ink counts in: those inside the box's frame, and off it."""
        inset = (INSET + (0 if self.found else _UNFRAMED)) * SCALE
        left, right = (0, 1) if box is SIGNATURE else (1, 2)
        height, width = round((ROW.bottom - ROW.top) * SCALE), round((ROW.right - ROW.left) * SCALE)
        y, x = np.mgrid[0:height, 0:width]
        lean = self.tilts[0] * (x - _MIDDLE[0])
        skew = self.tilts[1] * (y - _MIDDLE[1])
        mask: Mask = (
            (y - lean > self.across[0] + inset)
            & (y - lean < self.across[1] - inset)
            & (x - skew > self.down[left] + inset)
            & (x - skew < self.down[right] - inset)
        )
        return mask


def frames(dark: Darkness) -> Frames:
    """Return where the frame lines are, or where the code alone says they should be."""
    top, bottom = (round((edge - ROW.top) * SCALE) for edge in (SIGNATURE.top, SIGNATURE.bottom))
    left, middle, right = (
        round((edge - ROW.left) * SCALE) for edge in (SIGNATURE.left, SIGNATURE.right, DATE.right)
    )
    across = _lines(dark, (top, bottom), (left, right), _MIDDLE[0])
    down = _lines(dark.T, (left, middle, right), (top, bottom), _MIDDLE[1])
    if across is None or down is None:
        return Frames((top, bottom), (left, middle, right), (0.0, 0.0), found=False)
    (up, low), lean = across
    (first, second, third), skew = down
    return Frames((up, low), (first, second, third), (lean, skew), found=True)


def _lines(
    dark: Darkness, places: tuple[int, ...], span: tuple[int, int], middle: float
) -> tuple[tuple[float, ...], float] | None:
    """Look for level lines near `places` with one tilt; return where each is at `middle`, and the tilt.

    The tilt and the common shift are those at which all of them together are darkest.
    """
    along = np.arange(span[0], span[1], 2)
    offsets = np.arange(-_REACH - _APART, _REACH + _APART + 1)
    shifts = np.rint(_TILTS[:, None] * (along - middle)).astype(int)
    rows = np.clip(
        np.array(places)[:, None, None, None] + offsets[:, None, None] + shifts, 0, dark.shape[0] - 1
    )
    scores = dark[rows, along].mean(axis=3)  # places × offsets × tilts
    reach = 2 * _REACH + 1
    near = np.stack([scores[:, shift : shift + reach] for shift in range(2 * _APART + 1)], axis=0)
    best = near.max(axis=0)
    together = best.sum(axis=0)
    offset, tilt = np.unravel_index(int(together.argmax()), together.shape)
    if (best[:, offset, tilt] < _FRAME).any():
        return None
    apart = near[:, :, offset, tilt].argmax(axis=0)
    found = tuple(
        float(place + offset - _REACH + shift - _APART) for place, shift in zip(places, apart, strict=True)
    )
    return found, float(_TILTS[tilt])


_MIDDLE: Final = (
    ((SIGNATURE.left + DATE.right) / 2 - ROW.left) * SCALE,
    ((SIGNATURE.top + SIGNATURE.bottom) / 2 - ROW.top) * SCALE,
)


def _similarity(corners: Points) -> tuple[complex, complex]:
    """Return turn and origin, so that turn × place in mm + origin is a place on the page; y is imaginary."""
    seen = corners[:, 0] + 1j * corners[:, 1]
    flat = _SQUARE - _SQUARE.mean()
    turn = complex((flat.conj() * (seen - seen.mean())).sum() / (abs(flat) ** 2).sum())
    return turn, complex(seen.mean() - turn * _SQUARE.mean())
