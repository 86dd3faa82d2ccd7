"""What every composer does: fill a document's template, read it, and name the outcome."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from pathlib import Path

from charta.documents.block_words import printable
from charta.documents.blocks import Block, Document, Layout
from charta.documents.clauses import Safe, TemplateFolder
from charta.documents.directives import TemplateReader
from charta.documents.inlines import escape, is_allowed_target, safe_target
from charta.documents.markdown import WordingDialect
from charta.documents.template_lines import DirectiveError
from charta.documents.typography import set_spaces
from charta.domain.printed import PrintedCharter
from charta.errors import ContentError
from charta.paths import templates

SHORT_FINGERPRINT = 16


@dataclass(frozen=True)
class Content:
    """What a template is filled with: variables, blocks to insert, values of form fields, drawings (PNG)."""

    charter: PrintedCharter
    variables: Mapping[str, object] = field(default_factory=dict)
    inserts: Mapping[str, Sequence[Block]] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    layout: Layout = "report"
    pictures: Mapping[str, bytes] = field(default_factory=dict)


class Composer:
    """Makes documents from the templates of `templates/documents`; one instance serves a whole run."""

    def __init__(self, folder: Path | None = None, dialect: WordingDialect | None = None) -> None:
        self._folder = folder or templates() / "documents"
        self._templates = TemplateFolder(self._folder)
        self._reader = TemplateReader()
        self.dialect = dialect or WordingDialect()

    def compose(self, name: str, content: Content) -> Document:
        """Return the document `name` in the charter's language.

        Raises `ContentError` for a template of ours that does not fit.
        """
        charter = content.charter
        source = self._templates.render(name, charter.language, self._variables(content))
        try:
            parts = self._reader.read(source, content.inserts, content.values, content.pictures)
        except DirectiveError as error:
            file = self._folder / name / f"{charter.language}.md.j2"
            raise ContentError(file=str(file), problem=str(error)) from error
        document = Document(
            language=charter.language,
            title=parts.properties.get("title", ""),
            organisation=parts.properties.get("organisation", ""),
            subject=parts.properties.get("subject", ""),
            created=datetime.combine(charter.as_of, time(12), UTC),
            blocks=tuple(parts.blocks),
            header=parts.header,
            footer=parts.footer,
            properties=_properties(charter),
            layout=content.layout,
            paper=charter.paper,
            region=charter.region,
        )
        return set_spaces(document)

    def _variables(self, content: Content) -> dict[str, object]:
        charter = content.charter
        return {
            "charter": charter,
            "fingerprint": short_fingerprint(charter.fingerprint),
            "mail": _mail(charter.contact_email),
            **content.variables,
        }


def short_fingerprint(fingerprint: str) -> str:
    """Return the first 16 digits of a fingerprint in groups of four, for the eye."""
    digits = fingerprint[:SHORT_FINGERPRINT]
    return " ".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def _mail(address: str) -> Safe:
    target = f"mailto:{address.strip()}"
    usable = "@" in address and not any(character.isspace() for character in address.strip())
    if usable and is_allowed_target(target):
        return Safe(f"[{escape(address.strip())}]({escape(safe_target(target))})")
    return Safe(escape(address.strip()))


def _properties(charter: PrintedCharter) -> dict[str, str]:
    return {
        "ChartaFingerprint": printable(charter.fingerprint),
        "ChartaVersion": printable(charter.version or "draft"),
        "ChartaLanguage": charter.language,
    }
