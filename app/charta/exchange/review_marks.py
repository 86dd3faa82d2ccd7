"""What a returned file says of itself: which review it answers, and what was sent in it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from charta.domain.review import ReviewMarks
from charta.exchange.review_package import ReviewPackage
from charta.exchange.review_xml import Element, whole

NAMESPACE: Final = "urn:charta:review:1"
_LARGEST: Final = 1_000_000
_LONGEST: Final = 200
_MOST_SECTIONS: Final = 1_000
_EXTENDED: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}"
_CUSTOM: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}"


@dataclass(frozen=True)
class SentSection:
    """A section as it was sent: who is asked to decide, in the order of the table, in which languages.

    `titles` are its headings by language, as far as the file says them.
    """

    departments: tuple[str, ...]
    languages: tuple[str, ...]
    titles: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Sent:
    """What was sent, by section; empty where the file does not say it any more."""

    marks: ReviewMarks | None = None
    sections: Mapping[str, SentSection] = field(default_factory=dict)

    def has(self, section: str, language: str) -> bool:
        """Tell whether a section was sent in a language; anything may have been where nothing is said."""
        found = self.sections.get(section)
        return not self.sections or (found is not None and language in found.languages)

    def title(self, section: str, language: str) -> str:
        """Return the heading that a section was sent with, empty where the file does not say it."""
        found = self.sections.get(section)
        return "" if found is None else found.titles.get(language, "")


def read_sent(package: ReviewPackage) -> Sent:
    """Return what a file says of itself, in its own part or else in its properties."""
    for root in _own_parts(package):
        marks = _marks(root.get("charter", ""), root.get("request", ""), root.get("texts", ""))
        if marks is not None:
            return Sent(marks, dict(_sections(root)))
    told = _properties(package)
    names = ("ChartaReviewCharter", "ChartaReviewRequest", "ChartaReviewTexts")
    charter, request, texts = (told.get(name, "") for name in names)
    return Sent(_marks(charter, request, texts))


def read_program(package: ReviewPackage) -> str:
    """Return how the program that wrote the file last calls itself, empty where it does not."""
    for name in package.related("", "extended-properties"):
        root = package.xml(name)
        if root is not None:
            return (root.findtext(f"{_EXTENDED}Application") or "").strip()[:_LONGEST]
    return ""


def _own_parts(package: ReviewPackage) -> Iterator[Element]:
    # Programs renumber such parts: only what they hold tells them.
    for name in sorted(package.names()):
        if not name.startswith("customXml/") or not name.endswith(".xml"):
            continue
        content = package.content(name)
        if len(content) > _LARGEST or NAMESPACE.encode() not in content:
            continue
        root = package.xml(name)
        if root is not None and root.tag == f"{{{NAMESPACE}}}review":
            yield root


def _sections(root: Element) -> Iterator[tuple[str, SentSection]]:
    for element in list(root.iterfind(f"{{{NAMESPACE}}}section"))[:_MOST_SECTIONS]:
        titles = {
            title.get("language", ""): (title.text or "").strip()
            for title in element.iterfind(f"{{{NAMESPACE}}}title")
        }
        departments, languages = (
            tuple(element.get(name, "").split()) for name in ("departments", "languages")
        )
        yield element.get("id", ""), SentSection(departments, languages, titles)


def _marks(charter: str, request: str, texts: str) -> ReviewMarks | None:
    number = whole(request.strip())
    if not charter.strip() or number is None:
        return None
    return ReviewMarks(charter.strip()[:_LONGEST], number, texts.strip()[:_LONGEST])


def _properties(package: ReviewPackage) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in package.related("", "custom-properties"):
        root = package.xml(name)
        for element in () if root is None else root.iterfind(f"{_CUSTOM}property"):
            found.setdefault(element.get("name", ""), "".join(str(text) for text in element.itertext()))
    return found
