import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from lxml import etree

from charta.bootstrap import Workbench
from charta.documents.block_words import plain_lines
from charta.documents.blocks import Document, Passage, Table
from charta.documents.composing import Composer
from charta.documents.factory import DocumentFactory, WordingText
from charta.documents.html_page import write_html
from charta.documents.markdown_document import write_markdown
from charta.documents.pdf import write_pdf
from charta.documents.review import compose_review
from charta.documents.word_base import open_own
from charta.documents.word_review import _add_data
from charta.domain.items import Mark, plain
from charta.domain.printed import PrintedReview, PrintedSection
from charta.domain.records import DecisionKind
from charta.domain.review import ReviewMarks
from charta.exchange.review import WordReviewReader
from documents.samples import DEPARTMENTS, FINGERPRINT, TITLES, WORDINGS, charter
from documents.samples_review import ASKED, MARKS, review
from documents.word_checks import W14, W, assert_valid, names, part

HOSTILE = 'A <b>&amp;</b> "q" **x** | [l](javascript:1) ::: toc {{ 7*7 }} \x07 \u202eRTL ]]> ' + "y" * 300
factory = DocumentFactory()
composer = Composer()


def written(*languages: str, **changes: object) -> bytes:
    return factory.review(review(*languages, **changes))


def tag(control: etree._Element) -> str:
    found = control.find(f"{W}sdtPr/{W}tag")
    return "" if found is None else str(found.get(f"{W}val"))


def passages(data: bytes) -> dict[str, etree._Element]:
    """Return the content controls around sections, by tag."""
    return {tag(control): control for control in part(data).findall(f"{W}body/{W}sdt")}


def said(control: etree._Element) -> list[str]:
    """Return what a passage says: everything but the empty paragraph that opens it."""
    opening, *lines = texts(control)
    assert not opening
    return lines


def texts(element: etree._Element) -> list[str]:
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in element.iter(f"{W}p")]


def starts(data: bytes) -> list[tuple[str, str]]:
    """Return each bookmark of ours with the text of its paragraph."""
    found = []
    for mark in part(data).iter(f"{W}bookmarkStart"):
        line = next(mark.iterancestors(f"{W}p"))
        found.append((str(mark.get(f"{W}name")), "".join(t.text or "" for t in line.iter(f"{W}t"))))
    return found


def decision_tables(data: bytes) -> Iterator[tuple[str, etree._Element]]:
    """Yield the tables that stand right after a mark of decisions."""
    for mark in part(data).iter(f"{W}bookmarkStart"):
        if str(mark.get(f"{W}name")).endswith("_decision"):
            line = next(mark.iterancestors(f"{W}p"))
            table = line.getnext()
            assert line.getparent().tag == f"{W}body"  # type: ignore[union-attr]
            assert table is not None
            assert table.tag == f"{W}tbl"
            yield str(mark.get(f"{W}name")), table


@pytest.mark.parametrize("languages", [("fr",), ("en",), ("fr", "en"), ("en", "fr")])
def test_a_review_is_valid_for_word(languages: tuple[str, ...], tmp_path: Path) -> None:
    assert_valid(written(*languages), tmp_path)


def test_the_whole_example_is_valid_and_every_section_is_marked_in_both_languages(
    example: Workbench, tmp_path: Path
) -> None:
    charters = {language: example.printing.charter(language) for language in ("fr", "en")}
    ids = [section.id for section in charters["fr"].sections]
    asked = dict.fromkeys(ids, ("legal", "hr"))
    data = factory.review(PrintedReview(charters, MARKS, asked, ("legal", "hr")))
    assert_valid(data, tmp_path)
    assert list(passages(data)) == [f"charta:{id_}:{language}" for id_ in ids for language in ("fr", "en")]
    for language, content in charters.items():
        for section in content.sections:
            control = passages(data)[f"charta:{section.id}:{language}"]
            assert said(control) == [section.title, *printed_lines(section.wording)]


