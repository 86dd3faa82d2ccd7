"""A review of the sample charter."""

from datetime import date

from charta.domain.printed import PrintedReview
from charta.domain.review import ReviewMarks
from documents.samples import charter

MARKS = ReviewMarks("5b0c2f1e-charter", 3, "ab" * 32)
ASKED = {
    "S01": ("marketing", "hr", "legal"),
    "S02": ("legal",),
    "S03": (),
    "S04": ("marketing", "it", "hr", "legal", "operations"),
}


def review(
    *languages: str, asked: dict[str, tuple[str, ...]] | None = None, **changes: object
) -> PrintedReview:
    return PrintedReview(
        charters={language: charter(language, **changes) for language in languages or ("fr",)},
        marks=MARKS,
        asked=ASKED if asked is None else asked,
        addressees=("legal", "hr"),
        due=date(2027, 1, 15),
    )
