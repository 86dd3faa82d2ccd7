"""Returned reviews with what Word writes into them."""

import re
from datetime import UTC, datetime

import pytest

from charta.domain.items import Mark
from charta.domain.review import Leftover, LeftoverKind, Run, Tracked
from exchange.review.files import (
    AUTHOR,
    BODY,
    W,
    a_comment,
    accepted,
    commented,
    deleted,
    edited,
    file,
    inserted,
    marks,
    paragraph,
    part,
    read,
    rejected,
    run,
    text_of,
    with_comments,
    with_parts,
)

SENT = file("sent")
ANA = Tracked("Ana", datetime(2026, 12, 3, 9, 30, tzinfo=UTC))
MOVED = Tracked("Ana", ANA.at, moved=True)
RIEN = "Rien de confidentiel ne sort."
ALERT = "Signaler tout de suite."


def put(content: str, words: str = RIEN) -> bytes:
    """Return the file with other content in place of the run of some words."""
    return edited(SENT, (run(words), content))


def after(content: str, words: str = RIEN) -> bytes:
    """Return the file with paragraphs after that of some words."""
    whole = paragraph(run(words))
    return edited(SENT, (whole, whole + content))


def runs(content: str) -> tuple[Run, ...]:
    return text_of(read(put(content)), "S04").lines[0].runs


# -- runs -------------------------------------------------------------------------------------------------


def test_runs_that_word_split_for_itself_are_one() -> None:
    split = f'<w:r w:rsidR="00A1"><w:t>Rien de </w:t></w:r><w:proofErr w:type="spellStart"/>{run("confi")}'
    assert runs(split + run("dentiel") + "<w:r/>") == (Run("Rien deconfidentiel"),)


def test_spaces_count_only_where_they_are_preserved() -> None:
    assert runs("<w:r><w:t> a \n b </w:t></w:r>") == (Run("a   b"),)
    assert runs(run(" a ")) == (Run(" a "),)


@pytest.mark.parametrize(
    ("element", "text"),
    [
        ("<w:tab/>", "\t"),
        ("<w:br/>", "\n"),
        ('<w:br w:type="page"/>', ""),
        ("<w:cr/>", "\n"),
        ("<w:noBreakHyphen/>", "\u2011"),
        ("<w:softHyphen/>", "\u00ad"),
        ('<w:sym w:font="Wingdings" w:char="F0E0"/>', "→"),
        ('<w:sym w:font="Calibri" w:char="20AC"/>', "€"),
        ('<w:sym w:font="Wingdings" w:char="F041"/>', "\ufffd"),
        ('<w:sym w:font="Calibri" w:char="zz"/>', "\ufffd"),
        ("<w:lastRenderedPageBreak/>", ""),
    ],
)
def test_signs_become_the_characters_that_they_print(element: str, text: str) -> None:
    assert runs(f"<w:r><w:t>a</w:t>{element}<w:t>b</w:t></w:r>") == (Run(f"a{text}b"),)


@pytest.mark.parametrize(
    ("look", "emphasis"),
    [
        ("<w:b/>", (True, False)),
        ('<w:b w:val="1"/><w:i/>', (True, True)),
        ('<w:b w:val="0"/>', (False, False)),
        ('<w:rStyle w:val="Strong"/>', (True, False)),
        ('<w:rStyle w:val="Strong"/><w:b w:val="false"/>', (False, False)),
        ('<w:rStyle w:val="IntenseEmphasis"/>', (True, True)),
        ('<w:rStyle w:val="Emphasis"/><w:b/>', (True, True)),
        ('<w:rStyle w:val="Hyperlink"/>', (False, False)),
        ('<w:rStyle w:val="HyperlinkStrong"/>', (True, False)),
        ('<w:rStyle w:val="HyperlinkIntenseEmphasis"/>', (True, True)),
        ('<w:rStyle w:val="NoSuchStyle"/>', (False, False)),
    ],
)
def test_emphasis_comes_from_styles_and_direct_formatting(look: str, emphasis: tuple[bool, bool]) -> None:
    (found,) = runs(run("a", look))
    assert (found.bold, found.italic) == emphasis