def printed_lines(wording: str) -> list[str]:
    """Return the lines of a wording as paragraphs print them: a new line within one takes no room."""
    return [line for line in WordingText().plain(wording).split("\n") if line]


def test_marks_stand_at_the_start_of_texts_and_decisions_in_order() -> None:
    fr, en = TITLES["fr"], TITLES["en"]
    expected = []
    for place, id_ in enumerate(f"S{number:02}" for number in range(1, 7)):
        expected += [(f"charta_{id_}_fr", fr[place]), (f"charta_{id_}_en", en[place])]
        if ASKED.get(id_):
            expected.append((f"charta_{id_}_decision", f"Décision – {place + 1}. {fr[place]}"))
    assert starts(written("fr", "en")) == expected


def test_a_section_stands_in_a_control_that_bears_its_title_and_its_text_alone() -> None:
    control = passages(written("fr"))["charta:S02:fr"]
    assert control.find(f"{W}sdtPr/{W}alias").get(f"{W}val") == TITLES["fr"][1]  # type: ignore[union-attr]
    assert said(control) == [TITLES["fr"][1], *printed_lines(WORDINGS["fr"])]
    assert not list(control.iter(f"{W}tbl"))


def test_the_text_keeps_its_own_characters_where_the_preface_has_those_of_its_country() -> None:
    section = PrintedSection("S01", "Oui? Non!", "Vraiment? Oui; certes!\n", FINGERPRINT)
    data = written("fr", region="FR", sections=(section,))
    assert said(passages(data)["charta:S01:fr"]) == ["Oui? Non!", "Vraiment? Oui; certes!"]
    assert any(line.startswith("Une question\u202f?") for line in texts(part(data)))


def test_decisions_are_asked_in_a_row_per_department_with_three_boxes_in_order() -> None:
    tables = dict(decision_tables(written("fr")))
    assert list(tables) == ["charta_S01_decision", "charta_S02_decision", "charta_S04_decision"]
    rows = tables["charta_S01_decision"].findall(f"{W}tr")[1:]
    assert [texts(row)[0] for row in rows] == [DEPARTMENTS["fr"][id_] for id_ in ASKED["S01"]]
    controls = rows[1].findall(f".//{W}sdt")
    assert [tag(control) for control in controls] == [
        f"charta:S01:hr:{name}" for name in ("approve", "reserve", "request-change", "by", "date", "note")
    ]
    assert [control.find(f"{W}sdtPr/{W14}checkbox") is not None for control in controls] == [True] * 3 + [
        False
    ] * 3
    assert texts(rows[1])[1:4] == [
        "☐Approuver",
        "☐Approuver avec réserve",
        "☐Demander une modification",
    ]
    assert controls[4].find(f"{W}sdtPr/{W}date/{W}lid").get(f"{W}val") == "fr-CA"  # type: ignore[union-attr]
    assert all(not text.strip() for text in texts(rows[1])[4:])
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_where_nobody_is_asked_nothing_speaks_of_decisions() -> None:
    data = written("fr", asked={})
    assert not list(decision_tables(data))
    assert not list(part(data).iter(f"{W14}checkbox"))
    assert not [line for line in texts(part(data)) if "décision" in line.lower()]


def test_changes_are_tracked_and_nothing_is_locked() -> None:
    data = written("fr")
    settings = [str(child.tag).removeprefix(W) for child in part(data, "word/settings.xml")]
    assert settings[:3] == ["zoom", "trackRevisions", "defaultTabStop"]
    assert "documentProtection" not in settings
    assert not list(part(data).iter(f"{W}lock"))


