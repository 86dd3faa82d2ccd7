"""Personal forms of our own to test with, hostile names among them."""

from collections.abc import Iterator
from datetime import date

from charta.domain.codes import CodeBook, CodePlace, CoverCode, FormCode
from charta.domain.printed import PrintedPerson
from charta.domain.printed_people import FormBundle, FormCopy, PrintedForm
from charta.domain.register import Occasion
from documents.samples import FINGERPRINT, published

NAMES = (
    "Zoé Gagnon-O’Neil",
    "=cmd|' /C calc'!A0",
    '<b>&"Tom" & Jerry</b>',
    "محمد بن عبد الله",
    "Nguyễn Thị Minh Khai",
    "x\x00y\nz\u2028w",
    "N" * 300,
    "../../CON {{ name }} ]]> %s \ue000name\ue001",
)
CHANGES = {
    "fr": (
        "La section «\u00a0Les clients\u00a0» est nouvelle.",
        "La section «\u00a0Vie privée\u00a0» est autre.",
    ),
    "en": ("The section “Clients” is new.", "The section “Private life” is another one."),
}
BOOK = CodeBook("a-charter", {"1.0": FINGERPRINT})
COVER = BOOK.write_cover(CoverCode(3, "1.0"))


def form(language: str = "fr", occasion: str = "onboarding", **changes: object) -> PrintedForm:
    since = {} if occasion == "onboarding" else {"changes": CHANGES[language], "since": "0.9"}
    values: dict[str, object] = {"charter": published(language), "occasion": occasion, **since, **changes}
    return PrintedForm(**values)  # type: ignore[arg-type]


def copy(person: int, name: str, language: str = "fr") -> FormCopy:
    code = FormCode(person, 3, "1.0", Occasion.ONBOARDING, language)
    texts = (BOOK.write(code, place) for place in (CodePlace.HEAD, CodePlace.SIGNATURE))
    return FormCopy(PrintedPerson(name, department="Opérations & cie"), *texts)


def copies(count: int, language: str = "fr") -> Iterator[FormCopy]:
    """Yield copies, each for another name."""
    for place in range(count):
        name = NAMES[place] if place < len(NAMES) else f"Personne {place}"
        yield copy(place + 1, name, language)


def bundle(count: int, title: str = "Opérations") -> FormBundle:
    """Return forms of two kinds and languages, in turn."""
    forms = (form("fr", "annual"), form("en", "new_version"))
    placed = [(place % 2, each) for place, each in enumerate(copies(count))]
    return FormBundle("fr", title, forms, placed, date(2027, 2, 1), COVER)
