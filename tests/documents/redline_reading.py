"""Reading redlines in tests: what a Word file says once every change is rejected, or accepted."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from lxml import etree

from charta.documents.factory import WordingText
from charta.domain.items import Mark, Word, lines
from charta.domain.printed import PrintedChanges, PrintedCharter, PrintedSection
from documents.samples import FINGERPRINT, TITLES, WORDINGS, charter, published
from documents.word_checks import W, part

Side = Literal["before", "after"]
AT = datetime(2026, 11, 28, 9, 30, tzinfo=UTC)
NEW = {
    "fr": "Les **outils d’IA** aident à écrire; ils ne savent rien de nous.\n\n- Relisez tout.\n",
    "en": "**AI tools** help to write; they know nothing of us.\n\n- Read everything again.\n",
}
NEW_TITLE = {"fr": "Écrire avec l’IA", "en": "Writing with AI"}
EDITED = {
    "fr": [
        ("Nous sommes fiers", "Nous sommes très fiers"),
        (" Rien ne vous y oblige.", ""),
        ("- Partagez ce que l’organisation publie, avec vos mots.\n", ""),
        ("*simplement* et sans tarder", "simplement et **sans tarder**"),
        ("2. Vérifiez les faits.\n", "2. Vérifiez les faits.\n3. Dormez dessus.\n"),
        ("3. Demandez", "4. Demandez"),
        ("l’équipe des communications](https://example.org/aide)", "l’*équipe*](https://example.org/aide)"),
        ("### Si vous", "## Si vous"),
        ("demain. Adressez-vous", "demain.\n\nAdressez-vous"),
    ],
    "en": [
        ("We are proud", "We are very proud"),
        (" Nothing obliges you to.", ""),
        ("- Share what the organization publishes, in your own words.\n", ""),
        ("*simply* and soon", "simply and **soon**"),
        ("2. Check the facts.\n", "2. Check the facts.\n3. Sleep on it.\n"),
        ("3. Ask", "4. Ask"),
        ("the communications team](https://example.org/help)", "the *team*](https://example.org/help)"),
        ("### If you", "## If you"),
        ("tomorrow. Ask the", "tomorrow.\n\nAsk the"),
    ],
}


def edited(language: str) -> str:
    """Return the sample wording with a change of every kind."""
    text = WORDINGS[language]
    for old, new in EDITED[language]:
        assert old in text, old
        text = text.replace(old, new)
    return text


def changes(language: str = "en") -> PrintedChanges:
    """Return a redline's content: sections reworded, retitled, moved, new and dropped."""
    first, second, third, fourth, fifth, sixth = charter(language).sections
    retitled = PrintedSection(second.id, f"{second.title} (2)", second.wording, "ab")
    reworded = PrintedSection(first.id, first.title, edited(language), "cd")
    new = PrintedSection("S07", NEW_TITLE[language], NEW[language], "ef")
    after = charter(language, sections=(reworded, retitled, new, fourth, sixth, fifth))
    assert third.title == TITLES[language][2]
    return PrintedChanges(published(language), after, "Léa Tremblay", AT)


def one_section(before: str, after: str, titles: tuple[str, str] = ("Title", "Title")) -> PrintedChanges:
    """Return a redline's content of one section."""
    sides = [
        charter("en", sections=(PrintedSection("S01", title, wording, FINGERPRINT),))
        for title, wording in zip(titles, (before, after), strict=True)
    ]
    return PrintedChanges(sides[0], sides[1], "Léa Tremblay", AT)


@dataclass
class ReadLine:
    """A paragraph as one state has it: its style, and its words with emphasis and target."""

    style: str
    runs: list[tuple[str, str]] = field(default_factory=list)


STYLES = {
    (False, False): "",
    (True, False): "Strong",
    (False, True): "Emphasis",
    (True, True): "IntenseEmphasis",
}
wording = WordingText()


def expected(content: PrintedCharter) -> list[ReadLine]:
    """Return the lines of every section, titles included, as a Word file should have them."""
    found: list[ReadLine] = list(_foreword(content))
    for section in content.sections:
        found.append(ReadLine("Heading1", [(section.title, "")]))
        for line in lines(wording.items(section.wording)):
            mark = line[-1]
            assert isinstance(mark, Mark)
            made = ReadLine(_style(mark))
            for word in line:
                if isinstance(word, Word):
                    look = STYLES[word.bold, word.italic]
                    look = f"Hyperlink{look}" if word.target else look
                    _add(made, word.text.replace("\t", " "), look)
            found.append(made)
    return found


def _foreword(content: PrintedCharter) -> Iterator[ReadLine]:
    words = content.foreword
    if words is None:
        return
    title = {"fr": "Le mot de la direction", "en": f"A word from {words.by}"}[content.language]
    yield ReadLine("HeadingUnnumbered1", [(title, "")])
    for text in words.text.split("\n\n"):
        yield ReadLine("BodyText", [(text, "")])
    role = [(f"\n{words.role}", "")] if words.role else []
    yield ReadLine("BodyText", [(words.by, "Strong"), *role])


def _style(mark: Mark) -> str:
    match mark.kind:
        case "heading":
            return f"Heading{mark.level}"
        case "paragraph":
            return "Quote" if mark.quoted else "BodyText"
        case kind:
            family = "CalloutList" if mark.quoted else "List"
            return f"{family}{kind.title()}{'2' if mark.level and not mark.quoted else ''}"


def _add(line: ReadLine, text: str, look: str) -> None:
    look = "" if text == "\n" else look
    if text and line.runs and line.runs[-1][1] == look:
        line.runs[-1] = (line.runs[-1][0] + text, look)
    elif text:
        line.runs.append((text, look))


def read(data: bytes, side: Side) -> list[ReadLine]:
    """Return the sections' lines with every change rejected ('before') or accepted ('after')."""
    gone = "ins" if side == "before" else "del"
    found: list[ReadLine] = []
    current = ReadLine("")
    for paragraph in _section_paragraphs(data):
        for run in paragraph.iter(f"{W}r"):
            if any(ancestor.tag == f"{W}{gone}" for ancestor in run.iterancestors()):
                continue
            style = run.find(f"{W}rPr/{W}rStyle")
            look = "" if style is None else str(style.get(f"{W}val"))
            for piece in run:
                if piece.tag in (f"{W}t", f"{W}delText"):
                    _add(current, piece.text or "", look)
                elif piece.tag == f"{W}br":
                    _add(current, "\n", look)
        properties = paragraph.find(f"{W}pPr")
        assert properties is not None
        if properties.find(f"{W}rPr/{W}{gone}") is not None:
            continue  # without its end it goes on in the next one
        former = properties.find(f"{W}pPrChange/{W}pPr")
        source = properties if former is None or side == "after" else former
        current.style = str(source.find(f"{W}pStyle").get(f"{W}val"))  # type: ignore[union-attr]
        found.append(current)
        current = ReadLine("")
    assert not current.runs
    return found


def _section_paragraphs(data: bytes) -> Iterator[etree._Element]:
    body = part(data).find(f"{W}body")
    assert body is not None
    inside = False
    for element in body:
        style = element.find(f"{W}pPr/{W}pStyle")
        name = "" if style is None else str(style.get(f"{W}val"))
        inside = (inside or name in ("Heading1", "HeadingUnnumbered1")) and name != "FinePrint"
        if inside:
            yield element
