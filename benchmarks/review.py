"""A review of the whole charter: sent, taken in, made a redline of; beside python-docx opening its file."""

import copy
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docx import Document
from docx.oxml.ns import qn
from lxml import etree

from benchmarks.measure import Row, example, peak_memory, percentiles, python, ratio, timed
from charta.bootstrap import LazyReviewReader, Workbench
from charta.documents.factory import DocumentFactory
from charta.services.returns import ReturnService, ReviewReport
from charta.services.reviews import ReviewOrder
from charta.services.states import Comparing

TITLE = "Review in Word"
COUNT: Final = 10
CHANGES: Final = 300
COMMENTS: Final = 100
_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_COMMENTS: Final = "word/comments.xml"
_BY: Final = {qn("w:author"): "Ana", qn("w:date"): "2026-12-03T09:30:00Z"}

_MEMORY: Final = """
from benchmarks import review
from benchmarks.measure import example, peak_memory
with example() as bench:
    sent = review.sent(bench)
    data = review.returned(sent)
    taken = review.taken(bench, data)
print(peak_memory())
"""


@dataclass(frozen=True)
class _Place:
    """A run of some length in a section's text, and what stands before, in and after its middle word."""

    run: etree._Element
    before: str
    word: str
    after: str


def sent(bench: Workbench) -> bytes:
    """Send every section to every department, in one file."""
    departments = tuple(bench.session.catalogue.departments)
    sections = tuple(section.id for section in bench.session.included())
    _, job = bench.reviews.send(ReviewOrder(departments, "Ada", sections))
    return job.make()


def taken(bench: Workbench, data: bytes) -> ReviewReport:
    """Take a returned file in."""
    return bench.returns.take(data, "returned.docx", "Ada")


def returned(data: bytes) -> bytes:
    """Return a file with 300 words replaced and 100 commented on, evenly spread, as Word writes it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    places = list(_places(root))
    comments = etree.Element(qn("w:comments"), nsmap={"w": _NAMESPACE})
    for number in range(CHANGES):
        _replace(places[number * len(places) // CHANGES], number)
    untouched = list(_places(root))
    for number in range(COMMENTS):
        _comment(untouched[number * len(untouched) // COMMENTS], number, comments)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    parts[_COMMENTS] = etree.tostring(comments, xml_declaration=True, encoding="UTF-8")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    link = f'<Relationship Id="rIdComments" Type="{office}" Target="comments.xml"/></Relationships>'
    links = "word/_rels/document.xml.rels"
    parts[links] = parts[links].replace(b"</Relationships>", link.encode())
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def _places(root: etree._Element) -> Iterator[_Place]:
    """Yield runs of twelve words and more that stand in a section and were not changed."""
    for control in root.iterfind(f"{qn('w:body')}/{qn('w:sdt')}"):
        for paragraph in control.iter(qn("w:p")):
            for run in paragraph.findall(qn("w:r")):
                words = (run.findtext(qn("w:t")) or "").split(" ")
                if len(words) >= 12:
                    middle = len(words) // 2
                    before, after = " ".join(words[:middle]), " ".join(words[middle + 1 :])
                    yield _Place(run, f"{before} ", words[middle], f" {after}")


def _run(like: etree._Element, text: str, tag: str = "w:t") -> etree._Element:
    made = copy.deepcopy(like)
    for said in made.findall(qn("w:t")):
        said.tag, said.text = qn(tag), text
    return made


def _replace(place: _Place, number: int) -> None:
    gone, new = (
        etree.Element(qn(tag), {qn("w:id"): str(number * 2 + side + 10_000), **_BY})
        for side, tag in enumerate(("w:del", "w:ins"))
    )
    gone.append(_run(place.run, place.word, "w:delText"))
    new.append(_run(place.run, f"autre{number}"))
    for element in (_run(place.run, place.after), new, gone, _run(place.run, place.before)):
        place.run.addnext(element)
    _drop(place.run)


def _comment(place: _Place, number: int, comments: etree._Element) -> None:
    start, end = (
        etree.Element(qn(f"w:commentRange{which}"), {qn("w:id"): str(number)}) for which in ("Start", "End")
    )
    reference = etree.Element(qn("w:r"))
    etree.SubElement(reference, qn("w:commentReference"), {qn("w:id"): str(number)})
    rest, word, first = (_run(place.run, text) for text in (place.after, place.word, place.before))
    for element in (rest, reference, end, word, start, first):
        place.run.addnext(element)
    _drop(place.run)
    comment = etree.SubElement(comments, qn("w:comment"), {qn("w:id"): str(number), **_BY})
    line = etree.SubElement(etree.SubElement(comment, qn("w:p")), qn("w:r"))
    etree.SubElement(line, qn("w:t")).text = f"Is word {number} the right one?"


def _drop(run: etree._Element) -> None:
    parent = run.getparent()
    assert parent is not None
    parent.remove(run)


def rows() -> list[Row]:
    """Measure; return the lines of the table."""
    factory = DocumentFactory()
    with example() as bench:
        plain = sent(bench)
        request = bench.reviews.requests()[0]
        sending = timed(lambda: bench.reviews.again(request.number).make(), COUNT)
        data = returned(plain)
        report = taken(bench, data)
        assert len(report.proposals) == CHANGES + COMMENTS
        assert not report.leftovers
        digest = report.returned.digest

        def take_in() -> ReviewReport:
            # A service of its own has neither read nor compared anything yet.
            fresh = ReturnService(bench.session, bench.wordings, bench.reviews, LazyReviewReader())
            return fresh.report(digest)

        def walk() -> int:
            return sum(1 for _ in Document(io.BytesIO(data)).element.body.iter())

        taking = timed(take_in, COUNT)
        reading = timed(lambda: LazyReviewReader().read(data, "returned.docx"), COUNT)
        floor = timed(walk, COUNT)
        since = f"entry:{bench.log.count}"
        bench.settling.accept(digest, [entry.id for entry in report.open], "Ada")
        comparing = Comparing(since, languages=("fr",))
        redline = timed(lambda: [job.make() for job in bench.states.jobs(comparing)], COUNT)
        charter = bench.printing.charter("fr")
        peer = timed(lambda: factory.charter(charter, "docx"), COUNT)
    what = f"{len(request.sections)} sections, {len(request.languages)} languages"
    return [
        Row(f"sent: {what}", percentiles(sending)),
        Row(f"taken in: {CHANGES} changes, {COMMENTS} comments, all read and compared", percentiles(taking)),
        Row("of this, reading", percentiles(reading)),
        Row("floor: python-docx opens the same file and walks it", percentiles(floor)),
        Row("ratio of reading", ratio(reading, floor)),
        Row("ratio of taking in", ratio(taking, floor)),
        Row("redline of all these changes, one language", percentiles(redline)),
        Row("peer: the charter alone in Word", percentiles(peer)),
        Row("ratio", ratio(redline, peer)),
        Row("peak memory of a process that takes one in", f"{python(_MEMORY):.0f} MB"),
        Row("peak memory of this whole run", f"{peak_memory():.0f} MB"),
    ]
