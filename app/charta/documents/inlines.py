"""Lines of Markdown: from the parser's tokens to inlines, to one tidy form, and back to text.

The tidy form is what makes a wording's spelling unique: emphasis never begins or ends with a space, never
touches other emphasis, and stands only where CommonMark's flanking rules read it back. What the rules cannot
hold loses its emphasis, never its words.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final
from urllib.parse import urlsplit

from markdown_it.common.utils import isMdAsciiPunct, isPunctChar
from markdown_it.token import Token

from charta.documents.block_words import printable
from charta.documents.blocks import Inline, LineBreak, Link, Text

SCHEMES: Final = ("http", "https", "mailto")

_PUNCTUATION: Final = re.compile(r"([!-/:-@\[-`{-~])")
# What Markdown would read within a line: an underscore between letters is none, brackets matter before '('.
_ACTIVE: Final = re.compile(r"[\\*]|(?<![^\W_])_|_(?![^\W_])|\](?=\()")
_ACTIVE_IN_LABEL: Final = re.compile(r"[\\*\[\]]|(?<![^\W_])_|_(?![^\W_])")
_LINE_START: Final = re.compile(
    r"(?:#{1,6}(?=[ \t]|$)|[-+](?=[ \t]|$)|-(?=-[- \t]*$)|>)|(\d{1,9})(?=[.)](?:[ \t]|$))"
)
_TARGET_UNSAFE: Final = re.compile(r"[\x00-\x20\x7f\u0080-\u00a0\u2028\u2029<>()\\\"`{}|^\u3000]")
_ENTITY: Final = re.compile(r"&(?=#?[A-Za-z0-9]{1,31};)")


def escape(text: str) -> str:
    """Return `text` so that Markdown prints it literally anywhere in a line; line breaks become spaces."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(printable(text).split("\n")))


def is_allowed_target(target: str) -> bool:
    """Tell whether a link may lead there: a web address with a host, or a mail address."""
    try:
        parts = urlsplit(safe_target(target))
    except ValueError:
        return False
    scheme = parts.scheme.lower()
    return scheme in SCHEMES and bool(parts.path if scheme == "mailto" else parts.netloc)


def safe_target(target: str) -> str:
    """Return an address with everything percent-encoded that could end it early in any format."""
    return _TARGET_UNSAFE.sub(
        lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), target.strip()
    )


# -- tokens to inlines ------------------------------------------------------------------------------------


def read_inlines(tokens: Sequence[Token]) -> list[Inline]:
    """Return the inlines of a parsed line, not yet tidy."""
    found: list[Inline] = []
    label: list[Text] | None = None
    target, title = "", ""
    bold = italic = 0
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                label, target, title = [], str(token.attrs["href"]), str(token.attrs.get("title", ""))
            case "link_close":
                found += _link(target, label or [], title)
                label = None
            case "hardbreak" if label is None:
                found.append(LineBreak())
            case _:
                text = Text(" " if token.type.endswith("break") else token.content, bold > 0, italic > 0)
                (found if label is None else label).append(text)
    return found


def _link(target: str, label: list[Text], title: str) -> list[Inline]:
    target = safe_target(target)
    if not target:
        return [*label]  # it leads nowhere, so that only its words are left
    shown: list[Inline] = [
        Link(target, tuple(label) if any(text.text.strip() for text in label) else (Text(target),))
    ]
    return [*shown, Text(f" ({title})")] if title else shown


# -- the tidy form ------------------------------------------------------------------------------------------


