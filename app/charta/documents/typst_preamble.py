"""What every Typst document begins with: pages, sizes, colours, and how each kind of block looks."""

from typing import Final

from charta.documents.word_styles import ACCENT, CARD_COLOURS, INK, LINE, QUIET, TINT
from charta.domain.form_layout import CODE_SIDE, DATE, SIGNATURE
from charta.domain.form_layout import QUIET as CLEAR

PAGES: Final = {
    "report": "margin: 25mm",
    "form": "margin: (x: 20mm, y: 15mm)",
    "sheet": "flipped: true, margin: (x: 15mm, y: 17mm)",
    "poster": "margin: (x: 18mm, y: 15mm)",
}
LONGEST_WORD: Final = 40
"""So many characters stand together; a longer word, or an address, may be broken anywhere."""
INSERTED: Final = "1B5E3A"
DELETED: Final = "9B1C31"
PAPERS: Final = {"letter": "us-letter", "a4": "a4"}
SIZES: Final = {"report": "10.5pt", "form": "9.5pt", "sheet": "9.5pt", "poster": "10.5pt"}

_CARD_COLOURS: Final = ", ".join(f'{kind}: rgb("{colour}")' for kind, colour in CARD_COLOURS.items())
_CARD_SIZES: Final = "(13pt, 12.5pt, 12pt, 11.5pt, 11pt, 10.5pt, 10pt, 9.5pt, 9pt, 8.5pt, 8pt, 7pt, 6pt)"
PREAMBLE: Final = f"""
#let accent = rgb("{ACCENT}")
#let quiet = rgb("{QUIET}")
#let rule = rgb("{LINE}")
#let tint = rgb("{TINT}")
#set text(font: "Inter", fill: rgb("{INK}"))
#set par(leading: 0.72em, spacing: 1.05em)
// A word that no line holds would run off the page, over what stands there.
#show regex("\\S{{{LONGEST_WORD},}}"): word => word.text.clusters().join(sym.zws)
#set list(indent: 0.6em, spacing: 0.8em, marker: ([•], [–]))
#set enum(indent: 0.4em, spacing: 0.8em, full: false, numbering: "1.")
#let numbered(..n) = if n.pos().len() == 1 {{ [#n.pos().first().] }} else {{ n.pos().map(str).join(".") }}
#set heading(numbering: numbered)
#show heading: set text(fill: accent)
#show heading.where(level: 1): set text(size: 1.4em)
#show heading.where(level: 2): set text(size: 1.12em)
#show heading.where(level: 3): set text(size: 1em, fill: rgb("{INK}"))
#show heading.where(level: 1): set block(above: 2em, below: 1em, sticky: true)
#show heading.where(level: 2): set block(above: 1.5em, below: 0.8em, sticky: true)
#show heading.where(level: 3): set block(above: 1.3em, below: 0.7em, sticky: true)
#show link: set text(fill: accent)
#show link: underline
#show outline.entry.where(level: 1): set block(above: 0.9em)
#let inserted(body) = underline(text(fill: rgb("{INSERTED}"), body))
#let deleted(body) = strike(text(fill: rgb("{DELETED}"), body))
#let bar = (left: 2.5pt + accent)
#let callout(body) = block(fill: tint, stroke: bar, inset: (x: 11pt, y: 9pt), width: 100%, body)
#let statement(mark, body) = block(above: 0.7em, below: 0.7em)[
  #par(hanging-indent: 1.8em)[#box(width: 1.8em, mark)#body]
]
#let signing(title) = block(above: 1.1em, below: 0.6em, text(fill: accent, weight: 600, title))
#let organisation(body) = text(size: 1.05em, weight: 600, tracking: 0.06em, fill: quiet, upper(body))
#let digits(body) = text(font: "DejaVu Sans Mono", size: 0.8em, hyphenate: false, body)
#let kept(body) = block(breakable: false, width: 100%, above: 1.4em, body)
#let cardcolours = ({_CARD_COLOURS})
#let card(points, height, (kind, level, title, body)) = block(
  width: 100%, height: height, fill: tint, stroke: 0.75pt + cardcolours.at(kind), breakable: false)[
  #set text(size: points)
  #show heading: set text(size: points * 1.15, fill: white, weight: 600)
  #show heading: set block(above: 0pt, below: 0pt)
  #block(width: 100%, fill: cardcolours.at(kind), inset: (x: 10pt, y: 7pt), below: 0pt,
    heading(level: level, numbering: none, outlined: false, title))
  #block(inset: (x: 10pt, y: 9pt), above: 0pt, body)
]
// Two in a row on the rest of the page, in the largest letters for which it has room.
#let cards(..all) = block(width: 100%, height: 1fr, layout(size => {{
  let gap = 12pt
  let wide = (size.width - gap) / 2
  let rows = all.pos().chunks(2)
  for points in {_CARD_SIZES} {{
    let tall = rows.map(row => calc.max(..row.map(it => measure(card(points, auto, it), width: wide).height)))
    let spare = size.height - tall.sum() - gap * (rows.len() - 1)
    if spare >= 0pt or points == 6pt {{
      let more = calc.max(spare, 0pt) / rows.len()
      return grid(columns: (1fr, 1fr), gutter: gap,
        ..rows.zip(tall).map(((row, height)) => row.map(it => card(points, height + more, it))).flatten())
    }}
  }}
}}))
// A cell with room for initials and a date, or for more where it holds more.
#let tall(body) = grid(columns: (0pt, 1fr), box(height: 13mm - 10pt), body)
#let boxes(label, body) = block(width: 100%)[#text(size: 0.8em, fill: quiet, label) \\ #body]
"""

