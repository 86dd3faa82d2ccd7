"""From answers to wording: the Jinja2 templates of the sections.

Templates are ours; what they print is the team's. So every value is escaped on its way out, and prints
literally whatever it holds. A value may be a text, a number, a date, an object with a `label` (a choice), an
object with a `gap` (a question without an answer), or a sequence of these.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from babel.lists import format_list
from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from charta.documents.block_words import printable, words
from charta.documents.blocks import Heading, ListBlock, Paragraph
from charta.documents.inlines import escape
from charta.documents.kit_parts import KitError, KitReader
from charta.documents.markdown import WordingDialect
from charta.domain.printed import PARTS
from charta.domain.printed_kit import KitParts
from charta.errors import ContentError
from charta.i18n import long_date
from charta.paths import templates

# Canada has no comma before 'and'; other languages follow CLDR as they are.
_LOCALES: Final = {"fr": "fr_CA", "en": "en_CA"}


class Safe(str):
    """Markdown made by a filter from values that it has escaped."""

    __slots__ = ()


@cache
def markdown_environment(language: str, folder: Path) -> ImmutableSandboxedEnvironment:
    """Return what renders the Markdown templates under `folder` in one language.

    There is one for all charters that are opened: it compiles a template once, which takes far longer than to
    render it.
    """
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        finalize=lambda value: markdown(value, language),
        auto_reload=False,
        cache_size=-1,
    )
    environment.filters.update(_filters(language))
    return environment


def markdown(value: object, language: str) -> str:
    """Return a value as Markdown that prints it literally."""
    if isinstance(value, Safe):
        return value
    if isinstance(gap := getattr(value, "gap", None), str):
        # Brackets outside, so that the emphasis reads back whatever stands before it.
        return f"\\[***{escape(gap.strip())}***\\]" if gap.strip() else ""
    if isinstance(label := getattr(value, "label", None), str):
        return escape(label)
    if isinstance(value, date):
        return escape(long_date(value, language))
    if isinstance(value, Iterable) and not isinstance(value, str):
        return _enumeration(value, language, "standard")
    return escape(str(value))


def _filters(language: str) -> dict[str, Callable[..., object]]:
    return {
        "longdate": lambda value: value if _is_gap(value) else Safe(markdown(value, language)),
        "enumerate_and": lambda values: _enumerated(values, language, "standard"),
        "enumerate_or": lambda values: _enumerated(values, language, "or"),
        "paragraphs": lambda value: value if _is_gap(value) else _paragraphs(str(value)),
        "lower_first": lambda value: _first(value, str.lower),
        "upper_first": lambda value: _first(value, str.upper),
    }


def _is_gap(value: object) -> bool:
    return isinstance(getattr(value, "gap", None), str)


def _enumerated(values: object, language: str, style: str) -> object:
    if _is_gap(values) or not isinstance(values, Iterable) or isinstance(values, str):
        return values
    return Safe(_enumeration(values, language, style))


def _enumeration(values: Iterable[object], language: str, style: str) -> str:
    parts = [markdown(value, language) for value in values]
    # format_list fills a pattern with `str.format`, which does not look inside the parts.
    return format_list(
        parts, style="or" if style == "or" else "standard", locale=_LOCALES.get(language, language)
    )


def _paragraphs(text: str) -> Safe:
    lines = (escape(line.strip()) for line in printable(text).split("\n"))
    return Safe("\n\n".join(line for line in lines if line))


def _first(value: object, change: Callable[[str], str]) -> object:
    """Change the case of the first letter; an acronym, whose second letter is a capital, stays."""
    if _is_gap(value):
        return value
    label = getattr(value, "label", None)
    text = label if isinstance(label, str) else str(value)
    word = text.split(" ", 1)[0]
    acronym = len(word) > 1 and word[1].isupper()
    changed = text if acronym or word == "I" else change(text[:1]) + text[1:]
    return Safe(changed) if isinstance(value, Safe) else changed


class TemplateFolder:
    """The templates of one folder, `<name>/<language>.md.j2`."""

    def __init__(self, folder: Path, suffix: str = ".md.j2") -> None:
        self._folder = folder
        self._suffix = suffix
        self._named: dict[tuple[str, str], frozenset[str]] = {}

    def has(self, name: str, language: str) -> bool:
        """Tell whether there is such a template."""
        return self.file(name, language).is_file()

    def file(self, name: str, language: str) -> Path:
        """Return where a template lies."""
        return self._folder / name / f"{language}{self._suffix}"

    def render(self, name: str, language: str, values: Mapping[str, object]) -> str:
        """Return the filled template.

        Raises `ContentError`, which names the file, for a template that is missing, wrong or asks for a
        variable that it is not given.
        """
        try:
            return self._template(name, language).render(values)
        except (
            TemplateError,
            SecurityError,
            TypeError,
            ValueError,
            ArithmeticError,
            AttributeError,
        ) as error:
            line = f", line {error.lineno}" if isinstance(error, TemplateSyntaxError) else ""
            raise ContentError(file=str(self.file(name, language)), problem=f"{error}{line}") from error

    def named(self, name: str, language: str) -> frozenset[str]:
        """Return what a template names: `tone`, or `org.contact` for an attribute."""
        key = (name, language)
        if key not in self._named:
            parsed = self._environment(language).parse(self.file(name, language).read_text(encoding="utf-8"))
            attributes = {
                f"{entry.node.name}.{entry.attr}"
                for entry in parsed.find_all(nodes.Getattr)
                if isinstance(entry.node, nodes.Name)
            }
            self._named[key] = frozenset(
                {*attributes, *(entry.name for entry in parsed.find_all(nodes.Name))}
            )
        return self._named[key]

    def _template(self, name: str, language: str) -> Template:
        return self._environment(language).get_template(f"{name}/{language}{self._suffix}")

    def _environment(self, language: str) -> ImmutableSandboxedEnvironment:
        return markdown_environment(language, self._folder)


class JinjaClauses:
    """Derives a section's wording from answers: the adapter of `services.ports.Clauses`."""

    def __init__(self, folder: Path | None = None, dialect: WordingDialect | None = None) -> None:
        folder = folder or templates() / "sections"
        self._templates = TemplateFolder(folder)
        self._cards = TemplateFolder(folder, ".card.md.j2")
        self._kits = TemplateFolder(folder, ".kit.md.j2")
        self._dialect = dialect or WordingDialect()

    def derive(self, section: str, language: str, values: Mapping[str, object]) -> str:
        """Return canonical Markdown; `values` are the prepared variables of the template."""
        return self._dialect.canonical(self._templates.render(section, language, values))

    def named(self, section: str, language: str) -> frozenset[str]:
        """Return what the wording of a section names: its own fields, and `org.contact` for another sheet."""
        return self._templates.named(section, language)

    def card(
        self, section: str, language: str, values: Mapping[str, object]
    ) -> Mapping[str, tuple[str, ...]]:
        """Return the section's lines for the charter on one page, by part (`domain.printed.PARTS`).

        Each is canonical Markdown of one line. A section without such a template has none. Raises
        `ContentError` for a heading that is no part, or for anything but lists under one.
        """
        if not self._cards.has(section, language):
            return {}
        found: dict[str, tuple[str, ...]] = {}
        part = ""
        for block in self._dialect.read(self._cards.render(section, language, values)):
            if isinstance(block, Heading) and words(block.inlines) in PARTS:
                part = words(block.inlines)
            elif isinstance(block, ListBlock) and part:
                lines = (self._dialect.write([Paragraph(item.inlines)]).strip() for item in block.items)
                found[part] = (*found.get(part, ()), *lines)
            else:
                problem = f"under “{part}” there is something else than a list"
                raise ContentError(file=str(self._cards.file(section, language)), problem=problem)
        return found

    def kit(self, section: str, language: str, values: Mapping[str, object]) -> KitParts:
        """Return what the section brings to the roll-out kit, nothing for one without such a template.

        Raises `ContentError` for a file that is not written as the kit needs it.
        """
        if not self._kits.has(section, language):
            return KitParts()
        try:
            return KitReader(self._dialect).read(self._kits.render(section, language, values))
        except KitError as error:
            file = self._kits.file(section, language)
            raise ContentError(file=str(file), problem=str(error)) from error