def tidy(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return the inlines in the one form that spells and reads back the same."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(inline)
    if len(lines) == 1:
        return tuple(_tidy_line(lines[0]))
    tidied = [_tidy_line(line) for line in lines]
    while tidied and not tidied[0]:
        del tidied[0]
    while tidied and not tidied[-1]:
        del tidied[-1]
    result: list[Inline] = []
    for index, line in enumerate(tidied):
        result += [LineBreak(), *line] if index else line
    return tuple(result)


def _tidy_line(line: Sequence[Inline]) -> list[Inline]:
    if len(line) == 1 and isinstance(only := line[0], Text) and not (only.bold or only.italic):
        stripped = only.text.replace("\n", " ").strip()
        return [Text(stripped)] if stripped else []
    pieces = _spaces_outside(_links_tidied(_links_joined(line)))
    while (changed := _settled(pieces)) is not None:
        pieces = _spaces_outside(changed)
    return _trimmed(pieces)


def _links_joined(line: Iterable[Inline]) -> list[Inline]:
    """Join links in a row that lead to one place: a reader sees one."""
    result: list[Inline] = []
    for inline in line:
        before = result[-1] if result else None
        if isinstance(inline, Link) and isinstance(before, Link) and before.target == inline.target:
            result[-1] = Link(inline.target, (*before.inlines, *inline.inlines))
        elif not isinstance(inline, Text) or inline.text:
            result.append(inline)
    return result


def _links_tidied(line: Sequence[Inline]) -> list[Inline]:
    """Tidy the labels of links; the spaces at their ends move out."""
    result: list[Inline] = []
    for inline in line:
        if isinstance(inline, Link):
            whole = "".join(text.text for text in inline.inlines)
            label = tuple(text for text in _tidy_line(inline.inlines) if isinstance(text, Text))
            before = " " if whole[:1].isspace() else ""
            after = " " if whole[-1:].isspace() else ""
            result += [Text(before), Link(inline.target, label or (Text(inline.target),)), Text(after)]
        else:
            result.append(inline)
    return result


def _spaces_outside(line: Sequence[Inline]) -> list[Inline]:
    result: list[Inline] = []
    for inline in _merged(line):
        if isinstance(inline, Text) and _emphasised(inline):
            core = inline.text.strip()
            start = inline.text.find(core) if core else len(inline.text)
            result += [
                Text(inline.text[:start]),
                Text(core, inline.bold, inline.italic),
                Text(inline.text[start + len(core) :]),
            ]
        else:
            result.append(inline)
    return _merged(result)


def _merged(line: Sequence[Inline]) -> list[Inline]:
    """Join neighbours of the same emphasis; drop what is empty."""
    result: list[Inline] = []
    for inline in line:
        if not isinstance(inline, Text):
            result.append(inline)
            continue
        if not inline.text:
            continue
        before = result[-1] if result else None
        text = inline.text.replace("\n", " ")
        if isinstance(before, Text) and (before.bold, before.italic) == (inline.bold, inline.italic):
            result[-1] = Text(before.text + text, inline.bold, inline.italic)
        else:
            result.append(Text(text, inline.bold, inline.italic))
    return result


def _settled(line: list[Inline]) -> list[Inline] | None:
    """Correct the first emphasis that would not read back; None when all do."""
    for index, piece in enumerate(line):
        if not (isinstance(piece, Text) and _emphasised(piece)):
            continue
        before = line[index - 1] if index else None
        after = line[index + 1] if index + 1 < len(line) else None
        if isinstance(before, Text) and _emphasised(before):
            return [*line[:index], Text(piece.text, before.bold, before.italic), *line[index + 1 :]]
        if outward := _outward(piece, before, after):
            return [*line[:index], *outward, *line[index + 1 :]]
    return None


def _outward(piece: Text, before: Inline | None, after: Inline | None) -> list[Text]:
    """Return `piece` without the mark at one of its ends, beside that mark; nothing if it reads back."""
    if _is_mark(piece.text[0]) and isinstance(before, Text) and _is_letter(before.text[-1]):
        return [Text(piece.text[0]), Text(piece.text[1:], piece.bold, piece.italic)]
    if (
        _is_mark(piece.text[-1])
        and isinstance(after, Text)
        and not _emphasised(after)
        and _is_letter(after.text[0])
    ):
        return [Text(piece.text[:-1], piece.bold, piece.italic), Text(piece.text[-1])]
    return []


def _emphasised(text: Text) -> bool:
    return text.bold or text.italic


def _is_mark(character: str) -> bool:
    return isMdAsciiPunct(ord(character)) or isPunctChar(character)


def _is_letter(character: str) -> bool:
    return not _is_mark(character) and not character.isspace()


def _trimmed(line: list[Inline]) -> list[Inline]:
    """Strip the spaces at both ends of a line, where Markdown holds none; only plain text has any there."""
    pieces = list(line)
    if pieces and isinstance(first := pieces[0], Text):
        pieces[0] = Text(first.text.lstrip(), first.bold, first.italic)
    if pieces and isinstance(last := pieces[-1], Text):
        pieces[-1] = Text(last.text.rstrip(), last.bold, last.italic)
    return _merged(pieces)


# -- inlines to Markdown ----------------------------------------------------------------------------------


def spell(inlines: Iterable[Inline], *, after_mark: bool = False) -> list[str]:
    """Return tidy inlines as lines of Markdown; all but the last end with the backslash of a line break.

    `after_mark` says that the line follows a heading's mark, where nothing else begins a block.
    """
    lines = [""]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines[-1] += "\\"
            lines.append("")
        else:
            lines[-1] += _spelled(inline, at_start=not (lines[-1] or after_mark))
    return lines


def _spelled(inline: Inline, *, at_start: bool) -> str:
    match inline:
        case Text(text=text, bold=False, italic=False):
            escaped = _ACTIVE.sub(_backslash, text)
            return at_line_start(escaped) if at_start else escaped
        case Text():
            return _emphasis(inline, _ACTIVE)
        case Link(target=target, inlines=label):
            inner = "".join(_emphasis(text, _ACTIVE_IN_LABEL) for text in label)
            return f"[{inner}]({_ENTITY.sub(_backslash, target)})"
        case _:
            return ""


def _emphasis(text: Text, active: re.Pattern[str]) -> str:
    mark = "**" * text.bold + "*" * text.italic
    return f"{mark}{active.sub(_backslash, text.text)}{mark}"


def _backslash(found: re.Match[str]) -> str:
    return f"\\{found[0]}"


def at_line_start(text: str) -> str:
    """Return escaped text so that it does not begin a heading, a list or a quotation."""
    found = _LINE_START.match(text)
    if not found:
        return text
    number = found[1] or ""
    return f"{number}\\{text[len(number) :]}"
