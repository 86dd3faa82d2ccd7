from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from charta.documents.block_words import plain_lines, printable
from charta.documents.clauses import JinjaClauses
from charta.documents.markdown import WordingDialect
from charta.errors import ContentError
from documents.strategies import values

Derive = Callable[..., str]


class Choice(str):
    __slots__ = ("label",)

    label: str

    def __new__(cls, id_: str, label: str) -> "Choice":
        made = super().__new__(cls, id_)
        made.label = label
        return made


@dataclass(frozen=True)
class Gap:
    gap: str

    def __bool__(self) -> bool:
        return False


@pytest.fixture
def derive(tmp_path: Path) -> Derive:
    folders = count()

    def _derive(template: str, language: str = "en", **variables: object) -> str:
        # A template is compiled once, so each has a place of its own.
        folder = tmp_path / str(next(folders))
        (folder / "S12").mkdir(parents=True)
        (folder / "S12" / f"{language}.md.j2").write_text(template, encoding="utf-8")
        return JinjaClauses(folder).derive("S12", language, variables)

    return _derive


def test_a_choice_tests_as_its_id_and_prints_its_label(derive: Derive) -> None:
    template = '{% if clients == "never" %}\nClients: {{ clients }}.\n{% endif %}\n'
    assert derive(template, clients=Choice("never", "Never [at all]")) == "Clients: Never [at all].\n"


@pytest.mark.parametrize(
    ("language", "filter_", "expected"),
    [
        ("en", "enumerate_and", "a, b and c\n"),
        ("en", "enumerate_or", "a, b or c\n"),
        ("fr", "enumerate_and", "a, b et c\n"),
        ("fr", "enumerate_or", "a, b ou c\n"),
    ],
)
def test_a_sequence_reads_as_an_enumeration_of_its_language(
    derive: Derive, language: str, filter_: str, expected: str
) -> None:
    assert derive(f"{{{{ xs | {filter_} }}}}", language, xs=("a", Choice("b", "b"), "c")) == expected


def test_enumerations_take_what_map_gives(derive: Derive) -> None:
    rows = (Choice("x", "one"), Choice("y", "two"))
    assert derive("{{ rows | map(attribute='label') | enumerate_and }}", rows=rows) == "one and two\n"


def test_a_date_prints_in_words(derive: Derive) -> None:
    template = "{{ day | longdate }}; {{ day }}"
    assert derive(template, "fr", day=date(2026, 12, 1)) == "1er décembre 2026; 1er décembre 2026\n"


def test_a_gap_is_false_and_prints_visibly_through_every_filter(derive: Derive) -> None:
    template = (
        "d’{{ x }}; {{ x | longdate }}; {{ x | enumerate_and }}; {{ x | lower_first }}{{ x | paragraphs }}.\n"
    )
    shown = "[***to complete: Who?***]"
    expected = f"d’{shown}; {shown}; {shown}; {shown}{shown}.\n"
    assert derive(template, x=Gap("to complete: Who?")) == expected
    assert derive("{{ 'yes' if x else 'no' }}", x=Gap("to complete: Who?")) == "no\n"


@pytest.mark.parametrize(
    ("value", "lower"), [("The team", "the team"), ("IT team", "IT team"), ("Équipe", "équipe"), ("", "")]
)
def test_lower_first_leaves_acronyms_alone(derive: Derive, value: str, lower: str) -> None:
    assert derive("x {{ value | lower_first }}", value=value) == f"x {lower}".rstrip() + "\n"


def test_a_long_text_becomes_paragraphs(derive: Derive) -> None:
    assert derive("{{ x | paragraphs }}", x="one\r\ntwo\n\n# three") == "one\n\ntwo\n\n\\# three\n"


@given(value=values)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_value_prints_literally_wherever_a_template_puts_it(derive: Derive, value: str) -> None:
    shown = " ".join(printable(value).split("\n")).strip()
    template = "{{ v }}\n\n- {{ v }}\n\n## {{ v }}\n\n> {{ v }}\n\n"
    lines = list(plain_lines(WordingDialect().read(derive(template, v=value))))
    assert lines == [shown] * 4 if shown else not lines


def test_jinja_in_a_value_is_not_evaluated(derive: Derive) -> None:
    assert derive("{{ v }}", v="{{ 7 * 7 }}{% raw %}") == "{{ 7 \\* 7 }}{% raw %}\n"


@pytest.mark.parametrize(
    "template",
    [
        "{{ unknown }}",
        "{{ v.unknown }}",
        "{% if %}",
        "{{ v | nofilter }}",
        "{{ v.__class__.__mro__ }}",
        "{{ 1 / 0 }}",
    ],
)
def test_a_template_that_does_not_fit_is_named(derive: Derive, template: str) -> None:
    with pytest.raises(ContentError) as caught:
        derive(template, v="x")
    assert "en.md.j2" in str(caught.value)


def test_a_missing_language_is_named(derive: Derive) -> None:
    with pytest.raises(ContentError) as caught:
        JinjaClauses(Path("/nowhere")).derive("S99", "en", {})
    assert "S99" in str(caught.value)


def test_what_a_template_names_is_known(tmp_path: Path) -> None:
    (tmp_path / "S01").mkdir()
    (tmp_path / "S01" / "en.md.j2").write_text(
        "{% if tone == 'warm' %}{{ org.contact }}{% endif %}{% for row in rows %}{{ row.name }}{% endfor %}"
    )
    named = JinjaClauses(tmp_path).named("S01", "en")
    assert {"tone", "org", "org.contact", "rows"} <= named
    assert "org.name" not in named
