"""The document model: what every writer receives, whatever the document and the format.

Everything is a frozen value. Text is what prints: nothing in it is markup, so each writer escapes it in the
way of its format. Widths are millimetres, column widths are shares of the line in percent.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal, TypeAlias

from charta.domain.items import Mark

Role = Literal["body", "title", "subtitle", "organisation", "caption", "meta", "check", "note", "name"]
CardKind = Literal["encourage", "check", "never", "ask"]
FieldKind = Literal["text", "lines", "date", "check", "choice", "sign"]
Layout = Literal["report", "form", "sheet", "poster"]
Change = Literal["inserted", "deleted"]


MOST_CONTENTS: Final = 40
"""So many lines of a table of contents a page holds."""
EMPTY_BOX: Final = "☐"
TICKED_BOX: Final = "☒"
CARD_MARKS: Final = {"encourage": "✓", "check": "?", "never": "✗", "ask": "→"}
"""What tells the kinds of cards apart where colours do not."""

# -- inside a line ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Text:
    """Words with their emphasis."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a web or mail address (`http:`, `https:`, `mailto:`)."""

    target: str
    inlines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line within a paragraph."""


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page it stands on, or of the last page."""

    kind: Literal["page", "pages"]


@dataclass(frozen=True, slots=True)
class FormField:
    """A place to fill in on screen or with a pen.

    `value` is what is already known: a text, a date in words, one of `options` for a choice, any text for a
    ticked box.
    """

    kind: FieldKind
    name: str
    label: str
    value: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Digits:
    """Digits to compare by eye, such as a digest: of one width, in groups between which a line may end."""

    text: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A small PNG picture within a line, such as a drawn signature; its parts are those of `Picture`.

    It may stand in any line but those of a `Band`. One that is no `images.is_usable_drawing` prints as `alt`.
    """

    data: bytes
    alt: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Changed:
    """Words that were put in or taken out."""

    change: Change
    inlines: tuple["Inline", ...]


Inline: TypeAlias = Text | Link | LineBreak | PageNumber | FormField | Digits | Drawing | Changed


# -- blocks ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; `numbered` is off for an annex or a table of contents."""

    level: int
    inlines: tuple[Inline, ...]
    anchor: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines of text; its role chooses the style."""

    inlines: tuple[Inline, ...]
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One line of a list, with the lists under it."""

    inlines: tuple[Inline, ...]
    sublists: tuple["ListBlock", ...] = ()


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A bulleted list, or a numbered one that begins with `start`."""

    ordered: bool
    items: tuple[ListItem, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A line of a text with marked changes: what it says, and its end in the earlier and the later text.

    An end that is None on one side was put in or taken out there; two ends of different shape mean that the
    line became another kind of line.
    """

    inlines: tuple[Inline, ...]
    before: Mark | None
    after: Mark | None


@dataclass(frozen=True, slots=True)
class MarkedText:
    """Two states of a text as one, its changes marked; `anchor` names its first line, a heading.

    `numbered` tells whether its headings count among those that writers number.
    """

    lines: tuple[MarkedLine, ...]
    anchor: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Callout:
    """A highlighted passage: paragraphs and lists."""

    blocks: tuple[Paragraph | ListBlock, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A titled card of paragraphs and lists; its kind chooses colour and mark."""

    kind: CardKind
    title: str
    blocks: tuple[Paragraph | ListBlock, ...]


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards side by side, two in a row; each has room for at least so many lines of text."""

    cards: tuple[Card, ...]
    lines: int = 0


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one row."""

    cells: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row; `widths` are shares in percent, `tall` leaves room for a pen.

    `anchor` marks where it begins, so that it is found again in a file that comes back.
    """

    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[TableRow, ...]
    caption: str = ""
    widths: tuple[int, ...] = ()
    tall: bool = False
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG picture; `alt` says what it shows, `width_mm` and `height_mm` are the box it must fit."""

    data: bytes
    alt: str
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of ours (`charts`) as SVG text; `alt` says in words what it shows."""

    svg: str
    alt: str
    width_mm: float


@dataclass(frozen=True, slots=True)
class FormGrid:
    """Fields with their labels, laid out in `columns` columns."""

    fields: tuple[FormField, ...]
    columns: int = 2


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Where somebody signs: a title and fields, kept together on one page."""

    title: str
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class CodedHead:
    """The head of a personal form: paragraphs, and at their right its code, of which `alt` says what it is.

    The pictures of codes are put in copy by copy (`documents.forms`).
    """

    paragraphs: tuple[Paragraph, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class CodedSignature:
    """Where the person of a form signs and dates it, beside its second code.

    Code and boxes have the measures of `domain.form_layout`; nothing is printed in a box.
    """

    title: str
    code: FormField
    signature: FormField
    date: FormField


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page, on its own."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that is marked so that it is found again in a file that comes back; it begins with a heading.

    It keeps its own characters and is in a language of its own. `name` and the heading's anchor mark it,
    `title` tells people what it is. `label` stands before its heading where others have their number, which
    is `number`, or the next one where that is 0.
    """

    name: str
    title: str
    language_tag: str
    blocks: tuple["Block", ...]
    label: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """The list of headings of levels 1 and 2."""

    title: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Block: TypeAlias = (
    Heading
    | Paragraph
    | ListBlock
    | MarkedText
    | Callout
    | Cards
    | Table
    | Picture
    | Chart
    | FormGrid
    | SignatureBlock
    | CodedHead
    | CodedSignature
    | Cover
    | Passage
    | TableOfContents
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Band:
    """What stands at the head or foot of every page but the cover: a text at the left, one at the right."""

    left: tuple[Inline, ...] = ()
    right: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Marking:
    """Who stands with marked changes, and when they were marked."""

    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language, ready to be written.

    `layout` is the page: a report with margins to read, a form with more room, a sheet laid on its side, or a
    poster on one page.
    `created` is the fixed moment that the file's properties show; `properties` are kept with the file but not
    printed (a fingerprint). `paper` is 'letter' or 'a4'; `region` is the country whose variant of the
    language is written. `marking` stands with marked changes, if there are any. `on_paper` tells that it is
    only printed: its fields are to be written by hand.
    """

    language: str
    title: str
    organisation: str
    subject: str
    created: datetime
    blocks: tuple[Block, ...]
    header: Band = Band()
    footer: Band = Band()
    properties: dict[str, str] = field(default_factory=dict)
    layout: Layout = "report"
    paper: str = "letter"
    region: str = "CA"
    marking: Marking | None = None
    on_paper: bool = False

    @property
    def language_tag(self) -> str:
        """The language as proofing tools and browsers name it: 'fr-CA'."""
        return f"{self.language}-{self.region}"