def test_styles_are_known_by_their_names_in_every_language() -> None:
    styles = part(SENT, "word/styles.xml")
    for english, french in (("Strong", "lev"), ("ListBullet", "Listepuces"), ("Heading1", "Titre1")):
        styles = styles.replace(f'"{english}"', f'"{french}"')
    styles = styles.replace('<w:name w:val="lev"', '<w:name w:val="Strong"')
    body = part(SENT).replace('"Strong"', '"lev"').replace('"ListBullet"', '"Listepuces"')
    body = body.replace('"Heading1"', '"Titre1"')
    review = read(with_parts(SENT, {"word/styles.xml": styles, BODY: body}))
    assert review.texts == read(SENT).texts


def test_bold_means_nothing_in_a_heading_that_is_bold() -> None:
    review = read(put(run("Crise", "<w:b/>"), "Crise"))
    assert text_of(review, "S12").heading == (Run("Crise"),)


_SIMPLE_FIELD = (
    f'<w:fldSimple w:instr=" HYPERLINK &quot;https://ex.org/a&quot; \\l &quot;part&quot; ">{run("ici")}'
    "</w:fldSimple>"
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://ex.org/a" '
    '</w:instrText></w:r><w:r><w:instrText>\\l "part"</w:instrText></w:r><w:r><w:fldChar '
    f'w:fldCharType="separate"/></w:r>{run("ici")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


@pytest.mark.parametrize(
    "link",
    [
        f'<w:hyperlink r:id="rIdL" w:anchor="part">{run("ici")}</w:hyperlink>',
        _SIMPLE_FIELD,
        _FIELD,
    ],
)
def test_links_have_their_targets_however_they_are_kept(link: str) -> None:
    spaces = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    data = put(f"{run('Voir ')}{link.replace('<w:hyperlink', f'<w:hyperlink {spaces}')}{run('.')}")
    relation = (
        '<Relationship Id="rIdL" Type="http://x/hyperlink" Target="https://ex.org/a" TargetMode="External"/>'
    )
    data = edited(
        data, ("</Relationships>", relation + "</Relationships>"), name="word/_rels/document.xml.rels"
    )
    found = text_of(read(data), "S04").lines[0].runs
    assert found == (Run("Voir "), Run("ici", target="https://ex.org/a#part"), Run("."))


def test_a_link_goes_on_in_what_looks_like_one_behind_its_field() -> None:
    link, plain = '<w:rStyle w:val="Hyperlink"/>', run(" et ")
    other = _FIELD.replace("ex.org/a", "ex.org/b").replace("<w:r><w:t", f"<w:r><w:rPr>{link}</w:rPr><w:t")
    data = put(f"{_FIELD}{run('et là', link)}{plain}{run('loin', link)}{_FIELD}{other}")
    target, second = "https://ex.org/a#part", "https://ex.org/b#part"
    assert text_of(read(data), "S04").lines[0].runs == (
        Run("iciet là", target=target),
        Run(" et loin"),
        Run("ici", target=target),
        Run("ici", target=second),
    )


def test_words_in_controls_smart_tags_and_alternatives_stand_once() -> None:
    choice = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="x">{run("b")}</mc:Choice><mc:Fallback>{run("B")}</mc:Fallback>'
        "</mc:AlternateContent>"
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('c')}</w:sdtContent></w:sdt>"
    assert runs(f'<w:smartTag w:element="x">{run("a")}</w:smartTag>{choice}{control}') == (Run("abc"),)


def test_a_broken_field_swallows_nothing_that_follows() -> None:
    broken = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
    review = read(put(run(RIEN) + broken))
    assert review.texts == read(SENT).texts


# -- changes ----------------------------------------------------------------------------------------------


def test_what_was_inserted_and_deleted_again_carries_both() -> None:
    nested = inserted(
        f'{run("un ")}<w:del w:id="3" w:author="Bo"><w:r><w:delText>mot</w:delText></w:r></w:del>'
    )
    assert runs(nested) == (Run("un ", inserted=ANA), Run("mot", inserted=ANA, deleted=Tracked("Bo")))


