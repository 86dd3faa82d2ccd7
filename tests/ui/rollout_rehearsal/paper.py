"""What becomes of the forms that were printed: signed or not, and scanned in one pile with others."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import scanner
from charta.domain.codes import CodeBook, CodePlace, FormCode
from charta.domain.register import Occasion
from scanner import Scan, Sheet, Written

SIGNED: Final = (Written.SIGNATURE, Written.DATE)
UNDATED: Final = (Written.SIGNATURE, Written.NOTHING)
UNSIGNED: Final = (Written.NOTHING, Written.NOTHING)
GLASS: Final = Scan(dpi=150, angle=1.2, noise=6, blur=0.4, black=35, white=238, quality=70, specks=12)


def foreign_form() -> Sheet:
    """Return a form of another charter, whose codes are sound."""
    book = CodeBook("another charter", {"1.0": "c0ffee"})
    code = FormCode(2, 1, "1.0", Occasion.ONBOARDING, "en")
    return scanner.form(*(book.write(code, place) for place in CodePlace))


def scan_pile(pile: Sequence[tuple[Sheet, tuple[Written, Written]]], turned: int) -> bytes:
    """Return a PDF of scanned sheets, each as somebody wrote on it; the one at `turned` lies upside down."""
    scans = []
    for place, (sheet, hands) in enumerate(pile):
        how = replace(GLASS, seed=place, quarters=2 if place == turned else 0)
        scans.append((scanner.scan(scanner.write(sheet, *hands, seed=place), how), how))
    return scanner.pdf(scans)