FIELDS: Final = f"""
#let tickbox(mark, name: "", label: "") = text(size: 1.3em, top-edge: 0.5em, bottom-edge: "baseline", mark)
#let answer(label, room, body, name: "", kind: "text") = block(
  width: 100%, stroke: (bottom: 0.5pt + rule), inset: (bottom: 3pt))[
  #text(size: 0.8em, fill: quiet, label) \\
  #box(height: room) #body
]
#let printedname(body) = block(above: 0.6em, below: 0.9em, text(size: 1.5em, weight: 700, body))
#let code(place, alt) = rect(width: {CODE_SIDE}mm, height: {CODE_SIDE}mm, stroke: 0.5pt + rule)
#let penbox(name, label) = rect(width: 100%, height: 100%, stroke: 0.75pt)
"""
"""How a place to fill in looks, by itself; a file with fields has its own of each (`forms.pdf_layout`)."""

CODED: Final = f"""
#let codedhead(alt, body) = grid(columns: (1fr, {CODE_SIDE}mm), column-gutter: 8mm,
  body, box(height: {CODE_SIDE + CLEAR}mm, code("head", alt)))
// The measures of `domain.form_layout`; nothing is printed in the boxes.
#let codedsignature(title, alt, (sign, sign-label), (date, date-label)) = block(
  breakable: false, width: 100%, above: 1.1em, below: 1em)[
  #signing(title)
  #let small(body) = text(size: 0.8em, fill: quiet, body)
  #grid(
    columns: ({SIGNATURE.left + CLEAR}mm, {SIGNATURE.right - SIGNATURE.left}mm, {DATE.right - DATE.left}mm),
    rows: (auto, {SIGNATURE.bottom - SIGNATURE.top}mm), row-gutter: 1.5mm,
    [], small(sign-label), small(date-label),
    pad(left: {CLEAR}mm, top: {-SIGNATURE.top}mm, code("sign", alt)),
    penbox(sign, sign-label), penbox(date, date-label))
]
"""


POSTER: Final = "#show heading.where(level: 1): set text(size: 1.25em)\n"