def test_the_file_says_what_it_answers_in_a_part_and_in_its_properties() -> None:
    data = written("fr", "en")
    root = part(data, "customXml/item1.xml")
    assert root.tag == "{urn:charta:review:1}review"
    assert dict(root.attrib) == {"charter": MARKS.charter, "request": "3", "texts": MARKS.texts}
    sections = [dict(child.attrib) for child in root]
    assert sections[0] == {"id": "S01", "departments": "marketing hr legal", "languages": "fr en"}
    assert sections[2] == {"id": "S03", "departments": "", "languages": "fr en"}
    assert len(sections) == 6
    properties = {e.get("name"): "".join(e.itertext()) for e in part(data, "docProps/custom.xml")}
    assert properties["ChartaReviewCharter"] == MARKS.charter
    assert properties["ChartaReviewRequest"] == "3"
    assert properties["ChartaReviewTexts"] == MARKS.texts


def test_a_part_of_data_never_takes_the_name_of_another() -> None:
    word = open_own().document
    for data in (b"<a/>", b"<b/>"):
        _add_data(word, data)
    saved = BytesIO()
    word.save(saved)
    assert [name for name in names(saved.getvalue()) if "customXml/item" in name and "rels" not in name] == [
        "customXml/item1.xml",
        "customXml/itemProps1.xml",
        "customXml/item2.xml",
        "customXml/itemProps2.xml",
    ]


def test_the_second_language_is_spelled_as_such_and_labelled_instead_of_numbered() -> None:
    data = written("fr", "en")
    found = passages(data)
    assert not list(found["charta:S01:fr"].iter(f"{W}lang"))
    english = found["charta:S01:en"]
    for run in english.iter(f"{W}r"):
        assert run.find(f"{W}rPr/{W}lang").get(f"{W}val") == "en-CA"  # type: ignore[union-attr]
    _, heading, *_ = english.iter(f"{W}p")
    for line in (heading, *heading.itersiblings(f"{W}p")):
        assert line.find(f"{W}pPr/{W}rPr/{W}lang").get(f"{W}val") == "en-CA"  # type: ignore[union-attr]
    assert heading.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "Heading1"  # type: ignore[union-attr]
    number = heading.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")  # type: ignore[union-attr]
    assert list_label(data, str(number)) == "EN"
    french = list(found["charta:S02:fr"].iter(f"{W}p"))[1]
    assert french.find(f"{W}pPr/{W}numPr") is None  # numbered by its style, in the same row as before


def test_sections_keep_the_numbers_that_they_have_in_the_whole_charter(tmp_path: Path) -> None:
    content = review("fr", "en")
    sections = [section.id for section in content.charters["fr"].sections]
    numbers = {section: 10 * place for place, section in enumerate(sections, start=1)}
    data = DocumentFactory().review(replace(content, numbers=numbers))
    assert_valid(data, tmp_path)
    starting = {
        str(num.get(f"{W}numId")): int(str(override.find(f"{W}startOverride").get(f"{W}val")))
        for num in part(data, "word/numbering.xml").iter(f"{W}num")
        for override in num.findall(f"{W}lvlOverride")
        if override.get(f"{W}ilvl") == "0"
    }
    for name, control in passages(data).items():
        lists = [str(found.get(f"{W}val")) for found in control.iter(f"{W}numId")]
        section, _, language = name.removeprefix("charta:").partition(":")
        if language == "fr":
            assert starting[lists[0]] == numbers[section]
        else:
            assert lists[0] not in starting


def list_label(data: bytes, number: str) -> str:
    numbering = part(data, "word/numbering.xml")
    num = next(e for e in numbering.findall(f"{W}num") if e.get(f"{W}numId") == number)
    abstract = num.find(f"{W}abstractNumId").get(f"{W}val")  # type: ignore[union-attr]
    made = next(e for e in numbering.findall(f"{W}abstractNum") if e.get(f"{W}abstractNumId") == abstract)
    return str(made.find(f"{W}lvl/{W}lvlText").get(f"{W}val"))  # type: ignore[union-attr]