def test_moved_words_say_so() -> None:
    moved = (
        f'<w:moveFromRangeStart w:id="1" w:name="m" {AUTHOR}/>'
        f'<w:moveFrom w:id="2" {AUTHOR}>{run("de")}</w:moveFrom>'
        f'<w:moveFromRangeEnd w:id="1"/><w:moveTo w:id="3" {AUTHOR}>{run("à")}</w:moveTo>'
    )
    assert runs(moved) == (Run("de", deleted=MOVED), Run("à", inserted=MOVED))


def _mark(change: str) -> str:
    return f'<w:rPr><w:{change} w:id="950" {AUTHOR}/></w:rPr>'


def test_a_paragraph_that_was_split_is_one_before_and_two_after() -> None:
    split = paragraph(run("Rien de confidentiel"), properties=_mark("ins")) + paragraph(run(" ne sort."))
    review = read(edited(SENT, (paragraph(run(RIEN)), split)))
    assert rejected(review, "S04")[0] == RIEN
    assert accepted(review, "S04")[:2] == ["Rien de confidentiel", "ne sort."]


def test_paragraphs_that_were_joined_are_two_before_and_one_after() -> None:
    review = read(edited(SENT, (paragraph(run(RIEN)), paragraph(run(RIEN), properties=_mark("del")))))
    assert rejected(review, "S04")[0] == RIEN
    assert accepted(review, "S04") == [f"{RIEN}Les clients restent anonymes en tout temps."]


def test_a_line_added_by_pressing_enter_at_the_end_leaves_the_line_before_alone() -> None:
    added = paragraph(run(RIEN), properties=_mark("ins")) + paragraph("")
    lines = text_of(read(edited(SENT, (paragraph(run(RIEN)), added))), "S04").lines
    assert [line.inserted for line in lines] == [None, None]
    assert len(lines) == 2


def test_paragraphs_within_a_change_are_changed_to_their_ends() -> None:
    lines = text_of(read(after(inserted(paragraph(run("Ligne"))))), "S04").lines
    assert (lines[1].inserted, lines[1].runs) == (ANA, (Run("Ligne", inserted=ANA),))


def test_an_empty_line_that_was_inserted_is_no_line() -> None:
    review = read(after(paragraph("", properties=_mark("ins"))))
    assert review.texts == read(SENT).texts


def test_a_paragraph_that_was_taken_out_with_its_end_is_there_before_only() -> None:
    gone = paragraph(deleted(RIEN), properties=_mark("del"))
    review = read(edited(SENT, (paragraph(run(RIEN)), gone)))
    assert text_of(review, "S04").lines[0].deleted == ANA
    assert rejected(review, "S04")[0] == RIEN
    assert accepted(review, "S04") == ["Les clients restent anonymes en tout temps."]


@pytest.mark.parametrize(
    "date", ["", "0-00-00T00:00:00Z", "1970-01-01T00:00:00Z", "hier", "9999-99-99T00:00:00Z"]
)
def test_a_date_that_cannot_be_is_none(date: str) -> None:
    (found,) = runs(inserted(run("x")).replace('w:date="2026-12-03T09:30:00Z"', f'w:date="{date}"'))
    assert found.inserted == Tracked("Ana")


def test_a_date_without_a_zone_is_read_as_utc_and_words_own_utc_is_preferred() -> None:
    (found,) = runs(inserted(run("x")).replace("09:30:00Z", "09:30:00"))
    assert found.inserted == ANA
    space = "http://schemas.microsoft.com/office/word/2023/wordml/word16du"
    utc = f'xmlns:u="{space}" u:dateUtc="2026-12-03T09:30:00Z"'
    (found,) = runs(
        inserted(run("x")).replace('w:date="2026-12-03T09:30:00Z"', f'{utc} w:date="2026-12-03T04:30:00Z"')
    )
    assert found.inserted == ANA


