"""A reviewer of Word files: does to a file that was sent what people do in Word, and needs no Word.

What a reviewer does is a row of steps, which `round.libreoffice` can do as well, in a real program.
"""

import copy
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from typing import Final, TypeAlias

from lxml import etree

from charta.domain.records import DecisionKind

Element: TypeAlias = etree._Element

NS: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W: Final = f"{{{NS}}}"
W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_RELATION_EXTENDED: Final = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
AT: Final = datetime(2026, 12, 2, 14, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Place:
    """Words of a section in a language; they stand there once."""

    section: str
    language: str
    words: str


@dataclass(frozen=True)
class Replace:
    """Write `text` over the words; empty text takes them out."""

    place: Place
    text: str


@dataclass(frozen=True)
class Insert:
    """Write `text` right after the words."""

    place: Place
    text: str


@dataclass(frozen=True)
class NewLine:
    """Press Enter at the end of the paragraph with the words, and write `text`."""

    place: Place
    text: str


@dataclass(frozen=True)
class Drop:
    """Take out the whole paragraph with the words."""

    place: Place


@dataclass(frozen=True)
class Split:
    """Press Enter right before the words."""

    place: Place


@dataclass(frozen=True)
class Join:
    """Take out the end of the paragraph with the words, so that the next one goes on with it."""

    place: Place


@dataclass(frozen=True)
class Remark:
    """A comment on the words, with the answers to it: authors and texts."""

    place: Place
    text: str
    replies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Decide:
    """Tick boxes in a department's row of a section's decisions, and write name, day and reason."""

    section: str
    department: str
    kinds: tuple[DecisionKind, ...]
    by: str = ""
    date: str = ""
    note: str = ""


Step: TypeAlias = Replace | Insert | NewLine | Drop | Split | Join | Remark | Decide


def reviewed(
    data: bytes, steps: Sequence[Step], author: str, *, at: datetime = AT, tracked: bool = True
) -> bytes:
    """Return the file after an author's steps; every one of them is made at the same moment."""
    file = WordFile(data)
    hand = _Hand(file, author, at, tracked=tracked)
    for step in steps:
        hand.do(step)
    return file.saved()


class WordFile:
    """The parts of a .docx file; `body` is the main one, parsed."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        body = self.root.find(f"{W}body")
        assert body is not None
        self.body = body
        self._ids = count(5_000_000)

    def saved(self) -> bytes:
        """Return the file."""
        self.parts["word/document.xml"] = etree.tostring(self.root, xml_declaration=True, encoding="UTF-8")
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(name, content)
        return made.getvalue()

    def number(self) -> str:
        """Return an annotation's number, new in this file."""
        return str(next(self._ids))

    def paragraphs(self, section: str, language: str) -> Iterator[Element]:
        """Yield the paragraphs of a section's text in a language, the heading first."""
        inside = False
        for paragraph in self.body.iter(f"{W}p"):
            names = [mark.get(f"{W}name", "") for mark in paragraph.iter(f"{W}bookmarkStart")]
            if any(name.startswith("charta_") for name in names):
                inside = f"charta_{section}_{language}" in names
            if inside:
                yield paragraph

    def find(self, place: Place) -> Element:
        """Return the paragraph with the words."""
        found = [
            paragraph
            for paragraph in self.paragraphs(place.section, place.language)
            if place.words in _text(paragraph)
        ]
        assert len(found) == 1, (place, len(found))
        return found[0]

    def control(self, tag: str) -> Element:
        """Return the content of the control with a tag."""
        for control in self.body.iter(f"{W}sdt"):
            mark = control.find(f"{W}sdtPr/{W}tag")
            if mark is not None and mark.get(f"{W}val") == tag:
                content = control.find(f"{W}sdtContent")
                assert content is not None
                return content
        raise AssertionError(tag)

    def added(self, name: str, root: Element, relation: str, kind: str) -> None:
        """Put a part beside the main one, with its relationship and type, or replace it."""
        path = f"word/{name}"
        if path not in self.parts:
            link = f'<Relationship Id="rev{name[:-4]}" Type="{relation}" Target="{name}"/></Relationships>'
            type_ = f'<Override PartName="/{path}" ContentType="{_TYPE}{kind}+xml"/></Types>'
            for part, end, more in (
                ("word/_rels/document.xml.rels", "</Relationships>", link),
                ("[Content_Types].xml", "</Types>", type_),
            ):
                self.parts[part] = self.parts[part].replace(end.encode(), more.encode())
        self.parts[path] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")


class _Hand:
    """Does the steps of one author in a file."""

    def __init__(self, file: WordFile, author: str, at: datetime, *, tracked: bool) -> None:
        self._file = file
        self._author = author
        self._date = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._tracked = tracked

    def do(self, step: Step) -> None:
        """Do one step."""
        match step:
            case Replace(place, text):
                self._write_over(self._runs(place), text)
            case Insert(place, text):
                self._write_over(self._runs(place)[-1:], text, keep=True)
            case NewLine(place, text):
                line = self._file.find(place)
                self._broken_off(line, _runs(line)[-1]).append(self._inserted(_run(text, _runs(line)[-1])))
            case Drop(place):
                self._drop(self._file.find(place))
            case Split(place):
                rest = _parted(self._runs(place)[0])
                self._broken_off(self._file.find(place), rest.getprevious())
            case Join(place):
                self._join(self._file.find(place))
            case Remark():
                self._remark(step)
            case Decide():
                self._decide(step)

    # -- words ----------------------------------------------------------------------------------------------

    def _runs(self, place: Place) -> list[Element]:
        """Return runs that hold the words and nothing else."""
        paragraph = self._file.find(place)
        start = _text(paragraph).index(place.words)
        return list(_isolated(paragraph, start, start + len(place.words)))

    def _write_over(self, runs: Sequence[Element], text: str, *, keep: bool = False) -> None:
        last = runs[-1]
        if text:
            last.addnext(self._inserted(_run(text, last)))
        if not keep:
            for run in runs:
                self._delete(run)

    def _inserted(self, run: Element) -> Element:
        if not self._tracked:
            return run
        change = self._change("ins")
        change.append(run)
        return change

    def _delete(self, run: Element) -> None:
        parent = run.getparent()
        assert parent is not None
        if not self._tracked or parent.tag == f"{W}ins":
            parent.remove(run)
            return
        change = self._change("del")
        run.addprevious(change)
        change.append(run)
        for text in run.iter(f"{W}t"):
            text.tag = f"{W}delText"
            text.set(_SPACE, "preserve")

    def _change(self, tag: str) -> Element:
        change = etree.Element(f"{W}{tag}")
        for name, value in (("id", self._file.number()), ("author", self._author), ("date", self._date)):
            change.set(f"{W}{name}", value)
        return change

    # -- paragraphs -----------------------------------------------------------------------------------------

    def _broken_off(self, paragraph: Element, last: Element | None) -> Element:
        """End a paragraph after `last`; return the one that now follows, with the rest and the old end."""
        rest = etree.Element(f"{W}p")
        properties = paragraph.find(f"{W}pPr")
        if properties is not None:
            rest.append(copy.deepcopy(properties))
        following = [] if last is None else list(last.itersiblings())
        rest.extend(following)
        paragraph.addnext(rest)
        if self._tracked:
            self._mark_end(paragraph, "ins")
        return rest

    def _mark_end(self, paragraph: Element, tag: str) -> None:
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.Element(f"{W}pPr")
            paragraph.insert(0, properties)
        look = properties.find(f"{W}rPr")
        if look is None:
            look = etree.SubElement(properties, f"{W}rPr")
        look.insert(0, self._change(tag))

    def _drop(self, paragraph: Element) -> None:
        if not self._tracked:
            parent = paragraph.getparent()
            assert parent is not None
            parent.remove(paragraph)
            return
        for run in _runs(paragraph):
            self._delete(run)
        self._mark_end(paragraph, "del")

    def _join(self, paragraph: Element) -> None:
        if self._tracked:
            self._mark_end(paragraph, "del")
            return
        following = paragraph.getnext()
        assert following is not None
        paragraph.extend([child for child in following if child.tag != f"{W}pPr"])
        self._drop(following)

    # -- comments -------------------------------------------------------------------------------------------

    def _remark(self, step: Remark) -> None:
        runs = self._runs(step.place)
        first, last = self._outermost(runs[0]), self._outermost(runs[-1])
        parent = ""
        for author, text in ((self._author, step.text), *step.replies):
            number, parent = self._say(author, text, parent)
            start, end = (etree.Element(f"{W}commentRange{which}") for which in ("Start", "End"))
            for mark in (start, end):
                mark.set(f"{W}id", number)
            reference = etree.Element(f"{W}r")
            etree.SubElement(reference, f"{W}commentReference").set(f"{W}id", number)
            first.addprevious(start)
            last.addnext(end)
            end.addnext(reference)
            last = reference

    @staticmethod
    def _outermost(run: Element) -> Element:
        while (parent := run.getparent()) is not None and parent.tag != f"{W}p":
            run = parent
        return run

    def _say(self, author: str, text: str, parent: str) -> tuple[str, str]:
        """Add a comment, as an answer where `parent` names one; return its number and the thread's name."""
        comments = self._part("comments.xml", f"{W}comments")
        extended = self._part("commentsExtended.xml", f"{W15}commentsEx")
        number = self._file.number()
        name = f"{int(number):08X}"
        made = etree.SubElement(comments, f"{W}comment")
        for key, value in (("id", number), ("author", author), ("date", self._date), ("initials", "XX")):
            made.set(f"{W}{key}", value)
        line = etree.SubElement(made, f"{W}p")
        line.set(f"{W14}paraId", name)
        line.append(_run(text, None))
        entry = etree.SubElement(extended, f"{W15}commentEx")
        entry.set(f"{W15}paraId", name)
        entry.set(f"{W15}done", "0")
        if parent:
            entry.set(f"{W15}paraIdParent", parent)
        self._file.added("comments.xml", comments, _RELATION, "comments")
        self._file.added("commentsExtended.xml", extended, _RELATION_EXTENDED, "commentsExtended")
        return number, parent or name

    def _part(self, name: str, tag: str) -> Element:
        content = self._file.parts.get(f"word/{name}")
        if content is not None:
            return etree.fromstring(content)
        return etree.Element(tag, nsmap={"w": NS, "w14": W14[1:-1], "w15": W15[1:-1]})

    # -- decisions ------------------------------------------------------------------------------------------

    def _decide(self, step: Decide) -> None:
        row = f"charta:{step.section}:{step.department}"
        for kind in step.kinds:
            content = self._file.control(f"{row}:{kind.value}")
            control = content.getparent()
            assert control is not None
            for checked in control.iter(f"{W14}checked"):
                checked.set(f"{W14}val", "1")
            for text in content.iter(f"{W}t"):
                text.text = "☒"
        for name, written in (("by", step.by), ("date", step.date), ("note", step.note)):
            if written:
                self._write_over(list(self._file.control(f"{row}:{name}").iter(f"{W}r")), written)


def _run(text: str, like: Element | None) -> Element:
    """Return a run that says `text` in the look of another one."""
    run = etree.Element(f"{W}r")
    run.set(f"{W}rsidR", "00C0FFEE")
    look = None if like is None else like.find(f"{W}rPr")
    if look is not None:
        run.append(copy.deepcopy(look))
    made = etree.SubElement(run, f"{W}t")
    made.text = text
    made.set(_SPACE, "preserve")
    return run


def _stands(run: Element) -> bool:
    return not any(parent.tag == f"{W}del" for parent in run.iterancestors())


def _runs(paragraph: Element) -> list[Element]:
    return [run for run in paragraph.iter(f"{W}r") if _stands(run)]


def _text(paragraph: Element) -> str:
    return "".join(text.text or "" for run in _runs(paragraph) for text in run.iter(f"{W}t"))


def _isolated(paragraph: Element, start: int, end: int) -> Iterator[Element]:
    """Yield runs that hold the letters from `start` to `end`, parted from their neighbours as Word does."""
    place = 0
    for run in _runs(paragraph):
        texts = list(run.iter(f"{W}t"))
        if not texts:
            continue
        assert len(texts) == 1
        said = texts[0].text or ""
        before, after = max(start - place, 0), min(end - place, len(said))
        place += len(said)
        if before >= after:
            continue
        middle = _run(said[before:after], run)
        run.addnext(middle)
        if after < len(said):
            middle.addnext(_run(said[after:], run))
        if before:
            texts[0].text = said[:before]
            texts[0].set(_SPACE, "preserve")
        else:
            parent = run.getparent()
            assert parent is not None
            parent.remove(run)
        yield middle


def _parted(run: Element) -> Element:
    """Return what a paragraph goes on with from a run on; a change around the run is parted before it."""
    change = run.getparent()
    assert change is not None
    if change.tag == f"{W}p":
        return run
    rest = etree.Element(change.tag, dict(change.attrib))
    rest.extend([run, *run.itersiblings()])
    change.addnext(rest)
    return rest


def mended(data: bytes, change: Callable[[WordFile], None]) -> bytes:
    """Return the file after something that no reviewer does step by step."""
    file = WordFile(data)
    change(file)
    return file.saved()