def test_hostile_titles_names_and_texts_are_valid_and_print_literally(tmp_path: Path) -> None:
    shown = HOSTILE.replace("\x07", "\u2407")
    section = PrintedSection("S01", HOSTILE, "Texte &amp; ]]> <script>alert(1)</script>\n", FINGERPRINT)
    content = charter(
        title=HOSTILE,
        organisation=HOSTILE,
        contact=HOSTILE,
        contact_email="a b)<x>@e",
        sections=(section, replace(section, id="S02")),
        departments={"legal": HOSTILE},
    )
    marks = ReviewMarks(HOSTILE, 3, "]]>")
    data = factory.review(PrintedReview({"fr": content}, marks, {"S01": ("legal", "gone")}, ("legal",)))
    assert_valid(data, tmp_path)
    assert said(passages(data)["charta:S01:fr"]) == [shown, "Texte &amp; ]]> <script>alert(1)</script>"]
    assert part(data, "customXml/item1.xml").get("charter") == shown
    titles = [str(e.get(f"{W}val")) for e in part(data).iter(f"{W}alias")]
    assert max(len(title) for title in titles) == 64
    rows = next(decision_tables(data))[1].findall(f"{W}tr")[1:]
    assert [texts(row)[0] for row in rows] == [shown, "gone"]


def test_the_preface_ends_its_page_without_leaving_an_empty_one() -> None:
    body = part(written("fr")).find(f"{W}body")
    assert body is not None
    breaks = list(body.iter(f"{W}pageBreakBefore"))
    assert len(breaks) == 1
    line = next(breaks[0].iterancestors(f"{W}p"))
    control = next(line.iterancestors(f"{W}sdt"))
    assert tag(control) == "charta:S01:fr"
    assert next(control.iter(f"{W}p")) is line
    before = control.getprevious()
    assert before is not None
    assert before.tag == f"{W}tbl"


def test_nothing_that_libreoffice_breaks_or_drops_once_changes_are_tracked_is_in_the_file() -> None:
    # A control's first paragraph, plain-text controls and placeholders: see the decision on review files.
    root = part(written("fr", "en"))
    for control in root.findall(f"{W}body/{W}sdt"):
        opening, heading = list(control.iter(f"{W}p"))[:2]
        assert [str(e.tag).removeprefix(W) for e in opening] == ["pPr"]
        assert heading.find(f"{W}bookmarkStart") is not None
    assert not list(root.iterfind(f".//{W}sdtPr/{W}text"))
    assert not list(root.iter(f"{W}showingPlcHdr"))


@pytest.mark.parametrize(("languages", "warned"), [(("fr",), False), (("fr", "en"), True)])
def test_the_preface_says_who_what_until_when_and_what_becomes_of_it(
    languages: tuple[str, ...], *, warned: bool
) -> None:
    shown = "\n".join(plain_lines(compose_review(composer, review(*languages)).blocks))
    for words in (
        "pour relecture par\u00a0: Affaires juridiques, Ressources humaines",
        "les 6 sections qui suivent",
        "Le suivi des modifications est activé",
        "d’ici le 15 janvier 2027",
        "L’équipe des communications, communications@example.org",
        "Rien n’entre tout seul dans la charte.",
        "vaut pour le texte exact de ce fichier, et pour la section dans toutes les langues de la charte",
    ):
        assert words in shown
    assert ("Les langues disent-elles la même chose?" in shown) is warned


def test_a_review_without_a_day_or_anybody_to_ask_says_nothing_of_them() -> None:
    one = charter("en", contact="", contact_email="", sections=charter("en").sections[:1])
    content = PrintedReview({"en": one}, MARKS, {"S01": ("legal",)}, ())
    document = compose_review(composer, content)
    shown = "\n".join(plain_lines(document.blocks))
    assert "the section that follows" in shown
    assert "A question?" not in shown
    assert " by " not in shown.split("How to answer")[1].split("What becomes")[0]
    assert [type(block) for block in document.blocks][-2:] == [Passage, Table]


