"""What the templates name: exactly what is declared, in every language alike."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pytest
from jinja2 import nodes

from charta.documents.clauses import markdown_environment
from charta.domain.catalogue import Section
from charta.domain.fields import Column, Field, FieldType
from content.sources import LANGUAGES, SECTIONS, TEMPLATES, catalogue, template

FILTERS = {"longdate", "enumerate_and", "enumerate_or", "paragraphs", "lower_first", "upper_first"}
JINJA_FILTERS = {"length", "first", "last"}
TESTS = {"defined"}
FORBIDDEN = (nodes.Macro, nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends, nodes.AssignBlock)
SHEETS = {"org": "organisation", "team": "team"}
EVERY = pytest.mark.parametrize(
    ("section", "language"), [(section, language) for section in SECTIONS for language in LANGUAGES]
)


@dataclass
class Uses:
    """What one template names."""

    names: set[str] = field(default_factory=set)
    attributes: set[tuple[str, str]] = field(default_factory=set)
    compared: set[tuple[str, str, str]] = field(default_factory=set)


def parsed(section: str, language: str) -> nodes.Template:
    environment = markdown_environment(language, TEMPLATES / "sections")
    return environment.parse(template(section, language))


def uses(section: str, language: str) -> Uses:
    """Return what a template names; a loop's variable stands as `field[]`, its attributes as its columns."""
    found = Uses()
    _collect(parsed(section, language), {}, found)
    return found


def _collect(node: nodes.Node, loops: Mapping[str, str], found: Uses) -> None:
    match node:
        case nodes.For(target=nodes.Name(name=target), iter=iterated):
            _collect(iterated, loops, found)
            inner = {**loops, "loop": "loop", target: f"{_named(iterated, loops)}[]"}
            for child in (*node.body, *node.else_, *([node.test] if node.test else [])):
                _collect(child, inner, found)
            return
        case nodes.Name(name=name):
            found.names.add(loops.get(name, name))
        case nodes.Getattr(node=nodes.Name(name=name), attr=attribute):
            found.attributes.add((loops.get(name, name), attribute))
        case nodes.Compare(expr=left, ops=operands):
            for operand in operands:
                found.compared |= set(_comparisons(left, operand, loops))
    for child in node.iter_child_nodes():
        _collect(child, loops, found)


def _comparisons(
    left: nodes.Expr, operand: nodes.Operand, loops: Mapping[str, str]
) -> Iterator[tuple[str, str, str]]:
    for one, other in ((left, operand.expr), (operand.expr, left)):
        if isinstance(other, nodes.Const) and isinstance(other.value, str):
            yield _named(one, loops), operand.op, other.value
        elif isinstance(other, nodes.Tuple | nodes.List):
            for item in other.items:
                if isinstance(item, nodes.Const):
                    yield _named(one, loops), operand.op, str(item.value)


def _named(node: nodes.Node, loops: Mapping[str, str]) -> str:
    match node:
        case nodes.Name(name=name):
            return loops.get(name, name)
        case nodes.Getattr(node=inner, attr=attribute):
            return f"{_named(inner, loops)}.{attribute}"
        case nodes.Filter(node=inner) if inner is not None:
            return _named(inner, loops)
        case _:
            return type(node).__name__


def fields_by_name(section: Section) -> dict[str, Field | Column]:
    """Return the fields as templates name them: own, of the sheets, and columns within a loop."""
    named: dict[str, Field | Column] = {entry.id: entry for entry in section.fields}
    for short, sheet in SHEETS.items():
        named |= {f"{short}.{entry.id}": entry for entry in catalogue().sheet(sheet).fields}
    for name, entry in list(named.items()):
        if isinstance(entry, Field) and entry.type is FieldType.CHOICES:
            named[f"{name}[]"] = entry
        if isinstance(entry, Field):
            named |= {f"{name}[].{column.id}": column for column in entry.columns}
    return named


# -- names --------------------------------------------------------------------------------------------------


@EVERY
def test_only_declared_fields_are_named(section: str, language: str) -> None:
    known = {entry.id for entry in catalogue().section(section).fields}
    named = {name.removesuffix("[]") for name in uses(section, language).names}
    assert named <= known | {*SHEETS, "term", "loop"} | {f"{short}.accounts" for short in SHEETS}


@EVERY
def test_every_declared_field_is_used(section: str, language: str) -> None:
    fields = catalogue().section(section).fields
    asked_about = {entry.when.field for entry in fields if entry.when and entry.when.sheet is None}
    named = uses(section, language).names
    assert [entry.id for entry in fields if entry.id not in named | asked_about] == []


@EVERY
def test_every_column_is_used(section: str, language: str) -> None:
    attributes = uses(section, language).attributes
    for entry in catalogue().section(section).fields:
        for column in entry.columns:
            assert (f"{entry.id}[]", column.id) in attributes, f"{entry.id}.{column.id}"


@EVERY
def test_only_what_exists_is_named_of_the_sheets_the_terms_and_the_answers(
    section: str, language: str
) -> None:
    terms = catalogue().lexicon(language).terms["default"]
    named = fields_by_name(catalogue().section(section))
    for owner, attribute in uses(section, language).attributes:
        if owner == "term":
            assert attribute in terms, attribute
        elif owner == "loop":
            assert attribute in {"first", "last", "index"}, attribute
        elif f"{owner}.{attribute}" not in named:
            assert attribute == "label", f"{owner}.{attribute}"
            assert named[owner].type in (FieldType.CHOICE, FieldType.CHOICES), f"{owner}.{attribute}"


@EVERY
def test_an_answer_is_compared_with_its_own_choices_only(section: str, language: str) -> None:
    named = fields_by_name(catalogue().section(section))
    for name, _, value in uses(section, language).compared:
        assert value in named[name].choices, f"{name} is never {value!r}"


@pytest.mark.parametrize("section", SECTIONS)
def test_every_language_distinguishes_the_same_choices(section: str) -> None:
    first, *others = (uses(section, language) for language in LANGUAGES)
    for other in others:
        assert first.compared == other.compared
        assert first.names == other.names


# -- the part of Jinja that is allowed ----------------------------------------------------------------------


@EVERY
def test_only_the_filters_of_the_documentation_are_used(section: str, language: str) -> None:
    tree = parsed(section, language)
    assert {found.name for found in tree.find_all(nodes.Filter)} <= FILTERS | JINJA_FILTERS
    assert {found.name for found in tree.find_all(nodes.Test)} <= TESTS


@EVERY
def test_no_macros_imports_blocks_or_concatenation(section: str, language: str) -> None:
    tree = parsed(section, language)
    for kind in (*FORBIDDEN, nodes.Concat, nodes.Call, nodes.Getitem):
        assert tree.find(kind) is None, kind.__name__


@EVERY
def test_a_long_text_is_printed_as_paragraphs(section: str, language: str) -> None:
    tree = parsed(section, language)
    filtered = {_named(found, {}) for found in tree.find_all(nodes.Filter) if found.name == "paragraphs"}
    used = uses(section, language).names
    for entry in catalogue().section(section).fields:
        if entry.type is FieldType.LONG_TEXT and entry.id in used:
            assert entry.id in filtered


@EVERY
def test_wording_has_no_html_tables_pictures_or_code(section: str, language: str) -> None:
    for line in template(section, language).splitlines():
        assert not line.startswith(("|", "```", "~~~", "    ", "\t", "# ")), line
        assert "![" not in line, line
        assert "`" not in line, line