# -- lines ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "properties", "mark"),
    [
        ("Normal", "", Mark()),
        ("Heading2", "", Mark("heading", 2)),
        ("Heading3", "", Mark("heading", 3)),
        ("HeadingUnnumbered2", "", Mark("heading", 2)),
        ("ListBullet", "", Mark("bullet")),
        ("ListBullet2", "", Mark("bullet", 1)),
        ("ListNumber2", "", Mark("number", 1)),
        ("Quote", "", Mark(quoted=True)),
        ("CalloutListNumber", "", Mark("number", quoted=True)),
        ("ListBullet", '<w:numPr><w:numId w:val="0"/></w:numPr>', Mark()),
        ("BodyText", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>', Mark("bullet")),
        ("BodyText", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>', Mark("number", 1)),
        ("BodyText", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="777"/></w:numPr>', Mark()),
        ("NoSuchStyle", "", Mark()),
    ],
)
def test_the_kind_of_a_line_comes_from_its_style_and_its_list(
    style: str, properties: str, mark: Mark
) -> None:
    review = read(after(paragraph(run("Ligne"), style, properties)))
    assert marks(review, "S04")[1] == mark


def test_a_style_of_their_own_counts_as_the_one_it_is_based_on() -> None:
    style = (
        '<w:style w:type="paragraph" w:customStyle="1" w:styleId="Puce"><w:name w:val="Ma puce"/>'
        '<w:basedOn w:val="ListBullet2"/></w:style></w:styles>'
    )
    data = edited(after(paragraph(run("Ligne"), "Puce")), ("</w:styles>", style), name="word/styles.xml")
    assert marks(read(data), "S04")[1] == Mark("bullet", 1)


def test_two_numbered_lists_in_a_row_are_two() -> None:
    first, *_ = [text for text in part(SENT).split("<w:p>") if "Appeler." in text]
    number = first[first.index("<w:numPr>") : first.index("</w:numPr>") + 10]
    another = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="888"/></w:numPr>'
    xml = part(SENT)
    end = xml.index("</w:p>", xml.index("Attendre.")) + 6
    items = "".join(paragraph(run(words), "ListNumber", another) for words in ("Un", "Deux"))
    xml = xml[:end] + items + xml[end:]
    added = (
        '<w:num w:numId="888"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num></w:numbering>"
    )
    data = edited(with_parts(SENT, {BODY: xml}), ("</w:numbering>", added), name="word/numbering.xml")
    assert another != number
    assert marks(read(data), "S12")[1:] == [
        Mark("number"),
        Mark("number"),
        Mark("number", opens_list=True, start=5),
        Mark("number", start=5),
    ]


# -- where sections begin -----------------------------------------------------------------------------------


def test_sections_are_found_by_bookmarks_where_the_controls_are_gone() -> None:
    xml = part(SENT)
    start = xml.index("<w:sdt ", xml.rindex("</w:tbl>"))
    body = xml[start:]
    for tag in ("</w:sdt>", "<w:sdtContent>", "</w:sdtContent>"):
        body = body.replace(tag, "")
    body = re.sub(r"<w:sdt [^>]*>|<w:sdtPr>.*?</w:sdtPr>", "", body)
    assert read(with_parts(SENT, {BODY: xml[:start] + body})).texts == read(SENT).texts


def test_sections_are_found_by_their_headings_where_every_mark_is_gone() -> None:
    xml = (
        part(SENT)
        .replace('"charta:S', '"gone:S')
        .replace('"charta_S04_', '"gone_S04_')
        .replace('"charta_S12_', '"g_S12_')
    )
    review = read(with_parts(SENT, {BODY: xml}))
    assert [(text.section, text.language) for text in review.texts] == [
        (text.section, text.language) for text in read(SENT).texts
    ]
    assert accepted(review, "S12", "en") == ["Report at once.", "Call.", "Wait."]


def test_a_heading_that_was_changed_is_still_the_heading() -> None:
    review = read(put(deleted("Crise") + inserted(run("Urgence")), "Crise"))
    assert text_of(review, "S12").heading == (Run("Crise", deleted=ANA), Run("Urgence", inserted=ANA))


def test_words_written_before_a_heading_are_a_line() -> None:
    heading = part(SENT)
    at = heading.index('<w:p><w:pPr><w:pStyle w:val="Heading1"/>', heading.index('"charta:S12:fr"'))
    data = with_parts(SENT, {BODY: f"{heading[:at]}{paragraph(run('Avant.'))}{heading[at:]}"})
    review = read(data)
    assert text_of(review, "S12").heading == (Run("Crise"),)
    assert accepted(review, "S12")[0] == "Avant."


def test_a_section_that_is_gone_is_listed() -> None:
    xml = part(SENT)
    start = xml.rindex("<w:sdt ", 0, xml.index('"charta:S12:fr"'))
    end = xml.index("</w:sdtContent></w:sdt>", start) + len("</w:sdtContent></w:sdt>")
    review = read(with_parts(SENT, {BODY: xml[:start] + xml[end:]}))
    assert review.leftovers == (Leftover(LeftoverKind.MISSING_SECTION, "Crise", "S12"),)


def test_a_section_that_was_never_sent_is_listed_with_its_words() -> None:
    xml = (
        part(SENT).replace('"charta:S12:fr"', '"charta:S99:fr"').replace('"charta_S12_fr"', '"charta_S99_fr"')
    )
    left = read(with_parts(SENT, {BODY: xml})).leftovers
    # Its heading is that of a section which was sent, but its marks are believed before.
    assert [(found.kind, found.section) for found in left] == [
        (LeftoverKind.UNKNOWN_SECTION, "S99"),
        (LeftoverKind.MISSING_SECTION, "S12"),
    ]
    assert left[0].text == "Crise\nSignaler tout de suite.\nAppeler.\nAttendre."


def test_the_copy_of_a_section_is_listed() -> None:
    xml = part(SENT)
    start = xml.rindex("<w:sdt ", 0, xml.index('"charta:S04:fr"'))
    end = xml.index("</w:sdtContent></w:sdt>", start) + len("</w:sdtContent></w:sdt>")
    copy = xml[start:end].replace(RIEN, "Autre chose.")
    (left,) = read(with_parts(SENT, {BODY: xml[:end] + copy + xml[end:]})).leftovers
    assert (left.kind, left.section) == (LeftoverKind.TWICE, "S04")
    assert "Autre chose." in left.text


# -- comments ---------------------------------------------------------------------------------------------


def _talk(*, extended: bool = True) -> bytes:
    data = put(run("Rien de ") + commented(0, commented(1, run("confidentiel"))) + run(" ne sort."))
    threads = '<w15:commentEx w15:paraId="0000000A" w15:done="1"/>'
    threads += '<w15:commentEx w15:paraId="0000000B" w15:paraIdParent="0000000A" w15:done="1"/>'
    comments = a_comment(0, "Quoi ?", "0000000A") + a_comment(1, "Tout.", "0000000B")
    return with_comments(data, comments, threads if extended else "")


def test_a_reply_names_the_comment_that_it_answers() -> None:
    first, second = text_of(read(_talk()), "S04").comments
    assert (first.id, first.reply_to, first.resolved) == ("0", "", True)
    assert (second.reply_to, second.text, second.quote) == ("0", "Tout.", "confidentiel")
    assert first.at == ANA.at
    assert (first.before, first.after) == ("Rien de ", " ne sort.\nLes clients restent anonymes e")


def test_a_reply_without_a_place_of_its_own_stands_where_its_thread_does() -> None:
    threads = '<w15:commentEx w15:paraId="A"/><w15:commentEx w15:paraId="B" w15:paraIdParent="A"/>'
    data = put(run("Rien de ") + commented(0, run("confidentiel")) + run("."))
    review = read(with_comments(data, a_comment(0, "Quoi ?", "A") + a_comment(1, "Tout.", "B"), threads))
    assert [found.quote for found in text_of(review, "S04").comments] == ["confidentiel", "confidentiel"]
    assert review.leftovers == ()


def test_a_comment_over_joined_paragraphs_quotes_them_as_one() -> None:
    joined = paragraph('<w:commentRangeStart w:id="0"/>' + run("Rien."), properties=_mark("del"))
    xml = part(SENT).replace(paragraph(run(RIEN)), joined)
    xml = xml.replace(run("Les clients restent "), run("Les clients ") + '<w:commentRangeEnd w:id="0"/>')
    (found,) = text_of(read(with_comments(with_parts(SENT, {BODY: xml}), a_comment(0, "Hm"))), "S04").comments
    assert found.quote == "Rien.Les clients"


def test_replies_stand_alone_where_a_program_lost_their_threads() -> None:
    assert [
        (found.reply_to, found.resolved) for found in text_of(read(_talk(extended=False)), "S04").comments
    ] == [
        ("", False),
        ("", False),
    ]


def test_a_comment_over_paragraphs_quotes_them_both_and_no_deleted_words() -> None:
    xml = part(SENT)
    old = paragraph(run(RIEN))
    new = paragraph(
        run("Rien de ") + '<w:commentRangeStart w:id="0"/>' + deleted("très ") + run("confidentiel.")
    )
    xml = xml.replace(old, new).replace(
        run("Les clients restent "), f'{run("Les clients ")}<w:commentRangeEnd w:id="0"/>{run("restent ")}'
    )
    data = with_comments(with_parts(SENT, {BODY: xml}), a_comment(0, "Hm"))
    (found,) = text_of(read(data), "S04").comments
    assert (found.quote, found.before) == ("confidentiel.\nLes clients", "Rien de ")


def test_a_comment_that_points_nowhere_is_listed() -> None:
    (left,) = read(with_comments(SENT, a_comment(7, "Perdu"))).leftovers
    assert left == Leftover(LeftoverKind.COMMENT, "Perdu", author="Ana")


def test_a_comment_on_a_point_has_no_quote() -> None:
    reference = '<w:r><w:commentReference w:id="0"/></w:r>'
    data = with_comments(put(run("Rien") + reference + run(" du tout.")), a_comment(0, "Ici"))
    (found,) = text_of(read(data), "S04").comments
    assert (found.quote, found.before, found.after[:9]) == ("", "Rien", " du tout.")


# -- what has no place --------------------------------------------------------------------------------------


def test_a_change_of_look_alone_is_listed_with_its_words() -> None:
    changed = f'<w:sz w:val="40"/><w:rPrChange w:id="9" {AUTHOR}><w:rPr/></w:rPrChange>'
    review = read(put(run("Rien", changed) + run(" du tout", changed) + run(".")))
    assert review.leftovers == (Leftover(LeftoverKind.FORMATTING, "Rien du tout", "S04", "Ana"),)


def test_a_tracked_change_of_emphasis_is_in_the_text_and_not_listed() -> None:
    review = read(put(run("Rien", f'<w:b/><w:rPrChange w:id="9" {AUTHOR}><w:rPr/></w:rPrChange>')))
    assert review.leftovers == ()
    assert text_of(review, "S04").lines[0].runs == (Run("Rien", bold=True),)


@pytest.mark.parametrize("look", ["<w:strike/>", '<w:highlight w:val="yellow"/>', "<w:vanish/>"])
def test_words_that_somebody_struck_or_coloured_by_hand_are_listed(look: str) -> None:
    (left,) = read(put(run("Rien", look) + run("."))).leftovers
    assert (left.kind, left.text) == (LeftoverKind.FORMATTING, "Rien")


def test_words_that_are_new_are_not_listed_for_their_look() -> None:
    assert read(put(run(RIEN) + inserted(run("Ah", '<w:highlight w:val="red"/>')))).leftovers == ()


def test_a_paragraph_that_only_looks_different_is_listed_and_one_of_another_kind_is_not() -> None:
    old = '<w:pPr><w:pStyle w:val="BodyText"/></w:pPr>'
    change = f'<w:jc w:val="center"/><w:pPrChange w:id="9" {AUTHOR}>{old}</w:pPrChange>'
    left = read(after(paragraph(run("Ligne"), properties=change))).leftovers
    assert left == (Leftover(LeftoverKind.FORMATTING, "Ligne", "S04", "Ana"),)
    assert read(after(paragraph(run("Ligne"), "ListBullet", change))).leftovers == ()


_DRAWING = (
    '<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="5" name="Image 5" descr="{alt}"/><a:graphic '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="u">'
    "{inner}</a:graphicData>"
    "</a:graphic></wp:inline></w:drawing></w:r>"
)
_PIC = '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"/>'
_BOX = (
    f'<w:pict><v:textbox xmlns:v="urn:schemas-microsoft-com:vml"><w:txbxContent>{paragraph(run("Là"))}'
    "</w:txbxContent></v:textbox></w:pict>"
)


@pytest.mark.parametrize(
    ("content", "kind", "text"),
    [
        (_DRAWING.format(alt="Un plan", inner=_PIC), LeftoverKind.PICTURE, "Un plan"),
        (_DRAWING.format(alt="", inner=_PIC), LeftoverKind.PICTURE, "Image 5"),
        (_DRAWING.format(alt="Un diagramme", inner=""), LeftoverKind.OBJECT, "Un diagramme"),
        (f"<w:r>{_BOX}</w:r>", LeftoverKind.TEXT_BOX, "Là"),
        ("<w:r><w:object/></w:r>", LeftoverKind.OBJECT, ""),
        (
            '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>a+b</m:t></m:r></m:oMath>',
            LeftoverKind.OBJECT,
            "a+b",
        ),
    ],
)
def test_what_is_drawn_or_embedded_is_listed(content: str, kind: LeftoverKind, text: str) -> None:
    review = read(put(run(RIEN) + content))
    assert review.leftovers == (Leftover(kind, text, "S04"),)
    assert review.texts == read(SENT).texts


def test_a_text_box_that_is_kept_in_two_forms_is_listed_once() -> None:
    both = (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice Requires='wps'>{_BOX}</mc:Choice><mc:Fallback>{_BOX}</mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert [left.text for left in read(put(both)).leftovers] == ["Là"]


def test_a_picture_that_was_taken_out_again_is_not_listed() -> None:
    gone = f'<w:del w:id="4" {AUTHOR}>{_DRAWING.format(alt="x", inner=_PIC)}</w:del>'
    assert read(put(run(RIEN) + gone)).leftovers == ()


def test_what_was_written_into_the_preface_is_listed() -> None:
    xml = part(SENT)
    at = xml.index("</w:p>")
    data = with_parts(SENT, {BODY: xml[:at] + inserted(run("Bravo !")) + xml[at:]})
    assert read(data).leftovers == (Leftover(LeftoverKind.OUTSIDE, "Bravo !", author="Ana"),)


def test_what_was_written_after_a_table_of_decisions_is_listed() -> None:
    xml = part(SENT)
    at = xml.index("</w:tbl>", xml.index("charta_S04_decision")) + len("</w:tbl>")
    data = with_parts(SENT, {BODY: xml[:at] + paragraph(run("Un mot.")) + xml[at:]})
    assert read(data).leftovers == (Leftover(LeftoverKind.OUTSIDE, "Un mot.", "S04"),)


def test_what_was_written_at_the_foot_of_the_pages_is_listed() -> None:
    data = edited(SENT, ("</w:p>", f"{inserted(run('Vu.'))}</w:p>"), name="word/footer1.xml")
    assert read(data).leftovers == (Leftover(LeftoverKind.OUTSIDE, "Vu.", author="Ana"),)


# -- what the file says of itself ---------------------------------------------------------------------------


def test_the_properties_tell_the_review_where_its_own_part_is_gone() -> None:
    review = read(with_parts(SENT, {"customXml/item1.xml": None}))
    assert review.marks == read(SENT).marks
    assert review.texts == read(SENT).texts


def test_a_file_that_says_nothing_of_itself_still_has_its_sections() -> None:
    review = read(with_parts(SENT, {"customXml/item1.xml": None, "docProps/custom.xml": None}))
    assert review.marks is None
    assert review.texts == read(SENT).texts


def test_the_namespace_is_the_one_of_word() -> None:
    assert W in part(SENT)