def test_every_other_format_prints_the_passages_too() -> None:
    document: Document = compose_review(composer, review("fr", "en"))
    page, plain = write_html(document).decode(), write_markdown(document).decode()
    for shown in (page, plain):
        assert "6. Réagir à une erreur ou à une crise" in shown
        assert "Reacting to a mistake or a crisis" in shown
    assert '<div lang="en-CA">' in page
    assert write_pdf(document).startswith(b"%PDF")


def test_the_same_review_gives_the_same_bytes() -> None:
    assert written("fr", "en") == written("fr", "en")


def test_the_file_speaks_the_first_language_and_has_a_title() -> None:
    properties = docx.Document(BytesIO(written("en", "fr"))).core_properties
    assert properties.language == "en-CA"
    assert properties.title == "Review – Social Media Charter"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_every_mark_survives_libreoffice_twice(tmp_path: Path) -> None:
    data = written("fr", "en")
    sent = starts(data)
    for turn in ("once", "twice"):
        data = saved_by_libreoffice(data, tmp_path, turn)
        assert starts(data) == sent
    assert [e.tag for e in part(data, "word/settings.xml").iter(f"{W}trackRevisions")]
    own = [part(data, name) for name in names(data) if name.startswith("customXml/item")]
    assert [root.get("texts") for root in own if root.tag == "{urn:charta:review:1}review"] == [MARKS.texts]
    assert MARKS.texts in "".join(part(data, "docProps/custom.xml").itertext())
    assert len(list(part(data).iter(f"{W14}checkbox"))) == 3 * sum(map(len, ASKED.values()))
    assert len(list(decision_tables(data))) == 3


@pytest.mark.parametrize("by", ["nobody", "libreoffice"])
def test_what_nobody_touched_reads_back_as_it_was_sent(by: str, tmp_path: Path) -> None:
    if by == "libreoffice" and shutil.which("soffice") is None:
        pytest.skip("needs LibreOffice")
    data = written("fr", "en")
    returned = WordReviewReader().read(
        data if by == "nobody" else saved_by_libreoffice(data, tmp_path, "once"), "review.docx"
    )
    assert (returned.marks, returned.decisions, returned.leftovers) == (MARKS, (), ())
    assert [(text.section, text.language) for text in returned.texts] == [
        (f"S{number:02}", language) for number in range(1, 7) for language in ("fr", "en")
    ]
    for text in returned.texts:
        sent = WordingText().items(WORDINGS[text.language])
        assert [line.mark.shape for line in text.lines] == [i.shape for i in sent if isinstance(i, Mark)]
        assert "\n".join("".join(run.text for run in line.runs) for line in text.lines) == plain(sent)


def test_a_box_that_is_ticked_reads_back_as_its_departments_decision() -> None:
    with ZipFile(BytesIO(written("fr"))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    control = next(e for e in root.iter(f"{W}sdt") if tag(e) == "charta:S04:hr:reserve")
    next(control.iter(f"{W14}checked")).set(f"{W14}val", "1")
    next(control.iter(f"{W}t")).text = "☒"
    named = next(e for e in root.iter(f"{W}sdt") if tag(e) == "charta:S04:hr:by")
    next(named.iter(f"{W}t")).text = "Zoé Gagnon"
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    returned = WordReviewReader().read(out.getvalue(), "review.docx")
    assert [(d.section, d.department, d.ticked, d.by) for d in returned.decisions] == [
        ("S04", "hr", (DecisionKind.RESERVE,), "Zoé Gagnon")
    ]


def saved_by_libreoffice(data: bytes, folder: Path, turn: str) -> bytes:
    target = folder / turn
    target.mkdir()
    file = folder / f"{turn}.docx"
    file.write_bytes(data)
    office = shutil.which("soffice")
    assert office is not None
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [
        office,
        "--headless",
        profile,
        "--convert-to",
        "docx:MS Word 2007 XML",
        "--outdir",
        target,
        file,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (target / file.name).read_bytes()
